import { faultCode, type SignInFault } from '../tenant/sign-in.ts';
import type { AccessPass } from '../tenant/model.ts';
import { endOf } from '../tenant/temporary-access-pass.ts';
import type { TextKey } from '../texts/say.ts';
import { html, type Html, type Part } from './html.ts';
import { showInstant, type Visit } from './visit.ts';

/** What a person can do about it: the real pages leave that out, so it stands apart from their text. */
const DO_NOW: Record<SignInFault, TextKey | null> = {
  'pass-empty': null,
  'pass-wrong': 'signin.do.wrong',
  'pass-expired': 'signin.do.none',
  'pass-used': 'signin.do.none',
  'pass-early': 'signin.do.later',
  'pass-none': 'signin.do.none',
  'pass-policy': 'signin.do.policy',
  'pass-required': 'signin.do.none',
  'pass-replicating': 'signin.do.soon',
  'number-denied': 'signin.do.denied',
  'number-wrong': 'signin.do.number',
  'number-timed-out': 'signin.do.number',
  'federated-mfa': 'signin.do.federated',
  'access-blocked': 'signin.do.access',
  'access-too-weak': 'signin.do.strength',
  'user-empty': null,
  'user-unknown': null,
  'user-disabled': 'signin.do.policy',
  'password-wrong': 'signin.do.password',
  locked: 'signin.do.locked',
  'code-wrong': 'signin.do.code',
  'session-ended': 'signin.do.again',
  revoked: 'signin.do.again',
  'expired-attempt': 'signin.do.again',
};

const KIOSK_HELPS = new Set<TextKey>(['signin.do.none', 'signin.do.no-pass', 'signin.do.wrong', 'signin.do.password']);

interface Box {
  readonly text: string;
  readonly code?: number | null;
  readonly doNow?: TextKey | null;
}

/** What to do now, with the way to the kiosk where that helps. */
export function doNowLine({ say, tenant }: Visit, doNow: TextKey): Html {
  const { kiosk } = tenant.settings.links;
  const link: Part = KIOSK_HELPS.has(doNow) && kiosk !== null && html` <a href="${kiosk}" target="_blank" rel="noopener">${say('signin.kiosk')}</a>`;
  return html`<p class="small"><b>${say('signin.do-now')}:</b> ${say(doNow)}${link}</p>`;
}

/** An error as every page shows it: what happened, the code where the real service has one, what to do now. */
export function faultBox(visit: Visit, { text, code = null, doNow = null }: Box): Html {
  return html`
<div class="fault" role="alert" id="fault">
  <p class="text">${text}</p>
  ${code === null ? null : html`<p class="small mono">AADSTS${code}</p>`}
  ${doNow === null ? null : doNowLine(visit, doNow)}
</div>`;
}

/** A fault of sign-in. `pass` gives the instants that the better wording names. */
export function signInFault(visit: Visit, fault: SignInFault, pass: AccessPass | null): Html {
  const at = pass === null ? undefined : fault === 'pass-early' ? pass.startAt : endOf(pass);
  return faultBox(visit, {
    text: visit.say(`fault.${fault}`, at === undefined ? {} : { time: showInstant(at) }),
    code: faultCode(fault, visit.tenant.settings),
    doNow: DO_NOW[fault],
  });
}
