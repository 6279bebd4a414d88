import type { OwnCall } from '../control/send-within.ts';
import { tenantNow } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/model.ts';
import type { Typed } from './typed.ts';

/** What a thing on a page is called; where several are called so, which of them, from 0. */
export interface Named {
  readonly name: string;
  readonly nth?: number;
}

/** What somebody did in one window of a browser, or what they then saw there. */
export type WindowAct =
  /** `byApp`: an app sent them here, so that the address is good once. */
  | { readonly do: 'open'; readonly path: string; readonly byApp: boolean }
  | ({ readonly do: 'type'; readonly value: Typed } & Named)
  | ({ readonly do: 'tick'; readonly on: boolean } & Named)
  | ({ readonly do: 'choose'; readonly option: string } & Named)
  | ({ readonly do: 'press'; readonly role: 'button' | 'link' } & Named)
  /** Chose a picture of what another window shows. */
  | ({ readonly do: 'picture' } & Named)
  /** The browser was asked for a key, which no text can repeat. */
  | { readonly do: 'passkey' }
  /** A page, with what it shows for use elsewhere: a number for a phone, a new pass, a QR code. */
  | { readonly do: 'see'; readonly heading: string; readonly alert: string | null; readonly shown: readonly Shown[] };

export interface Shown {
  readonly in: 'output' | 'input' | 'img';
  readonly nth: number;
  /** Of an image its name. */
  readonly text: string;
}

export type Done =
  /** `pass`: the new pass that one of them gave. */
  | { readonly kind: 'calls'; readonly at: number; readonly calls: readonly OwnCall[]; readonly pass: string | null; readonly wasFrozen: boolean }
  | { readonly kind: 'window'; readonly at: number; readonly window: string; readonly act: WindowAct };

/** What was done by hand in a tenant since it was made, as far back as is kept. */
export interface ByHand {
  /** The tenant's time when the first of it was done. */
  readonly since: number;
  readonly wasFrozen: boolean;
  readonly done: Done[];
  /** More was done than is kept: what came later is missing. */
  full: boolean;
  /** Put in from a file: no order makes the same tenant. */
  loaded: boolean;
}

/** More than anybody does by hand before they want a test of it. */
const MOST = 600;

/** Forgotten with its tenant, and with a tenant that is made again. */
const kept = new WeakMap<Tenant, ByHand>();

export function byHand(tenant: Tenant, realNow: number): ByHand {
  const found = kept.get(tenant);
  if (found !== undefined) return found;
  const fresh: ByHand = { since: tenantNow(tenant, realNow), wasFrozen: tenant.clock.frozenAt !== null, done: [], full: false, loaded: false };
  kept.set(tenant, fresh);
  return fresh;
}

export function keepDone(tenant: Tenant, realNow: number, done: readonly Done[]): void {
  const all = byHand(tenant, realNow);
  const news = done.filter((each) => !isSeenAgain(all.done, each));
  if (all.done.length + news.length > MOST) all.full = true;
  else all.done.push(...news);
}

/** A phone's page loads itself again and again: the same sight twice in a row says nothing. */
function isSeenAgain(before: readonly Done[], done: Done): boolean {
  if (done.kind !== 'window' || done.act.do !== 'see') return false;
  const last = before.findLast((each) => each.kind === 'window' && each.window === done.window);
  return last?.kind === 'window' && JSON.stringify(last.act) === JSON.stringify(done.act);
}
