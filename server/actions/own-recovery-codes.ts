import type { RecoveryCodesMade, RecoveryCodesView } from '../contract/approve.ts';
import { checkLetter, RECOVERY_CODE_LENGTH, RECOVERY_LETTERS } from '../contract/recovery-code.ts';
import { codeMails } from '../domain/code-mail.ts';
import { after } from '../domain/case-times.ts';
import { RECOVERY_CODES } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import { Unavailable, type Deps } from '../ports.ts';

type Needs = Pick<Deps, 'clock' | 'random' | 'directory' | 'recoveryCodes' | 'policy'>;

/** What is left of somebody's own set. */
export const readRecoveryCodes =
  ({ clock, recoveryCodes, policy }: Needs) =>
  async (personId: string): Promise<Omit<RecoveryCodesView, 'mayMake'>> => {
    const now = clock.now().getTime();
    const codes = await recoveryCodes.of(personId);
    return {
      onOffer: policy.proofs.usual.includes('recovery-code') || policy.proofs.groups.some(({ proofs }) => proofs.includes('recovery-code')),
      codes: codes === null ? null : { left: codes.left, madeAgoMs: Math.max(0, now - codes.madeAt.getTime()), usableInMs: Math.max(0, codes.usableAt.getTime() - now) },
    };
  };

/**
 * A new set, said once, in the place of any older one. Like a new factor it waits before it counts, and the person is
 * told on every address: a thief who makes one is noticed in this time. @throws {Unavailable}
 */
export const makeRecoveryCodes =
  ({ clock, random, directory, recoveryCodes, policy }: Needs) =>
  async (personId: string): Promise<RecoveryCodesMade> => {
    const person = await directory.person(personId);
    if (person === null) throw new Unavailable('the person');
    const codes = Array.from({ length: RECOVERY_CODES }, () => drawCode(random));
    await recoveryCodes.replace(personId, new Secret(codes), after(clock.now(), policy.factorWaitMs), codeMails(person));
    return { codes: codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-')), usableInMs: policy.factorWaitMs };
  };

function drawCode(random: Deps['random']): string {
  const letters = Array.from({ length: RECOVERY_CODE_LENGTH - 1 }, () => RECOVERY_LETTERS.charAt(random.int(RECOVERY_LETTERS.length))).join('');
  return letters + checkLetter(letters);
}
