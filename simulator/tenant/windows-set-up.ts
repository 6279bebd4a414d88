import { settingsOf } from './pc-settings.ts';
import type { Pc } from './model.ts';

/** The screens between the first start of a PC and its desktop (Autopilot, user-driven). */
export type SetUpStep =
  | 'region' | 'keyboard' | 'second-keyboard' | 'network' | 'updates' | 'account' | 'panel' | 'status' | 'logon' | 'account-failed'
  | 'biometrics' | 'hello' | 'hello-provider' | 'hello-failed' | 'new-pin' | 'all-set';

/** A set-up under way. */
export interface SetUp {
  step: SetUpStep;
  region: string;
  keyboard: string;
  /** The sign-in that the set-up rests on; null before it, and after a restart that lost it. */
  sessionId: string | null;
  /** When the Enrollment Status Page came up. */
  statusSince: number | null;
  /** When its last phase began, which needs a person who is signed in. */
  accountSince: number | null;
  /** Whether device setup was broken off by a restart or a lock, and the sign-in lost with it. */
  interrupted: boolean;
  /** How often *Sign in* was pressed on the logon screen. */
  presses: number;
  /** Whether the logon screen shows its password box. */
  asksPassword: boolean;
}

export const newSetUp = (): SetUp => ({
  step: 'region', region: '', keyboard: '', sessionId: null, statusSince: null, accountSince: null, interrupted: false, presses: 0, asksPassword: false,
});

export const PHASES = ['preparation', 'device', 'account'] as const;
export type Phase = (typeof PHASES)[number];

export interface PhaseState {
  readonly phase: Phase;
  readonly state: 'waiting' | 'working' | 'done';
  /** Milliseconds until it is done; 0 unless it is under way. */
  readonly leftMs: number;
}

export interface StatusPage {
  readonly phases: readonly PhaseState[];
  /** What comes now: more waiting, the logon screen after an interruption, or the end of the page. */
  readonly next: 'wait' | 'logon' | 'end';
}

type SetUpPc = Pick<Pc, 'settings'>;

const MINUTE_MS = 60_000;

/** When the last phase is over; null while it has not begun. */
export const accountEnd = (pc: SetUpPc, { accountSince }: Pick<SetUp, 'accountSince'>): number | null =>
  accountSince === null ? null : accountSince + settingsOf(pc).accountMinutes * MINUTE_MS;

/** When the phases of the device are over. */
export function deviceEnd(pc: SetUpPc, since: number): number {
  const { preparationMinutes, deviceMinutes } = settingsOf(pc);
  return since + (preparationMinutes + deviceMinutes) * MINUTE_MS;
}

/** Documented: device preparation, device setup, account setup, one after the other; the first two are the PC's. */
export function statusPage(pc: SetUpPc, setUp: SetUp, now: number): StatusPage {
  const { preparationMinutes, setUpJoin, interruption } = settingsOf(pc);
  const since = setUp.statusSince ?? now;
  const ends = [since + preparationMinutes * MINUTE_MS, deviceEnd(pc, since), accountEnd(pc, setUp)] as const;
  const starts = [since, ends[0], setUp.accountSince] as const;
  const phases = PHASES.map((phase, i): PhaseState => {
    const [start, end] = [starts[i] ?? null, ends[i] ?? null];
    if (start === null || end === null || now < start) return { phase, state: 'waiting', leftMs: 0 };
    return now < end ? { phase, state: 'working', leftMs: end - now } : { phase, state: 'done', leftMs: 0 };
  });
  const losesSignIn = (interruption !== 'none' || setUpJoin === 'hybrid') && !setUp.interrupted;
  if (now < ends[1]) return { phases, next: 'wait' };
  if (losesSignIn) return { phases, next: 'logon' };
  return { phases, next: ends[2] !== null && now >= ends[2] ? 'end' : 'wait' };
}

/** Documented: setting up Windows Hello wants a multi-factor sign-in that is not older than ten minutes. */
export const FRESH_MFA_MS = 10 * MINUTE_MS;

export const isFreshMfa = (provedAt: number | null, now: number): boolean => provedAt !== null && now - provedAt <= FRESH_MFA_MS;

/** Observed (2025): after the restart *Sign in* has to be pressed twice before the panel comes. */
export const PRESSES_FOR_PANEL = 2;
