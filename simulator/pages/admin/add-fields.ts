import { policyInForce } from '../../tenant/pass-policy.ts';
import type { PhoneType } from '../../tenant/phone-method.ts';
import type { AdminVisit } from './context.ts';

export const ADDABLE = ['pass', 'phone', 'email'] as const;
export type Addable = (typeof ADDABLE)[number];

export const PHONE_TYPES: readonly PhoneType[] = ['mobile', 'alternateMobile', 'office'];

/** What stands in the pane, as typed. */
export interface AddFields {
  readonly method: Addable;
  readonly delayed: boolean;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: string;
  readonly once: boolean;
  readonly phoneType: PhoneType;
  readonly phone: string;
  readonly email: string;
}

const HOUR_MS = 60 * 60_000;

/** The pane as it opens: the default lifetime, and for a delay the next full hour. */
export function freshFields({ tenant, now, call }: AdminVisit): AddFields {
  const policy = policyInForce(tenant, now);
  const [date = '', time = ''] = new Date(Math.floor(now / HOUR_MS + 1) * HOUR_MS).toISOString().slice(0, 16).split('T');
  return { method: addable(call.query.get('method')), delayed: false, date, time, zone: 'UTC', minutes: String(policy.defaultLifetimeInMinutes), once: policy.isUsableOnce, phoneType: 'mobile', phone: '', email: '' };
}

const addable = (sent: string | null): Addable => ADDABLE.find((each) => each === sent) ?? 'pass';

/** The pane as it was sent. The greyed-out answer is not sent by browsers: the policy's stands for it. */
export function sentFields({ form, tenant, now }: AdminVisit): AddFields {
  const text = (name: string): string => (form.get(name) ?? '').trim();
  const once = form.get('once');
  return {
    method: addable(form.get('method')), delayed: form.get('delayed') !== null, date: text('date'), time: text('time').slice(0, 5), zone: text('zone'), minutes: text('minutes'),
    once: once === null ? policyInForce(tenant, now).isUsableOnce : once === 'yes',
    phoneType: PHONE_TYPES.find((each) => each === form.get('phoneType')) ?? 'mobile', phone: text('phone'), email: text('email'),
  };
}
