import { checkId } from './actions/desk/check-id.ts';
import { askToClear, clearBlock, readBlocks } from './actions/desk/clear-block.ts';
import { closeSlip } from './actions/desk/close-slip.ts';
import { readCases } from './actions/desk/read-cases.ts';
import { readFigures } from './actions/desk/read-figures.ts';
import { readKiosks } from './actions/desk/read-kiosks.ts';
import { readManagers } from './actions/desk/read-managers.ts';
import { readDeskMe } from './actions/desk/read-me.ts';
import { findSlip, readSlips } from './actions/desk/read-slips.ts';
import { revokeFactors } from './actions/desk/revoke-factors.ts';
import { searchAudit } from './actions/desk/search-audit.ts';
import { askDeskPasskey } from './actions/desk/sign-act.ts';
import { stopCase } from './actions/desk/stop-case.ts';
import { AskDeskPasskey, BlockSigned, CheckId, CloseSlip, FindSlip, RevokeFactors, SearchAudit, StopCase } from './contract/desk.ts';
import type { DeskRecords } from './desk-ports.ts';
import type { Deps, PassRemover } from './ports.ts';
import { deskFind, deskGet, deskPasskey, deskPost, type DeskDoor } from './routes/desk/desk-door.ts';
import { deskMeRoute } from './routes/desk/me.ts';
import type { Route } from './routes/route.ts';

/** What the desk works with: it can take a pass away, and has nothing that could make or open one. */
export type DeskDeps = Omit<Deps, 'issuer' | 'sealPass'> & {
  readonly issuer: PassRemover;
  readonly records: DeskRecords;
  /** As a person's own *My phone is gone*; the clerk stands in the audit. */
  readonly revokeFactorsOf: (personId: string, clerkId: string) => Promise<number>;
};

/** Every call of the desk with the action behind it. Who may do which stands in `domain/desk-acts.ts`. */
export function deskRoutes(deps: DeskDeps, door: DeskDoor): Route[] {
  const done = async (change: Promise<unknown>): Promise<void> => {
    await change;
    // What was changed goes on at once: an approver is asked, a claimant told.
    deps.wake();
  };
  const search = searchAudit(deps);
  return [
    deskMeRoute(door, readDeskMe(deps)),
    deskPasskey(door, AskDeskPasskey, ({ clerk, body }) => askDeskPasskey(deps)({ ...body, clerkId: clerk.personId })),
    deskGet(door, 'cases', readCases(deps)),
    deskPost(door, 'stopCase', StopCase, ({ clerk, body }) => done(stopCase(deps)({ ...body, clerkId: clerk.personId }))),
    deskGet(door, 'slips', readSlips(deps)),
    deskFind(door, 'slip', FindSlip, ({ body }) => findSlip(deps)(body.number)),
    deskPost(door, 'closeSlip', CloseSlip, ({ clerk, body }) => closeSlip(deps)({ ...body, clerkId: clerk.personId })),
    deskPost(door, 'checkId', CheckId, ({ clerk, body }) => done(checkId(deps)({ ...body, clerkId: clerk.personId }))),
    deskGet(door, 'blocks', (clerk) => readBlocks(deps)(clerk.personId)),
    deskPost(door, 'askToClear', BlockSigned, ({ clerk, body }) => askToClear(deps)({ ...body, clerkId: clerk.personId })),
    deskPost(door, 'clear', BlockSigned, ({ clerk, body }) => clearBlock(deps)({ ...body, clerkId: clerk.personId })),
    deskPost(door, 'revokeFactors', RevokeFactors, ({ clerk, body }) => revokeFactors(deps)({ ...body, clerkId: clerk.personId })),
    deskGet(door, 'managers', readManagers(deps)),
    deskFind(door, 'audit', SearchAudit, ({ body }) => search(body)),
    deskGet(door, 'figures', readFigures(deps)),
    deskGet(door, 'kiosks', readKiosks(deps)),
  ];
}
