import { z } from 'zod';
import { PassAnswer } from '../directory/passes.ts';
import { Secret } from '../domain/secret.ts';
import type { IssueOutcome, PassRequest } from '../ports.ts';

/** The pass must be usable at once: a later start was not asked for. Graph writes starts a moment before creation. */
const MAX_START_DELAY_MS = 60_000;

/** Longest pass text a tenant can set is 48 characters (temporaryAccessPassAuthenticationMethodConfiguration). */
const CreatedAnswer = PassAnswer.extend({ temporaryAccessPass: z.string().min(1).max(48) });

/** A 201 is `created` only when it holds the secret and is what was asked for; else it must be found and deleted. */
export function createdPass(answer: unknown, asked: PassRequest): IssueOutcome {
  const parsed = CreatedAnswer.safeParse(answer);
  // The parser's message could quote what it read, so it goes nowhere.
  if (!parsed.success) return { outcome: 'unknown', why: 'unreadable-201' };
  const { temporaryAccessPass, ...pass } = parsed.data;
  const asAsked =
    pass.lifetimeInMinutes === asked.lifetimeInMinutes &&
    pass.isUsableOnce === asked.isUsableOnce &&
    pass.startDateTime.getTime() - pass.createdDateTime.getTime() <= MAX_START_DELAY_MS;
  return asAsked ? { outcome: 'created', pass, value: new Secret(temporaryAccessPass) } : { outcome: 'unknown', why: 'not-as-asked' };
}
