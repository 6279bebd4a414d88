import type { Person, Session } from '../../tenant/model.ts';
import { mayAdminister, seesPhonesMasked } from '../../tenant/administrators.ts';
import { phonesOf } from '../../tenant/phone-method.ts';
import { html, type Html } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { methodsAddress, type Door } from './places.ts';

/** Sign-ins in which the banner was followed. */
const switched = new WeakSet<Session>();

export const switchToNew = ({ session }: AdminVisit): void => { switched.add(session); };

/** Whether the page still shows what it showed before the banner was followed. */
export const isOldExperience = ({ tenant, session }: AdminVisit): boolean => tenant.settings.assumed.methodsBlade === 'banner' && !switched.has(session);

/** The banner, and the few contact details that the old page knew. */
export function oldExperience(visit: AdminVisit, door: Door, person: Person): Html {
  const { say, tenant, me } = visit;
  const sees = mayAdminister(tenant, me, 'read-methods', person) && !seesPhonesMasked(tenant, me, person);
  const phone = (type: 'mobile' | 'alternateMobile'): string => phonesOf(person).find((each) => each.phoneType === type)?.phoneNumber ?? '-';
  const email = person.methods.find((method) => method.kind === 'email')?.emailAddress ?? '-';
  return html`<form method="post" action="${methodsAddress(tenant, door, person)}"><input type="hidden" name="do" value="switch"><button class="notice banner">${say('admin.banner')}</button></form>
<section class="card" aria-labelledby="contact"><h2 id="contact">${say('admin.old.say')}</h2><p class="soft">${say('admin.old.note')}</p>
${sees ? html`<dl><dt>${say('admin.old.phone')}</dt><dd>${phone('mobile')}</dd><dt>${say('admin.old.alternate')}</dt><dd>${phone('alternateMobile')}</dd><dt>${say('admin.old.email')}</dt><dd>${email}</dd></dl>` : null}</section>`;
}
