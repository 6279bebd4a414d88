import { changedSettings, settingsOf, type PcSettings } from '../../tenant/pc-settings.ts';
import { newGuid } from '../../tenant/random.ts';
import { isMultiFactor } from '../../tenant/sign-in-session.ts';
import { FRESH_PIN_GUARD } from '../../tenant/windows-lockout.ts';
import { formerPins, pinFault, withoutLetters } from '../../tenant/windows-pin.ts';
import { worksFrom } from '../../tenant/windows-reset.ts';
import { isFreshMfa } from '../../tenant/windows-set-up.ts';
import { FRESH_TPM } from '../../tenant/windows-tpm.ts';
import { openPanel, panelStop, stopPanel } from './panel.ts';
import type { PcVisit } from './screen.ts';
import { isPinTaken, signInHere, typePin } from './unlock.ts';

/**
 * A PIN after a reset or at the first time; true when it was taken. A destructive reset makes a new key, and with it a
 * new Windows Hello method in the directory; a non-destructive one keeps both. The screens are the same (documented).
 * History is not kept over a reset (documented), so the old PIN may come back.
 */
export function setPin(visit: PcVisit, pin: string, confirmed: string): boolean {
  const { pc, owner, screen, now } = visit;
  const settings = rulesHere(visit);
  const fault = pinFault(pin, confirmed, settings);
  screen.fault = fault === null ? null : `win.pin.${fault}`;
  if (fault !== null) return false;
  const hasKey = pc.pin !== null && owner.methods.some((method) => method.kind === 'windowsHello' && method.deviceId === pc.id);
  const isNewKey = !hasKey || pc.pinReset === 'destructive' || settings.helloBroken;
  if (isNewKey && settings.keyRefused) {
    stopPanel(visit, 'key');
    return false;
  }
  if (isNewKey) registerKey(visit);
  pc.pin = { value: pin, former: [], guard: FRESH_PIN_GUARD, setAt: now, worksFrom: worksFrom(pc, isNewKey, now) };
  pc.tpm = FRESH_TPM;
  pc.settings = changedSettings(pc.settings, { helloBroken: false });
  return true;
}

/** The settings of the PC, its PIN rules as the box on the form has them. */
const rulesHere = ({ pc, form }: PcVisit): PcSettings => (form.get('letters') === null ? withoutLetters(settingsOf(pc)) : settingsOf(pc));

/** Documented: the directory lists Windows Hello of each PC as a method; it goes with its key. */
function registerKey({ owner, pc, now, world }: PcVisit): void {
  const before = owner.methods.findIndex((method) => method.kind === 'windowsHello' && method.deviceId === pc.id);
  if (before >= 0) owner.methods.splice(before, 1);
  owner.methods.push({ kind: 'windowsHello', id: newGuid(world.random), displayName: pc.name, createdAt: now, deviceId: pc.id });
}

/** A new PIN by who knows the old one, in Settings or because it has expired. */
export function changePin(visit: PcVisit, old: string | null, pin: string, confirmed: string): void {
  const { pc, owner, screen, now } = visit;
  if (pc.pin === null || !isPinTaken(visit)) return;
  if (old !== null && old !== pc.pin.value) {
    typePin(visit, old, null);
    return;
  }
  const settings = rulesHere(visit);
  const former = formerPins(pc.pin.value, pc.pin.former, settings.pinHistory);
  const fault = pinFault(pin, confirmed, settings, former);
  screen.fault = fault === null ? null : `win.pin.${fault}`;
  if (fault !== null) return;
  pc.pin = { ...pc.pin, value: pin, former, setAt: now };
  if (pc.desktop === null) signInHere(visit, owner.id, 'hello');
  else screen.view = 'sign-in-options';
}

/** *Set up* in Settings: wants a multi-factor sign-in of the last ten minutes, else the panel asks for one (documented). */
export function startPin(visit: PcVisit): void {
  const { tenant, pc, owner, screen, now } = visit;
  const session = tenant.sessions.find((each) => each.id === pc.desktop?.sessionId);
  if (session?.personId !== owner.id) return;
  // Documented: for Windows Hello such a domain leads to its own provider instead of asking for a pass.
  const stop = settingsOf(pc).federatedMfa === 'enforceMfaByFederatedIdp' ? 'provider' : panelStop(visit);
  if (stop !== 'provider' && isFreshMfa(isMultiFactor(session) ? session.startedAt : null, now)) Object.assign(screen, { view: 'new-pin', fault: null });
  else if (stop === null) openPanel(visit, 'new-pin', owner.userPrincipalName);
  else stopPanel(visit, stop);
}
