import type { CaseIn } from '../domain/case-state.ts';
import type { Deps } from '../ports.ts';
import { changeCase } from './change-case.ts';

/**
 * Signs the claimant out everywhere, before the pass: afterwards it could end the session that the pass began. Without a
 * certain yes no pass is made, now or with this yes a second time: whoever has the lost device must not stay signed in
 * because a call failed. @returns whether the pass may be asked for.
 */
export const endSessions =
  (deps: Pick<Deps, 'clock' | 'cases' | 'issuer' | 'wake'>) =>
  async ({ id, attempt }: CaseIn<'issuing'>, personId: string): Promise<boolean> => {
    if ((await deps.issuer.endSessions(personId)) === 'ended') return (await changeCase(deps)(id, { type: 'note-sessions-ended', attempt })).outcome === 'changed';
    await changeCase(deps)(id, { type: 'postpone-issue', attempt, waitMs: 0, why: 'sessions-not-ended' });
    deps.wake();
    return false;
  };
