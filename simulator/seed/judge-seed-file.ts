import type { z } from 'zod';
import { SETTINGS_PATCH } from '../control/settings.ts';
import { misfits } from '../control/schema.ts';
import { seedFileSchema, type SeedFile } from './seed-file.ts';
import { danglingFaults } from './seed-references.ts';

/** A seed file that can be used, or everything that is wrong with it, one sentence each. */
export function judgeSeedFile(given: unknown): { readonly file: SeedFile } | { readonly faults: readonly string[] } {
  const read = seedFileSchema.safeParse(given, { reportInput: true });
  if (!read.success) return { faults: read.error.issues.flatMap((issue) => inWords(issue)) };
  const file: SeedFile = read.data;
  const faults = [...misfits(SETTINGS_PATCH, file.settings ?? {}, 'settings'), ...danglingFaults(file)];
  return faults.length > 0 ? { faults } : { file };
}

type Issue = z.core.$ZodIssue;

function inWords(issue: Issue): readonly string[] {
  const at = placeOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [issue.input === undefined ? `${at} is missing` : `${at} is no ${TYPES[issue.expected] ?? issue.expected}`];
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${placeOf([...issue.path, key])} is not known`);
    case 'invalid_value':
      return [`${at} is none of ${issue.values.map(String).join(', ')}`];
    case 'too_small':
      return [issue.origin === 'string' && issue.minimum === 1 ? `${at} is empty` : `${at} is less than ${String(issue.minimum)}`];
    case 'too_big':
      return [`${at} is ${issue.origin === 'number' || issue.origin === 'int' ? 'more' : 'longer'} than ${String(issue.maximum)}`];
    case 'invalid_format':
      return [`${at} is not ${FORMATS[issue.format] ?? `as it has to be: ${'pattern' in issue ? issue.pattern : issue.format}`}`];
    default:
      return [`${at}: ${issue.message}`];
  }
}

const TYPES: Readonly<Record<string, string>> = { string: 'text', array: 'list', int: 'whole number', boolean: 'true or false' };
const FORMATS: Readonly<Record<string, string>> = { datetime: 'an instant such as 2026-01-31T09:00:00Z' };

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the seed file' : path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`)).join('');
