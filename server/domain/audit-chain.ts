import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** Something that happened, as the audit log keeps it. */
export interface AuditEvent {
  /** What happened, as in `case.started`. */
  readonly kind: string;
  /** What it happened to: the id of a case, a kiosk, a slip. */
  readonly subject: string;
  /** Kept for ever and hashed. Nothing in here may name a person: that belongs in `personal`. */
  readonly data: JsonObject;
  /** Who and whom: object ids, names, addresses, telephones. Erased after the policy's retention. */
  readonly personal?: JsonObject;
}

/** One link of the chain as it is stored. */
export interface AuditLink {
  readonly seq: number;
  /** RFC 8785 JSON. */
  readonly body: string;
  readonly hash: Buffer;
}

/** What the chain keeps of a personal detail, and where the detail itself is. */
export interface PersonalDetail {
  readonly seq: number;
  readonly salt: Buffer;
  readonly body: string;
}

/** Appends to the chain at `head`. `salt` makes one fresh random value for each event with personal details. */
export function chain(
  head: { readonly seq: number; readonly hash: Buffer },
  events: readonly AuditEvent[],
  { now, salt }: { readonly now: Date; readonly salt: () => Buffer },
): { readonly links: readonly AuditLink[]; readonly details: readonly PersonalDetail[] } {
  const links: AuditLink[] = [];
  const details: PersonalDetail[] = [];
  let { seq, hash } = head;
  for (const { kind, subject, data, personal } of events) {
    seq += 1;
    let personalHash: string | null = null;
    if (personal !== undefined) {
      const detail = { seq, salt: salt(), body: canonical(personal) };
      details.push(detail);
      personalHash = detailHash(detail).toString('hex');
    }
    const body = canonical({ seq, at: now.toISOString(), kind, subject, data, personal: personalHash });
    hash = linkHash(hash, body);
    links.push({ seq, body, hash });
  }
  return { links, details };
}

/** SHA-256(hash before ‖ body). */
export const linkHash = (before: Buffer, body: string): Buffer => createHash('sha256').update(before).update(body).digest();

/** SHA-256(salt ‖ body): without the row's salt nobody can try out names against it. */
export const detailHash = ({ salt, body }: Pick<PersonalDetail, 'salt' | 'body'>): Buffer => createHash('sha256').update(salt).update(body).digest();

// The package is CommonJS and *is* the function; its types describe a module that holds it as `default`.
const canonicalize = canonicalizeModule as unknown as (value: Json) => string | undefined;

/** RFC 8785. @throws {TypeError} for what JSON cannot hold. */
export function canonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not JSON');
  return text;
}
