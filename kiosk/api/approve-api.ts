import { APPROVE_API as PATHS, type Approve, type ApproveView, type ConfirmEnrolment, type ConfirmPasskey, type EnrolmentStarted, type FactorsView, type Me, type NotMeReceived, type PasskeyAsked, type PasskeyStarted, type RecoveryCodesMade, type RecoveryCodesView, type SignedOut, type SignInFor } from '#contract/approve';
import { failed, readAnswer, type Answer } from './answer.ts';

/** Longer than any answer of a healthy server, shorter than a person's patience. Approving reads the directory first. */
const ANSWER_WITHIN_MS = 20_000;

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
  sayNotMe(token: string): Promise<Answer<NotMeReceived>>;
}

const at = (path: string, id: string): string => path.replace('{id}', encodeURIComponent(id));

/** Where to send the browser to sign in, and to which page of ours it comes back. */
export const signInAddress = (returnTo: string, why: SignInFor): string => `${PATHS.signIn}?${new URLSearchParams({ return: returnTo, for: why }).toString()}`;

/** `stop` ends every call in flight, for a page that goes away. */
export function createApproveApi(stop: AbortSignal): ApproveApi {
  const call = async <T>(path: string, body?: unknown): Promise<Answer<T>> => {
    try {
      const response = await fetch(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      return await readAnswer<T>(response);
    } catch {
      return failed(stop.aborted ? 'aborted' : 'offline');
    }
  };
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
    sayNotMe: (token) => call(PATHS.notMe, { token }),
  };
}
