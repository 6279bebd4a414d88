import { change } from '../../tenant/audit.ts';
import { policyInForce } from '../../tenant/pass-policy.ts';
import { endOf, makePass, putPass, type PassRefusal, type PassRequest } from '../../tenant/temporary-access-pass.ts';
import { speaker } from '../../texts/say.ts';
import { audit, type Act } from './act.ts';
import type { AddFields } from './add-fields.ts';
import type { AddFault } from './add-page.ts';
import { keepSecret } from './shown-once.ts';
import { instantOf } from './zoned-time.ts';

/** Makes a pass by the same rules as Graph; its text is kept for one look. Null when that worked. */
export function addPass(act: Act, fields: AddFields): AddFault | null {
  const { visit: { tenant, now, say, world, session }, person } = act;
  const startAt = fields.delayed ? instantOf(fields.date, fields.time, fields.zone) : now;
  if (startAt === null) return { text: say('admin.fault.start'), doNow: say('admin.fault.start.do'), boxes: ['date', 'time', 'zone'] };
  if (now < person.createdAt + tenant.settings.assumed.newAccountPassMs) return refused(act, 'too-new');
  const result = makePass(tenant, person, requestOf(fields, startAt), { now, random: world.random, digest: world.digest });
  if ('refused' in result) return refused(act, result.refused);
  const { made, text } = result;
  const changes = [change('TemporaryAccessPass.AccessPassUsage', null, made.isUsableOnce ? 'OneTime' : 'Multiple'), change('TemporaryAccessPass.LifetimeInMinutes', null, made.lifetimeInMinutes)];
  audit(act, { activity: 'Admin registered security info', reason: 'Admin registered temporary access pass method for user' }, changes);
  putPass(person, made, now);
  keepSecret(tenant, session, { kind: 'pass', personId: person.id, text, startAt: made.startAt, endAt: endOf(made), createdAt: made.createdAt, zone: fields.delayed ? fields.zone : null });
  return null;
}

/** Anything but digits is no lifetime, and refused as one that is out of range. */
function requestOf({ minutes, once, delayed }: AddFields, startAt: number): PassRequest {
  const lifetimeInMinutes = /^\d{1,6}$/.test(minutes) ? Number(minutes) : Number.NaN;
  return { lifetimeInMinutes, isUsableOnce: once, ...(delayed && { startAt }) };
}

const BOXES: Readonly<Record<PassRefusal | 'too-new', AddFault['boxes']>> = {
  lifetime: ['minutes'], 'past-start': ['date', 'time', 'zone'], 'one-time-only': ['once'], policy: [], 'external-guest': [], 'too-new': [],
};

/** The log has the service's own words, whatever the page says. */
function refused(act: Act, why: PassRefusal | 'too-new'): AddFault {
  const { visit: { tenant, now, say } } = act;
  const { minimumLifetimeInMinutes: min, maximumLifetimeInMinutes: max } = policyInForce(tenant, now);
  audit(act, { activity: 'Admin registered security info', result: 'failure', reason: speaker('en', 'real')(`admin.fault.${why}`, { min, max }) });
  return { text: say(`admin.fault.${why}`, { min, max }), doNow: say(`admin.fault.${why}.do`, { min, max }), boxes: BOXES[why] };
}
