import type { GivenFactor, PasskeyAsked } from '#contract/approve';
import { DESK_API as PATHS, type AuditView, type BlockRow, type CasesView, type DeskMe, type FactorsRevoked, type FiguresView, type KioskRow, type SearchAudit, type SignedAct, type SlipRow, type SlipView, type UnreadyManager } from '#contract/desk';
import { SIGN_IN_API, type SignedOut } from '#contract/sign-in';
import type { Answer } from './answer.ts';
import { sessionCalls } from './session-calls.ts';

type Done = Answer<object>;

/** The desk's calls. None throws; each ends within 20 s. */
export interface DeskApi {
  me(): Promise<Answer<DeskMe>>;
  signOut(): Promise<Answer<SignedOut>>;
  askPasskey(act: SignedAct, subject: string): Promise<Answer<PasskeyAsked>>;
  cases(): Promise<Answer<CasesView>>;
  stopCase(caseId: string): Promise<Done>;
  slips(): Promise<Answer<{ readonly slips: readonly SlipRow[] }>>;
  slip(number: string): Promise<Answer<SlipView>>;
  closeSlip(number: string, note: string): Promise<Done>;
  checkId(number: string, factor: GivenFactor): Promise<Done>;
  blocks(): Promise<Answer<{ readonly blocks: readonly BlockRow[] }>>;
  askToClear(blockId: string, factor: GivenFactor): Promise<Done>;
  clear(blockId: string, factor: GivenFactor): Promise<Done>;
  revokeFactors(address: string, factor: GivenFactor): Promise<Answer<FactorsRevoked>>;
  managers(): Promise<Answer<{ readonly managers: readonly UnreadyManager[] }>>;
  audit(search: SearchAudit): Promise<Answer<AuditView>>;
  figures(): Promise<Answer<FiguresView>>;
  kiosks(): Promise<Answer<{ readonly kiosks: readonly KioskRow[] }>>;
}

/** Where to send the browser to sign in at the desk. */
export const deskSignInAddress = (returnTo: string): string => `${SIGN_IN_API.signIn}?${new URLSearchParams({ return: returnTo, for: 'desk' }).toString()}`;

export function createDeskApi(stop: AbortSignal): DeskApi {
  const call = sessionCalls(stop);
  return {
    me: () => call(PATHS.me),
    signOut: () => call(SIGN_IN_API.signOut, {}),
    askPasskey: (act, subject) => call(PATHS.passkey, { act, subject }),
    cases: () => call(PATHS.cases),
    stopCase: (caseId) => call(PATHS.stopCase, { caseId }),
    slips: () => call(PATHS.slips),
    slip: (number) => call(PATHS.slip, { number }),
    closeSlip: (number, note) => call(PATHS.closeSlip, { number, note }),
    checkId: (number, factor) => call(PATHS.checkId, { number, factor }),
    blocks: () => call(PATHS.blocks),
    askToClear: (blockId, factor) => call(PATHS.askToClear, { blockId, factor }),
    clear: (blockId, factor) => call(PATHS.clear, { blockId, factor }),
    revokeFactors: (address, factor) => call(PATHS.revokeFactors, { address, factor }),
    managers: () => call(PATHS.managers),
    audit: (search) => call(PATHS.audit, search),
    figures: () => call(PATHS.figures),
    kiosks: () => call(PATHS.kiosks),
  };
}
