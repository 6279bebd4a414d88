import type { RecoveryCase } from '../domain/case-state.ts';
import { isReleased } from '../domain/case-times.ts';
import { releaseCodeOf, releaseCodeText } from '../domain/match-code.ts';
import type { Deps } from '../ports.ts';

/** The code that is still to be typed at the kiosk; null: none is. */
export function releaseCode({ keyedHash }: Pick<Deps, 'keyedHash'>, recoveryCase: RecoveryCase): string | null {
  const yes = recoveryCase.approvals.at(-1);
  if (recoveryCase.stage !== 'approved' || isReleased(recoveryCase) || yes === undefined) return null;
  return releaseCodeOf(keyedHash('release-code', releaseCodeText(recoveryCase.id, yes.digest)));
}
