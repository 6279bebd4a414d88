/** One way in which a text could lie somewhere. */
export interface Spelling {
  readonly name: string;
  readonly bytes: Buffer;
}

const each = (text: string, spell: (unit: string) => string): string => Array.from({ length: text.length }, (_, at) => spell(text.charAt(at))).join('');
const unitHex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');

/** As by a template: names for the five that HTML reserves; the two quotes also by number, as libraries differ. */
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The middle of a base64 text, whatever stands around the value: of the first and last group of three bytes only what
 * the value alone decides.
 */
function base64Cores(value: Buffer, form: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((before) => {
    const after = (3 - ((before + value.length) % 3)) % 3;
    const whole = Buffer.concat([Buffer.alloc(before), value, Buffer.alloc(after)]).toString(form);
    const first = before === 0 ? 0 : before + 1;
    const last = after === 0 ? whole.length : whole.length - after - 1;
    return Buffer.from(whole.slice(first, last));
  });
}

/**
 * Every spelling of a text that we look for: plain, UTF-16, escaped for JSON, HTML and addresses, base64 and base64url
 * at each of the three alignments, hexadecimal in both cases. Spellings that come out the same are given once.
 */
export function spellingsOf(text: string): readonly Spelling[] {
  const value = Buffer.from(text);
  const hex = value.toString('hex');
  const all: Spelling[] = [
    { name: 'plain', bytes: value },
    { name: 'utf-16', bytes: Buffer.from(text, 'utf16le') },
    { name: 'json', bytes: Buffer.from(JSON.stringify(text).slice(1, -1)) },
    { name: 'json twice', bytes: Buffer.from(JSON.stringify(JSON.stringify(text)).slice(3, -3)) },
    { name: 'json numbers', bytes: Buffer.from(each(text, (unit) => `\\u${unitHex(unit)}`)) },
    { name: 'html', bytes: Buffer.from(each(text, (unit) => HTML[unit] ?? unit)) },
    { name: 'html numbers', bytes: Buffer.from(each(text, (unit) => `&#${unit.charCodeAt(0)};`)) },
    { name: 'html hex numbers', bytes: Buffer.from(each(text, (unit) => `&#x${unit.charCodeAt(0).toString(16)};`)) },
    { name: 'address', bytes: Buffer.from(encodeURIComponent(text)) },
    { name: 'hex', bytes: Buffer.from(hex) },
    { name: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    ...(['base64', 'base64url'] as const).flatMap((form) => base64Cores(value, form).map((bytes, alignment) => ({ name: `${form} +${alignment}`, bytes }))),
  ];
  return all.filter(({ bytes }, at) => all.findIndex((other) => other.bytes.equals(bytes)) === at);
}
