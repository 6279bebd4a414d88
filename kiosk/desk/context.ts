import type { DeskMe } from '#contract/desk';
import type { DeskApi } from '../api/desk-api.ts';
import type { FailureCode } from '../api/answer.ts';
import type { Formats } from '../session/formats.ts';
import type { DeskTexts } from '../texts/desk.en.ts';

/** What every part of the desk is drawn from. */
export interface DeskContext {
  readonly api: DeskApi;
  readonly t: DeskTexts;
  readonly say: Formats;
  readonly me: DeskMe;
}

/** What went wrong, in words that say what to do. */
export function problemText({ problem }: DeskTexts, code: FailureCode): string {
  switch (code) {
    case 'offline':
      return problem.offline;
    case 'not_found':
      return problem.notFound;
    case 'wrong_state':
      return problem.wrongState;
    case 'sign_in_needed':
      return problem.signedOut;
    case 'role_missing':
      return problem.noRole;
    case 'clerk_is_party':
      return problem.party;
    case 'needs_another':
      return problem.needsAnother;
    case 'factor_wrong':
      return problem.factorWrong;
    case 'factor_missing':
      return problem.factorMissing;
    case 'factor_waiting':
      return problem.factorWaiting;
    case 'factor_not_allowed':
      return problem.factorNotAllowed;
    case 'challenge_over':
      return problem.over;
    case 'too_many':
      return problem.tooMany;
    case 'unavailable':
      return problem.unavailable;
    case 'bad_request':
      return problem.incomplete;
    default:
      return problem.failed;
  }
}
