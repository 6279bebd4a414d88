import { maskedPhone, seesPhonesMasked } from '../../tenant/administrators.ts';
import type { AccessPass, Method, MethodKind, Person } from '../../tenant/model.ts';
import { hits } from '../../tenant/pass-policy.ts';
import { endOf, usabilityOf } from '../../tenant/temporary-access-pass.ts';
import { showInstant } from '../visit.ts';
import type { AdminVisit } from './context.ts';

export interface MethodRow {
  readonly id: string;
  readonly kind: MethodKind | 'pass';
  readonly name: string;
  readonly detail: string;
  /** Whether sign-in takes it now. Assumed of passes that have not started or are used: Graph's `isUsable` decides. */
  readonly usable: boolean;
}

/** A person's methods as an administrator sees them, the pass last. */
export function methodRows(visit: AdminVisit, person: Person): readonly MethodRow[] {
  const { say } = visit;
  const rows = person.methods.map((method): MethodRow => ({ id: method.id, kind: method.kind, name: say(`admin.kind.${method.kind}`), detail: detailOf(visit, person, method), usable: isUsable(visit, person, method) }));
  const pass = visiblePass(visit, person);
  return pass === null ? rows : [...rows, { id: pass.id, kind: 'pass', name: say('admin.kind.pass'), ...passState(visit, person, pass) }];
}

/** A new pass shows here as late as in Graph, which the real page asks. */
function visiblePass({ tenant, now }: AdminVisit, { pass }: Person): AccessPass | null {
  return pass !== null && now >= pass.createdAt + tenant.settings.lags.passReadMs ? pass : null;
}

function detailOf(visit: AdminVisit, person: Person, method: Method): string {
  switch (method.kind) {
    case 'microsoftAuthenticator': case 'fido2': case 'windowsHello': case 'platformCredential': return method.displayName;
    case 'softwareOath': return showInstant(method.createdAt);
    case 'phone': return visit.say(`admin.detail.${method.phoneType}`, { number: seesPhonesMasked(visit.tenant, visit.me, person) ? maskedPhone(method.phoneNumber) : method.phoneNumber });
    case 'email': return method.emailAddress;
  }
}

/** Passkeys are the only kind whose policy the simulated sign-in knows, beside the pass. */
function isUsable({ tenant }: AdminVisit, person: Person, method: Method): boolean {
  if (method.kind !== 'fido2') return true;
  const { state, includeTargets, excludeTargets } = tenant.passkeyPolicy;
  return state === 'enabled' && hits(tenant, includeTargets, person.id) && !hits(tenant, excludeTargets, person.id);
}

function passState({ tenant, say, now }: AdminVisit, person: Person, pass: AccessPass): Pick<MethodRow, 'detail' | 'usable'> {
  const { isUsable: usable, methodUsabilityReason } = usabilityOf(tenant, person, pass, now);
  const times = { start: showInstant(pass.startAt), end: showInstant(endOf(pass)), used: pass.usedAt === null ? '' : showInstant(pass.usedAt) };
  switch (methodUsabilityReason) {
    case 'EnabledByPolicy': return { usable, detail: say('admin.detail.expires', times) };
    case 'NotYetValid': return { usable, detail: say('admin.detail.starts', times) };
    case 'Expired': return { usable, detail: say('admin.detail.expired', times) };
    case 'OneTimeUsed': return { usable, detail: say('admin.detail.used', times) };
    case 'DisabledByPolicy': return { usable, detail: say('admin.detail.policy', times) };
  }
}

/** Strongest first (Microsoft Learn, concept-system-preferred-multifactor-authentication), of the kinds that exist here. */
const PREFERENCE: readonly MethodRow['kind'][] = ['pass', 'fido2', 'microsoftAuthenticator', 'softwareOath', 'phone'];

/** What sign-in asks for first by itself, or null. */
export const systemPreferred = (rows: readonly MethodRow[]): MethodRow | null =>
  PREFERENCE.map((kind) => rows.find((row) => row.kind === kind && row.usable)).find((row) => row !== undefined) ?? null;
