import type { Tenant } from '../tenant/model.ts';
import type { LockUser, Provider } from '../tenant/windows-sign-in-options.ts';
import type { TextKey } from '../texts/say.ts';
import type { Adding } from './security-info/adding.ts';
import type { Attempt, Want } from './sign-in/attempt.ts';

/** What a PC shows. Its lock screen is one for all windows that look at it, as with a real PC. */
export interface PcScreen {
  view: 'lock' | 'password-first' | 'panel' | 'stopped' | 'new-pin' | 'expired-pin' | 'change-pin' | 'all-set' | 'desktop' | 'settings' | 'sign-in-options' | 'sure' | 'all-apps' | 'account-added';
  /** Whose name the lock screen shows. */
  user: LockUser;
  provider: Provider;
  /** A locked session lies beneath the lock screen. */
  locked: boolean;
  /** As typed under *Other user*. */
  userName: string;
  /** The sign-in in the web panel. */
  attemptId: string | null;
  /** Why the panel shows an error in place of a sign-in. */
  stop: PanelStop | null;
  fault: TextKey | null;
  /** An app of the desktop that is being signed in to, and by whom once that is known; null: none. */
  app: { readonly personId: string | null } | null;
  /** Windows went back to the logon screen of itself. */
  bounced: boolean;
}

/** What ends a PIN reset or a web sign-in, each with a page of its own. */
export type PanelStop = 'offline' | 'address' | 'error' | 'service' | 'controller' | 'key' | 'other-person' | 'provider';

export interface PagesState {
  readonly attempts: Map<string, Attempt>;
  readonly pcs: Map<string, PcScreen>;
  /** Methods being added on My Security Info, by session. */
  readonly adding: Map<string, Adding>;
  /** What waits until a method was registered; by session. */
  readonly interrupted: Map<string, Want>;
  /** Said once on the next showing of a page; by session or phone. */
  readonly notices: Map<string, string>;
  readonly lockedPhones: Set<string>;
  /** The link in the QR code that a phone's camera saw last; by phone. */
  readonly scanned: Map<string, string>;
}

/** Half-done forms belong to no export of a tenant: they are forgotten with it. */
const states = new WeakMap<Tenant, PagesState>();

export function pagesState(tenant: Tenant): PagesState {
  const kept = states.get(tenant);
  if (kept !== undefined) return kept;
  const fresh: PagesState = { attempts: new Map(), pcs: new Map(), adding: new Map(), interrupted: new Map(), notices: new Map(), lockedPhones: new Set(), scanned: new Map() };
  states.set(tenant, fresh);
  return fresh;
}

/** Takes a notice away while reading it. */
export function takeNotice(tenant: Tenant, key: string): string | null {
  const { notices } = pagesState(tenant);
  const notice = notices.get(key) ?? null;
  notices.delete(key);
  return notice;
}
