import type { PageStatement, PublicKey } from '../contract/kiosk.ts';
import { drawMatchCode, matchCodeText } from '../domain/match-code.ts';
import { pageKeyThumbprint } from '../domain/page-key.ts';
import type { Deps } from '../ports.ts';
import { Refusal } from './refusal.ts';

/** A page's key and what the device key signed about it; the signature was checked by the caller. */
export interface OpeningPage {
  readonly pageKey: PublicKey;
  readonly statement: PageStatement;
}

/** The statement must be about this key and this subject, or a pass could be sealed for a page nobody vouched for. @throws {Refusal} bad_request */
export function demandStatement({ pageKey, statement }: OpeningPage, subject: string): string {
  const thumbprint = pageKeyThumbprint(pageKey);
  if (statement.pageKeyThumbprint !== thumbprint || statement.subject !== subject) throw new Refusal('bad_request');
  return thumbprint;
}

/** A new match code: said once to the page, kept only as keyed hash. */
export function newMatchCode({ random, keyedHash }: Pick<Deps, 'random' | 'keyedHash'>, caseId: string): { readonly matchCode: string; readonly matchCodeHash: string } {
  const matchCode = drawMatchCode((below) => random.int(below));
  return { matchCode, matchCodeHash: keyedHash('match-code', matchCodeText(caseId, matchCode)) };
}
