import type { Answer } from '../../http.ts';
import { change } from '../../tenant/audit.ts';
import type { Method } from '../../tenant/model.ts';
import { signOutEverywhere } from '../../tenant/security-info.ts';
import { audit, done, named, question, type Act } from './act.ts';
import { CALLED } from './delete-method.ts';

/** Documented: phone numbers, Authenticator apps and software tokens go; whatever else there is stays. */
const RE_REGISTERED: ReadonlySet<Method['kind']> = new Set(['phone', 'microsoftAuthenticator', 'softwareOath']);

export function askReRegister(act: Act): Answer {
  const { visit: { say }, person } = act;
  return question(act, { heading: say('admin.re-register.ask', named(person)), text: say('admin.re-register.say'), yes: 're-register', button: say('admin.re-register') });
}

/** How the log words it is assumed. */
export function reRegister(act: Act): Answer {
  const { person, visit } = act;
  const gone = person.methods.filter(({ kind }) => RE_REGISTERED.has(kind));
  for (const method of gone) person.methods.splice(person.methods.indexOf(method), 1);
  const names = gone.map(({ kind }) => CALLED[kind]);
  audit(act, { activity: 'Admin deleted security info', reason: 'Admin required re-registration of multifactor authentication for user' }, [change('StrongAuthenticationMethod', names, [])]);
  return done(act, visit.say('admin.re-registered', named(person)));
}

const isBefore2026 = ({ visit }: Act): boolean => visit.tenant.settings.assumed.methodsBlade === 'banner';

export function askRevoke(act: Act): Answer {
  const { visit: { say }, person } = act;
  return isBefore2026(act)
    ? question(act, { heading: say('admin.revoke.before-2026.ask', named(person)), text: say('admin.revoke.before-2026.say'), yes: 'revoke', button: say('admin.revoke.before-2026') })
    : question(act, { heading: say('admin.revoke.ask', named(person)), text: say('admin.revoke.say'), yes: 'revoke', button: say('admin.revoke') });
}

/** Documented of the older button: it reached per-user MFA alone. There is none here, so every session goes on. */
export function revoke(act: Act): Answer {
  const { visit, person } = act;
  if (isBefore2026(act)) {
    audit(act, { activity: 'Update user' });
    return done(act, visit.say('admin.revoked.before-2026', named(person)));
  }
  signOutEverywhere(visit.tenant, person, visit.now);
  audit(act, { activity: 'Update StsRefreshTokenValidFrom Timestamp' });
  return done(act, visit.say('admin.revoked', named(person)));
}
