import { APPROVE_API, Approve, TypeMatchCode, type ApproveView, type PasskeyAsked } from '../../contract/approve.ts';
import { Empty } from '../../contract/sign-in.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { APPROVER_COOKIES, setCookie } from '../session-cookies.ts';
import { approverGet, approverPost, type Approver, type ApproverDoor } from './approver-door.ts';

export interface RequestCall {
  readonly requestId: string;
  readonly approver: Approver;
}

/** What an approver does with one request; a request of another approver is `not_found` to all of them. */
export interface RequestActions {
  readonly view: (call: RequestCall) => Promise<ApproveView>;
  readonly typeMatchCode: (call: RequestCall & { readonly matchCode: string }) => Promise<ApproveView>;
  readonly askPasskey: (call: RequestCall) => Promise<PasskeyAsked>;
  readonly approve: (call: RequestCall & { readonly body: Approve }) => Promise<ApproveView>;
  readonly decline: (call: RequestCall) => Promise<ApproveView>;
  readonly report: (call: RequestCall) => Promise<ApproveView>;
  readonly notAvailable: (call: RequestCall) => Promise<ApproveView>;
  readonly undo: (call: RequestCall) => Promise<ApproveView>;
}

/** The page `/approve/{id}`. */
export const requestRoutes = (door: ApproverDoor, actions: RequestActions): Route[] => [
  approverGet(door, APPROVE_API.request, async ({ approver, request }, response) => {
    response.json(await actions.view({ requestId: idOf(request), approver }));
  }),
  approverPost(door, APPROVE_API.matchCode, TypeMatchCode, async ({ approver, body, request }, response) => {
    response.json(await actions.typeMatchCode({ requestId: idOf(request), approver, matchCode: body.matchCode }));
  }),
  approverPost(door, APPROVE_API.challenge, Empty, async ({ approver, request }, response) => {
    response.json(await actions.askPasskey({ requestId: idOf(request), approver }));
  }),
  approverPost(door, APPROVE_API.approve, Approve, async ({ approver, body, request }, response) => {
    const view = await actions.approve({ requestId: idOf(request), approver, body });
    // Only a passkey that was verified gets here: what is refused throws, and what the gate turned away has ended.
    const cookie = body.factor.kind === 'passkey' && view.step === 'approved' ? await door.keep(approver.idHash) : null;
    if (cookie !== null) setCookie(response, APPROVER_COOKIES.session, cookie);
    response.json(view);
  }),
  approverPost(door, APPROVE_API.decline, Empty, async ({ approver, request }, response) => {
    response.json(await actions.decline({ requestId: idOf(request), approver }));
  }),
  approverPost(door, APPROVE_API.report, Empty, async ({ approver, request }, response) => {
    response.json(await actions.report({ requestId: idOf(request), approver }));
  }),
  approverPost(door, APPROVE_API.notAvailable, Empty, async ({ approver, request }, response) => {
    response.json(await actions.notAvailable({ requestId: idOf(request), approver }));
  }),
  approverPost(door, APPROVE_API.undo, Empty, async ({ approver, request }, response) => {
    response.json(await actions.undo({ requestId: idOf(request), approver }));
  }),
];
