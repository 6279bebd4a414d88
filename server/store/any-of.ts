import { sql } from 'kysely';

/** One of these, as one parameter however many they are: a list of parameters would be another statement for each length. */
export const anyOf = (values: readonly string[]) => sql<string>`any(${[...values]})`;
