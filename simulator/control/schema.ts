/** The part of JSON Schema that the control plane needs: it documents a body and checks it. */
export type Schema = TextSchema | NumberSchema | ObjectSchema | AnySchema | { readonly type: 'boolean'; readonly description?: string } | { readonly type: 'null' } | { readonly type: 'array'; readonly items: Schema; readonly maxItems?: number };

interface TextSchema {
  readonly type: 'string';
  readonly format?: 'date-time';
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly description?: string;
}

interface NumberSchema {
  readonly type: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly number[];
  readonly description?: string;
}

interface ObjectSchema {
  readonly type: 'object';
  /** Described elsewhere, and checked by whoever reads it. */
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly description?: string;
}

interface AnySchema {
  readonly anyOf: readonly Schema[];
  readonly description?: string;
}

/** Everything that does not fit, said for a person. */
export function misfits(schema: Schema, value: unknown, at = 'body'): readonly string[] {
  if ('anyOf' in schema) return misfitsOfForms(schema, value, at);
  switch (schema.type) {
    case 'null':
      return value === null ? [] : [`${at} is not null`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at} is not true or false`];
    case 'string':
      return some(misfitText(schema, value, at));
    case 'integer':
      return some(misfitNumber(schema, value, at));
    case 'array':
      if (!Array.isArray(value)) return [`${at} is not a list`];
      if (schema.maxItems !== undefined && value.length > schema.maxItems) return [`${at} has more than ${schema.maxItems} items`];
      return value.flatMap((item, i) => misfits(schema.items, item, `${at}[${i}]`));
    case 'object':
      return misfitsOfObject(schema, value, at);
  }
}

/** Of a value that fits no form, what keeps it from the nearest one: alike objects are told apart by the faults that are fewest. */
function misfitsOfForms({ anyOf }: AnySchema, value: unknown, at: string): readonly string[] {
  const all = anyOf.map((each) => misfits(each, value, at));
  if (all.some((faults) => faults.length === 0)) return [];
  const ofObjects = anyOf.every((each) => 'type' in each && each.type === 'object') && typeof value === 'object';
  return ofObjects ? (all.toSorted((a, b) => a.length - b.length)[0] ?? []) : [`${at} fits none of its forms`];
}

const some = (fault: string | null): readonly string[] => (fault === null ? [] : [fault]);

function misfitText(schema: TextSchema, value: unknown, at: string): string | null {
  if (typeof value !== 'string') return `${at} is not text`;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `${at} is none of ${schema.enum.join(', ')}`;
  if (schema.maxLength !== undefined && value.length > schema.maxLength) return `${at} is longer than ${schema.maxLength}`;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return `${at} does not fit ${schema.pattern}`;
  if (schema.format === 'date-time' && (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value)))) return `${at} is not an instant such as 2026-01-31T09:00:00Z`;
  return null;
}

function misfitNumber(schema: NumberSchema, value: unknown, at: string): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return `${at} is not a whole number`;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `${at} is none of ${schema.enum.join(', ')}`;
  if (schema.minimum !== undefined && value < schema.minimum) return `${at} is less than ${schema.minimum}`;
  if (schema.maximum !== undefined && value > schema.maximum) return `${at} is more than ${schema.maximum}`;
  return null;
}

function misfitsOfObject(schema: ObjectSchema, value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not an object`];
  const { properties = {}, required = [] } = schema;
  const fields = value as Record<string, unknown>;
  const missing = required.filter((name) => !Object.hasOwn(fields, name)).map((name) => `${at}.${name} is missing`);
  const unknown = schema.additionalProperties === false ? Object.keys(fields).filter((name) => !Object.hasOwn(properties, name)).map((name) => `${at}.${name} is not known`) : [];
  const inside = Object.entries(properties).flatMap(([name, each]) => (Object.hasOwn(fields, name) ? misfits(each, fields[name], `${at}.${name}`) : []));
  return [...missing, ...unknown, ...inside];
}
