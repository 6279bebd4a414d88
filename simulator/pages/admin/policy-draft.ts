import type { PassPolicy, PolicyTarget, Tenant } from '../../tenant/model.ts';
import { HARD_LIMITS } from '../../tenant/pass-policy.ts';
import type { AdminVisit } from './context.ts';

/** A policy being edited, by session: *Update* and changing tabs keep it, *Save* applies it. */
const drafts = new WeakMap<Tenant, Map<string, PassPolicy>>();

export const draftOf = ({ tenant, session }: AdminVisit): PassPolicy => drafts.get(tenant)?.get(session.id) ?? tenant.passPolicy;

export function keepDraft({ tenant, session }: AdminVisit, policy: PassPolicy): void {
  drafts.set(tenant, (drafts.get(tenant) ?? new Map<string, PassPolicy>()).set(session.id, policy));
}

export const dropDraft = ({ tenant, session }: AdminVisit): void => { drafts.get(tenant)?.delete(session.id); };

export const isUnsaved = (visit: AdminVisit): boolean => JSON.stringify(draftOf(visit)) !== JSON.stringify(visit.tenant.passPolicy);

export const ALL_USERS: PolicyTarget = { targetType: 'group', id: 'all_users' };

/** A target as a box of the form names it. */
export const targetValue = ({ targetType, id }: PolicyTarget): string => `${targetType}:${id}`;

function targetOf(value: string): PolicyTarget | null {
  const [, targetType, id = ''] = /^(user|group):([0-9a-f-]{36})$/.exec(value) ?? [];
  return targetType === 'user' || targetType === 'group' ? { targetType, id } : null;
}

const targetsOf = (values: readonly string[]): readonly PolicyTarget[] => values.map(targetOf).filter((target) => target !== null);

/** The draft with what the tab *Enable and Target* sent. */
export function withTargets(policy: PassPolicy, form: URLSearchParams): PassPolicy {
  const included = targetsOf(form.getAll('included'));
  return { ...policy, state: form.get('enabled') === null ? 'disabled' : 'enabled', includeTargets: form.get('include') === 'all' ? [ALL_USERS] : included, excludeTargets: targetsOf(form.getAll('excluded')) };
}

/** The numbers of the pane, as typed. */
export const NUMBERS = ['minimum', 'maximum', 'default', 'length'] as const;
export type NumberName = (typeof NUMBERS)[number];

export interface SettingsFields {
  readonly numbers: Readonly<Record<NumberName, string>>;
  readonly once: boolean;
}

export const fieldsOfPolicy = (policy: PassPolicy): SettingsFields => ({
  numbers: { minimum: String(policy.minimumLifetimeInMinutes), maximum: String(policy.maximumLifetimeInMinutes), default: String(policy.defaultLifetimeInMinutes), length: String(policy.defaultLength) },
  once: policy.isUsableOnce,
});

export const sentSettings = (form: URLSearchParams): SettingsFields => {
  const text = (name: NumberName): string => (form.get(name) ?? '').trim();
  return { numbers: { minimum: text('minimum'), maximum: text('maximum'), default: text('default'), length: text('length') }, once: form.get('once') === 'yes' };
};

export type SettingsFault = { readonly kind: 'minutes' | 'length' | 'order' | 'default'; readonly box: NumberName };

/** The policy with these settings, or the first thing that is wrong with them, in the order of the pane. */
export function withSettings(policy: PassPolicy, { numbers, once }: SettingsFields): PassPolicy | SettingsFault {
  const { minMinutes, maxMinutes, minLength, maxLength } = HARD_LIMITS;
  const within = (name: NumberName, least: number, most: number): boolean => /^\d{1,6}$/.test(numbers[name]) && Number(numbers[name]) >= least && Number(numbers[name]) <= most;
  const outside = (['minimum', 'maximum', 'default'] as const).find((name) => !within(name, minMinutes, maxMinutes));
  if (outside !== undefined) return { kind: 'minutes', box: outside };
  const [least, most, normal] = [Number(numbers.minimum), Number(numbers.maximum), Number(numbers.default)];
  if (least > most) return { kind: 'order', box: 'minimum' };
  if (normal < least || normal > most) return { kind: 'default', box: 'default' };
  if (!within('length', minLength, maxLength)) return { kind: 'length', box: 'length' };
  return { ...policy, minimumLifetimeInMinutes: least, maximumLifetimeInMinutes: most, defaultLifetimeInMinutes: normal, defaultLength: Number(numbers.length), isUsableOnce: once };
}
