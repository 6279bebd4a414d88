import type { Schema } from '../../control/schema.ts';
import { SETTINGS_PATCH } from '../../control/settings.ts';
import type { Settings } from '../../tenant/settings.ts';

/** What one box of the settings form may hold. */
export interface SettingsField {
  /** Where it stands in `PATCH …/settings`, as in `lags.passReadMs`. */
  readonly path: string;
  readonly description: string | null;
  readonly now: string;
  readonly input: { readonly kind: 'choice'; readonly values: readonly string[] } | { readonly kind: 'count'; readonly from: number; readonly to: number; readonly empty: boolean } | { readonly kind: 'text' };
  /** The value that the text in the box stands for. */
  readonly read: (text: string) => unknown;
}

/** Numbers among the values of `promptWhile` that the workbench offers beside the words. */
const OFFERED: Readonly<Record<string, readonly string[]>> = { promptWhile: ['300000'] };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));

/** One field for each setting that a box can hold; lists and records stay to programs. It follows the contract, which is where settings are described. */
export const settingsFields = (settings: Settings): readonly SettingsField[] => fieldsOf(SETTINGS_PATCH, settings, '');

function fieldsOf(schema: Schema, value: unknown, path: string, said: string | null = null): readonly SettingsField[] {
  const description = ('description' in schema ? schema.description : undefined) ?? said;
  const field = (input: SettingsField['input'], read: SettingsField['read'] = (text) => text): readonly SettingsField[] => [{ path, description, now: textOf(value), input, read }];
  if ('anyOf' in schema) return fieldOfForms(schema.anyOf, value, path, description);
  switch (schema.type) {
    case 'boolean': return field({ kind: 'choice', values: ['true', 'false'] }, (text) => text === 'true');
    case 'integer': return schema.enum === undefined
      ? field({ kind: 'count', from: schema.minimum ?? 0, to: schema.maximum ?? Number.MAX_SAFE_INTEGER, empty: false }, Number)
      : field({ kind: 'choice', values: schema.enum.map(String) }, Number);
    case 'string': return field(schema.enum === undefined ? { kind: 'text' } : { kind: 'choice', values: schema.enum });
    case 'object': return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => fieldsOf(each, (value as Readonly<Record<string, unknown>>)[name], path === '' ? name : `${path}.${name}`));
    case 'array': case 'null': return [];
  }
}

/** Nothing or a value: an empty box is nothing. Words or a number: the words, and the numbers that are offered. */
function fieldOfForms(forms: readonly Schema[], value: unknown, path: string, description: string | null): readonly SettingsField[] {
  const kinds = forms.flatMap((each) => ('type' in each && each.type !== 'null' ? [each] : []));
  const [first, ...others] = kinds;
  if (first === undefined || first.type === 'object' || first.type === 'array') return [];
  const now = textOf(value);
  if (others.length > 0 && first.type === 'string' && first.enum !== undefined) {
    const values = [...new Set([...first.enum, ...(OFFERED[path] ?? []), now])];
    return [{ path, description, now, input: { kind: 'choice', values }, read: (text) => (/^\d+$/.test(text) ? Number(text) : text) }];
  }
  return fieldsOf(first, value, path, description).map((field) => ({
    ...field,
    input: field.input.kind === 'count' ? { ...field.input, empty: true } : field.input,
    read: (text: string) => (text === '' ? null : field.read(text)),
  }));
}

/** What the sent form wants different, as `PATCH …/settings` takes it; null for nothing. */
export function settingsPatch(settings: Settings, form: URLSearchParams): object | null {
  const patch: Record<string, unknown> = {};
  for (const { path, now, read } of settingsFields(settings)) {
    const text = form.get(path);
    if (text === null || text === now) continue;
    const names = path.split('.');
    const last = names.pop() ?? path;
    let at = patch;
    for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
    at[last] = read(text);
  }
  return Object.keys(patch).length === 0 ? null : patch;
}
