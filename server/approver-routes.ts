import { approveCase } from './actions/approve-case.ts';
import { askPasskey } from './actions/ask-passkey.ts';
import { declineCase } from './actions/decline-case.ts';
import { openRequest } from './actions/open-request.ts';
import { nameDeputy, readDeputy, takeDeputyBack } from './actions/own-deputy.ts';
import { makeRecoveryCodes, readRecoveryCodes } from './actions/own-recovery-codes.ts';
import { passOnRequest } from './actions/pass-on-request.ts';
import { addPushPhone, readPushPhones, removePushPhone } from './actions/push-phones.ts';
import { reportRequest } from './actions/report-request.ts';
import { requestPhoto } from './actions/request-photo.ts';
import { sayNotMe } from './actions/say-not-me.ts';
import { typeMatchCode } from './actions/type-match-code.ts';
import { undoApproval } from './actions/undo-approval.ts';
import type { Deps } from './ports.ts';
import type { ApproverDoor } from './routes/approve/approver-door.ts';
import { deputyRoutes } from './routes/approve/deputy.ts';
import { factorRoutes, type OwnFactors } from './routes/approve/factors.ts';
import { meRoute } from './routes/approve/me.ts';
import { notMeRoute } from './routes/approve/not-me.ts';
import { photoRoute } from './routes/approve/photo.ts';
import { pushRoutes } from './routes/approve/push.ts';
import { recoveryCodeRoutes } from './routes/approve/recovery-codes.ts';
import { requestRoutes } from './routes/approve/requests.ts';
import type { Route } from './routes/route.ts';

/** Every call of an approver's page with the action behind it; signing in and out is apart. */
export const approverRoutes = (deps: Deps, door: ApproverDoor, own: OwnFactors): Route[] => [
  meRoute(door, deps.settings.cloudNotice),
  ...requestRoutes(door, {
    view: openRequest(deps),
    typeMatchCode: typeMatchCode(deps),
    askPasskey: askPasskey(deps),
    approve: approveCase(deps),
    decline: declineCase(deps),
    report: reportRequest(deps),
    notAvailable: passOnRequest(deps),
    undo: undoApproval(deps),
  }),
  photoRoute(door, requestPhoto(deps)),
  ...factorRoutes(door, own),
  ...recoveryCodeRoutes(door, { read: readRecoveryCodes(deps), make: makeRecoveryCodes(deps) }),
  ...deputyRoutes(door, { read: readDeputy(deps), name: nameDeputy(deps), takeBack: takeDeputyBack(deps) }),
  ...pushRoutes(door, { read: readPushPhones(deps), add: addPushPhone(deps), remove: removePushPhone(deps) }),
  notMeRoute(door.origin, sayNotMe(deps)),
];
