import type { Session } from '../../tenant/model.ts';
import { OTHER_BROWSER, sessionFault } from '../../tenant/sign-in-session.ts';
import type { SignInFault } from '../../tenant/sign-in.ts';
import { dropCookie, readCookie, setCookie, setLastingCookie } from '../cookies.ts';
import type { Visit } from '../visit.ts';

/** Which simulated device this browser window plays at the moment: set when a link on a simulated phone is followed. */
const ACTING_COOKIE = 'sim-device';
const sessionCookie = (deviceId: string): string => `sim-session-${deviceId}`;

const isDevice = (visit: Visit, id: string | null): id is string => id === OTHER_BROWSER || visit.tenant.devices.some((device) => device.id === id);

/** The device that `authorize` is opened on: named in the query, else the one this browser plays, else some other browser. */
export function actingDevice(visit: Visit): string {
  const named = visit.call.query.get('device') ?? readCookie(visit.call, ACTING_COOKIE);
  return isDevice(visit, named) ? named : OTHER_BROWSER;
}

export const playDevice = (visit: Visit, deviceId: string): string => setCookie(visit.tenant.id, ACTING_COOKIE, deviceId);

export function deviceName(visit: Visit, deviceId: string): string {
  return visit.tenant.devices.find((device) => device.id === deviceId)?.name ?? visit.say('signin.device.other');
}

export interface SignedIn {
  readonly session: Session;
  /** Why the session no longer counts, or null. */
  readonly fault: SignInFault | null;
}

/** Who is signed in on a device: on a PC whoever holds its desktop, elsewhere whom the browser's cookie names. */
export function signedInOn(visit: Visit, deviceId: string): SignedIn | null {
  const device = visit.tenant.devices.find((each) => each.id === deviceId);
  const id = device?.kind === 'pc' ? (device.desktop?.sessionId ?? null) : readCookie(visit.call, sessionCookie(deviceId));
  const session = visit.tenant.sessions.find((each) => each.id === id && each.deviceId === deviceId);
  if (session === undefined) return null;
  return { session, fault: sessionFault(visit.tenant, session, visit.now) };
}

export const keepSession = (visit: Visit, { id, deviceId, stays }: Session): string => (stays === true ? setLastingCookie : setCookie)(visit.tenant.id, sessionCookie(deviceId), id);
export const dropSession = (visit: Visit, deviceId: string): string => dropCookie(visit.tenant.id, sessionCookie(deviceId));

/** *Don't show this again* under *Stay signed in?*: the answer that stands for this browser, or null. */
export function lastingAnswer(visit: Visit, deviceId: string): 'yes' | 'no' | null {
  const kept = readCookie(visit.call, stayCookie(deviceId));
  return kept === 'yes' || kept === 'no' ? kept : null;
}

export const keepAnswer = (visit: Visit, deviceId: string, stays: boolean): string => setLastingCookie(visit.tenant.id, stayCookie(deviceId), stays ? 'yes' : 'no');
const stayCookie = (deviceId: string): string => `sim-stay-${deviceId}`;
