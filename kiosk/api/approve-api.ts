import { APPROVE_API as PATHS, type AddPush, type Approve, type ApproveView, type ConfirmEnrolment, type ConfirmPasskey, type DeputyView, type EnrolmentStarted, type FactorsView, type Me, type NotMeReceived, type PasskeyAsked, type PasskeyStarted, type PushView, type RecoveryCodesMade, type RecoveryCodesView } from '#contract/approve';
import type { SignedOut, SignInFor } from '#contract/sign-in';
import type { Answer } from './answer.ts';
import { sessionCalls } from './session-calls.ts';

/** The approver's calls. None throws; each ends within 20 s. */
export interface ApproveApi {
  me(): Promise<Answer<Me>>;
  request(id: string): Promise<Answer<ApproveView>>;
  typeMatchCode(id: string, matchCode: string): Promise<Answer<ApproveView>>;
  askPasskey(id: string): Promise<Answer<PasskeyAsked>>;
  approve(id: string, approval: Approve): Promise<Answer<ApproveView>>;
  report(id: string): Promise<Answer<ApproveView>>;
  notAvailable(id: string): Promise<Answer<ApproveView>>;
  decline(id: string): Promise<Answer<ApproveView>>;
  undo(id: string): Promise<Answer<ApproveView>>;
  factors(): Promise<Answer<FactorsView>>;
  startEnrolment(): Promise<Answer<EnrolmentStarted>>;
  confirmEnrolment(confirmation: ConfirmEnrolment): Promise<Answer<FactorsView>>;
  startPasskey(): Promise<Answer<PasskeyStarted>>;
  confirmPasskey(confirmation: ConfirmPasskey): Promise<Answer<FactorsView>>;
  renameFactor(id: string, name: string): Promise<Answer<FactorsView>>;
  revokeFactor(id: string): Promise<Answer<FactorsView>>;
  phoneGone(): Promise<Answer<FactorsView>>;
  signOut(): Promise<Answer<SignedOut>>;
  recoveryCodes(): Promise<Answer<RecoveryCodesView>>;
  makeRecoveryCodes(): Promise<Answer<RecoveryCodesMade>>;
  deputy(): Promise<Answer<DeputyView>>;
  nameDeputy(address: string): Promise<Answer<DeputyView>>;
  takeDeputyBack(): Promise<Answer<DeputyView>>;
  pushPhones(): Promise<Answer<PushView>>;
  addPush(phone: AddPush): Promise<Answer<PushView>>;
  removePush(id: string): Promise<Answer<PushView>>;
  sayNotMe(token: string): Promise<Answer<NotMeReceived>>;
}

const at = (path: string, id: string): string => path.replace('{id}', encodeURIComponent(id));

/** Where to send the browser to sign in, and to which page of ours it comes back. */
export const signInAddress = (returnTo: string, why: SignInFor): string => `${PATHS.signIn}?${new URLSearchParams({ return: returnTo, for: why }).toString()}`;

/** `stop` ends every call in flight, for a page that goes away. */
export function createApproveApi(stop: AbortSignal): ApproveApi {
  const call = sessionCalls(stop);
  return {
    me: () => call(PATHS.me),
    request: (id) => call(at(PATHS.request, id)),
    typeMatchCode: (id, matchCode) => call(at(PATHS.matchCode, id), { matchCode }),
    askPasskey: (id) => call(at(PATHS.challenge, id), {}),
    approve: (id, approval) => call(at(PATHS.approve, id), approval),
    report: (id) => call(at(PATHS.report, id), {}),
    notAvailable: (id) => call(at(PATHS.notAvailable, id), {}),
    decline: (id) => call(at(PATHS.decline, id), {}),
    undo: (id) => call(at(PATHS.undo, id), {}),
    factors: () => call(PATHS.factors),
    startEnrolment: () => call(PATHS.enrolments, {}),
    confirmEnrolment: (confirmation) => call(PATHS.confirm, confirmation),
    startPasskey: () => call(PATHS.passkeys, {}),
    confirmPasskey: (confirmation) => call(PATHS.confirmPasskey, confirmation),
    renameFactor: (id, name) => call(at(PATHS.rename, id), { name }),
    revokeFactor: (id) => call(at(PATHS.revoke, id), {}),
    phoneGone: () => call(PATHS.phoneGone, {}),
    signOut: () => call(PATHS.signOut, {}),
    recoveryCodes: () => call(PATHS.recoveryCodes),
    makeRecoveryCodes: () => call(PATHS.makeRecoveryCodes, {}),
    deputy: () => call(PATHS.deputy),
    nameDeputy: (address) => call(PATHS.nameDeputy, { address }),
    takeDeputyBack: () => call(PATHS.takeDeputyBack, {}),
    pushPhones: () => call(PATHS.push),
    addPush: (phone) => call(PATHS.addPush, phone),
    removePush: (id) => call(at(PATHS.removePush, id), {}),
    sayNotMe: (token) => call(PATHS.notMe, { token }),
  };
}
