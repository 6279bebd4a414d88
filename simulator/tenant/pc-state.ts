import { changedSettings, type PcSettings } from './pc-settings.ts';
import type { Pc, Person, Tenant } from './model.ts';
import { FRESH_PIN_GUARD } from './windows-lockout.ts';
import { FRESH_TPM } from './windows-tpm.ts';

/** What may be changed about a PC from outside. */
export type PcChange = Partial<Pick<Pc, 'name' | 'join' | 'os' | 'online' | 'webSignIn' | 'pinReset'>> & { readonly settings?: Partial<PcSettings> };

type Owner = Pick<Person, 'id' | 'methods'>;

/** Changes what is named. Another join makes another PC of it: out of the box with `none`, else in use as before. */
export function changePc({ tenant, owner, now }: { readonly tenant: Pick<Tenant, 'sessions'>; readonly owner: Owner; readonly now: number }, pc: Pc, { settings = {}, ...rest }: PcChange): void {
  if (rest.join === 'none' && (pc.join !== 'none' || pc.setUp !== null)) putIntoBox({ tenant, owner, now }, pc);
  else if (rest.join !== undefined) pc.setUp = null;
  Object.assign(pc, rest);
  pc.settings = changedSettings(pc.settings, settings);
}

/** As it comes from the factory: no PIN, hence no Windows Hello method, nobody signed in. */
function putIntoBox({ tenant, owner, now }: { readonly tenant: Pick<Tenant, 'sessions'>; readonly owner: Owner; readonly now: number }, pc: Pc): void {
  for (const session of tenant.sessions) if (session.deviceId === pc.id) session.endedAt ??= now;
  const hello = owner.methods.findIndex((method) => method.kind === 'windowsHello' && method.deviceId === pc.id);
  if (hello >= 0) owner.methods.splice(hello, 1);
  Object.assign(pc, { pin: null, tpm: FRESH_TPM, lastSignIn: null, setUp: null, accounts: [], desktop: null });
}

/** Undoes wrong tries and locks of its PIN. */
export function forgiveTries(pc: Pc): void {
  if (pc.pin !== null) pc.pin.guard = FRESH_PIN_GUARD;
  pc.tpm = FRESH_TPM;
}
