import type { Answer } from '../../http.ts';
import { mayAdminister, type AdminAct } from '../../tenant/administrators.ts';
import type { Person } from '../../tenant/model.ts';
import { back, type Act } from './act.ts';
import type { AdminVisit } from './context.ts';
import { askDelete, deleteMethod } from './delete-method.ts';
import { switchToNew } from './old-experience.ts';
import type { Door } from './places.ts';
import { refusedPage } from './refused.ts';
import { askReset, resetPassword } from './reset-password.ts';
import { askReRegister, askRevoke, reRegister, revoke } from './sign-out-acts.ts';

/** By the name that the form sends. */
const ACTS: Readonly<Record<string, { readonly right: AdminAct; readonly handle: (act: Act) => Answer }>> = {
  'ask-delete': { right: 'write-methods', handle: askDelete },
  delete: { right: 'write-methods', handle: deleteMethod },
  'ask-re-register': { right: 'write-methods', handle: askReRegister },
  're-register': { right: 'write-methods', handle: reRegister },
  'ask-reset': { right: 'reset-password', handle: askReset },
  reset: { right: 'reset-password', handle: resetPassword },
  'ask-revoke': { right: 'revoke-sessions', handle: askRevoke },
  revoke: { right: 'revoke-sessions', handle: revoke },
};

/** The forms of the page *Authentication methods*. */
export function methodsAct(visit: AdminVisit, door: Door, person: Person): Answer {
  const asked = visit.form.get('do') ?? '';
  if (asked === 'switch') switchToNew(visit);
  const found = Object.hasOwn(ACTS, asked) ? ACTS[asked] : undefined;
  if (found === undefined) return back({ visit, door, person });
  if (!mayAdminister(visit.tenant, visit.me, found.right, person)) return refusedPage(visit, door, found.right, person);
  return found.handle({ visit, door, person });
}
