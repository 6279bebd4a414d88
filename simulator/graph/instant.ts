/** As Graph writes an instant: UTC, without trailing zeros in the fraction. */
export const graphInstant = (ms: number): string => new Date(ms).toISOString().replace(/\.?0+Z$/, 'Z');
