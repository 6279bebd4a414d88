import type { Rules } from './example.ts';

/** Kinds of text that are compared by form: the value is the server's own. */
const FORMS: Readonly<Record<string, RegExp>> = {
  guid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // UTC, at most seven digits of fraction, none of them a trailing zero (seen in real answers).
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/,
  'instant without zone': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  'instant of an OAuth error': /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ|YYYY-MM-DD HH:MM:SSZ)$/,
  token: /^(ey[\w-]+(\.[\w-]+)*(\.\.\.)?|<jwt>|<any string>|thisIs\.an\.accessT0ken)$/,
};

const formOf = (text: string): string | undefined => Object.entries(FORMS).find(([, form]) => form.test(text))?.[0];

/** An address means the same wherever and for whatever tenant it is served; of the documents' versions only v1.0 is here. */
const place = (text: string): string => text.replace(/^https?:\/\/[^/]+/, '').replace(/^\/[0-9a-f-]{36}\//, '/{tenant}/').replace(/^\/(beta|v1\.0)\/\$metadata/, '/v1.0/$metadata');

/** Code and words of an AADSTS description, then three values that differ each time; line breaks became spaces (captures of 2026). */
const description = (text: string): string => text.replaceAll('\r\n', ' ').replace(/ Trace ID: [\w-]{36} Correlation ID: [\w-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/, ' (trace)');

const covers = (patterns: readonly string[] | undefined, at: string): boolean => patterns?.some((pattern) => pattern === at || (pattern.endsWith('.*') && at.startsWith(pattern.slice(0, -1)))) === true;

/** Everything in which `got` is not what the example shows; empty when it is the same. */
export function differences(wanted: unknown, got: unknown, rules: Rules, at = ''): string[] {
  if (rules.differs !== undefined && Object.hasOwn(rules.differs, at)) return [];
  const where = at === '' ? 'the body' : at;
  if (typeOf(wanted) !== typeOf(got)) return [`${where} is ${show(got)}, not ${show(wanted)}`];
  if (covers(rules.free, at)) return [];
  if (Array.isArray(wanted)) return ofArrays(wanted, got as unknown[], rules, at);
  if (typeof wanted === 'object' && wanted !== null) return ofObjects(wanted, got as object, rules, at);
  if (typeof wanted === 'string') return same(wanted, got as string) ? [] : [`${where} is ${show(got)}, not ${show(wanted)}`];
  return wanted === got ? [] : [`${where} is ${show(got)}, not ${show(wanted)}`];
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const show = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value).slice(0, 200));

function same(wanted: string, got: string): boolean {
  if (wanted === got || place(wanted) === place(got) || description(wanted) === description(got)) return true;
  const form = formOf(wanted);
  return form !== undefined && form === formOf(got);
}

function ofArrays(wanted: readonly unknown[], got: readonly unknown[], rules: Rules, at: string): string[] {
  const inside = `${at}[]`;
  if (covers(rules.among, at)) {
    return wanted.flatMap((item) => {
      const all = got.map((each) => differences(item, each, rules, inside)).toSorted((a, b) => a.length - b.length);
      return all[0] ?? [`${at} is empty`];
    });
  }
  if (wanted.length !== got.length) return [`${at} has ${String(got.length)} items, not ${String(wanted.length)}`];
  return wanted.flatMap((item, i) => differences(item, got[i], rules, inside));
}

function ofObjects(wanted: object, got: object, rules: Rules, at: string): string[] {
  const inside = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const extra = Object.keys(got).filter((name) => !Object.hasOwn(wanted, name) && !covers(rules.more, inside(name)));
  const fields = got as Record<string, unknown>;
  return [
    ...extra.map((name) => `${inside(name)} is not in the example: ${show(fields[name])}`),
    ...Object.entries(wanted).flatMap(([name, value]) => differences(value, fields[name], rules, inside(name))),
  ];
}

/** Headers of the example that the answer has not, or has otherwise. */
export function headerDifferences(wanted: Readonly<Record<string, string>>, got: Headers): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const sent = got.get(name);
    // A bare media type says nothing of parameters; costs are numbers of their own.
    const fits = sent !== null && (name.toLowerCase() === 'x-ms-resource-unit' ? /^\d+$/.test(sent) : value.includes(';') || name.toLowerCase() !== 'content-type' ? sent === value : sent.split(';')[0] === value);
    return fits ? [] : [`header ${name} is ${String(sent)}, not ${value}`];
  });
}
