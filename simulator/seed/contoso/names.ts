import type { SeedPerson } from '../seed-file.ts';

/** Longest display name that Entra stores (Graph, user resource). */
const LONGEST_NAME = 256;

/** Names and addresses that break careless programs. */
export const names: readonly SeedPerson[] = [
  { key: 'quote', givenName: 'Sinead', surname: "O'Brien", alias: "sinead.o'brien", jobTitle: 'Analyst', manager: 'manager' },
  { key: 'accent', givenName: 'Zoë', surname: 'Müller-Łukasz', alias: 'zoe.mueller', jobTitle: 'Einkäuferin', manager: 'manager', preferredLanguage: 'de-DE' },
  { key: 'rtl', givenName: 'ליאור', surname: 'בן־דוד', alias: 'lior.bendavid', jobTitle: 'מהנדס', manager: 'manager', preferredLanguage: 'he-IL' },
  { key: 'longname', givenName: 'Maximiliana', surname: 'Wolkenstein', displayName: 'Maximiliana Wolkenstein '.repeat(11).slice(0, LONGEST_NAME - 1).padEnd(LONGEST_NAME, 'x'), alias: 'max.wolkenstein', jobTitle: 'Coordinator', manager: 'manager' },
];
