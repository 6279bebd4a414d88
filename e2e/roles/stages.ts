import { limits } from '#server/testing';
import type { HeadlessCase, HeadlessKiosk } from '../actors/headless-kiosk.ts';
import type { HeadlessManager } from '../actors/headless-manager.ts';
import type { TenantPerson } from '../kit/index.ts';
import type { World } from '../world.ts';

/** A case in some stage, with what its own people know of it. */
export interface Staged {
  readonly recovery: HeadlessCase;
  /** Of the approver's link. */
  readonly requestId: string;
}

export interface Cast {
  readonly world: World;
  readonly kiosk: HeadlessKiosk;
  readonly manager: HeadlessManager;
  readonly claimant: TenantPerson;
}

type Bring = (cast: Cast) => Promise<Staged>;

const opened: Bring = async ({ kiosk, manager, claimant }) => {
  const recovery = await kiosk.start(claimant);
  return { recovery, requestId: await manager.openRequest() };
};
const matched: Bring = async (cast) => {
  const staged = await opened(cast);
  await cast.manager.typeMatchCode(staged.requestId, staged.recovery.matchCode);
  await cast.world.clock.advance(limits.MIN_VIEW_MS);
  return staged;
};
const approved: Bring = async (cast) => {
  const staged = await matched(cast);
  await cast.manager.sayYes(staged.requestId);
  return staged;
};
const then = (before: Bring, act: (staged: Staged, cast: Cast) => Promise<unknown>): Bring => async (cast) => {
  const staged = await before(cast);
  await act(staged, cast);
  return staged;
};
const issued = then(approved, ({ recovery }) => recovery.press());
const shown = then(issued, ({ recovery }) => recovery.shown());

/** Every stage in which somebody can meet a case. */
export const STAGES = {
  opened,
  matched,
  approved,
  lapsed: then(approved, (_staged, { world }) => world.clock.advance(limits.APPROVAL_VALID_MS)),
  issued,
  shown,
  collected: then(shown, ({ recovery }) => recovery.collected()),
  declined: then(opened, ({ requestId }, { manager }) => manager.decline(requestId)),
  cancelled: then(opened, ({ recovery }) => recovery.cancel()),
} as const satisfies Record<string, Bring>;

export type StageName = keyof typeof STAGES;
export const STAGE_NAMES = Object.keys(STAGES) as StageName[];
