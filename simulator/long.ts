/** `npm run test:long` runs the whole forms of tests that `npm test` shortens. */
const LONG = process.env['LONG'] === '1';

/** How often, or how many: the short form's number, or the long one's. */
export const times = (short: number, long: number): number => (LONG ? long : short);
