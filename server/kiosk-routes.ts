import { cancelCase } from './actions/cancel-case.ts';
import { changeMark } from './actions/change-mark.ts';
import { countNoPassNeeded } from './actions/count-no-pass-needed.ts';
import { drawCode } from './actions/draw-code.ts';
import { issueSlip } from './actions/issue-slip.ts';
import { markCollected } from './actions/mark-collected.ts';
import { markShown } from './actions/mark-shown.ts';
import { notePageSeen } from './actions/note-page-seen.ts';
import { pressForPass } from './actions/press-for-pass.ts';
import { readCase } from './actions/read-case.ts';
import { readKioskState } from './actions/read-kiosk-state.ts';
import { renewApproval } from './actions/renew-approval.ts';
import { resumeCase } from './actions/resume-case.ts';
import { startCase } from './actions/start-case.ts';
import { stillHere } from './actions/still-here.ts';
import { typeReleaseCode } from './actions/type-release-code.ts';
import { KIOSK_API } from './contract/kiosk.ts';
import { verifyPageStatement as checkStatement } from './kiosk-proof/page-statement.ts';
import type { Deps } from './ports.ts';
import { caseStepRoute } from './routes/kiosk/case-step.ts';
import { drawCodeRoute } from './routes/kiosk/draw-code.ts';
import { enrolRoute } from './routes/kiosk/enrol.ts';
import type { KioskDoor } from './routes/kiosk/kiosk-door.ts';
import type { LiveStreams } from './routes/kiosk/live-streams.ts';
import { markRoute } from './routes/kiosk/mark.ts';
import { noPassNeededRoute } from './routes/kiosk/no-pass-needed.ts';
import { pressRoute } from './routes/kiosk/press.ts';
import { releaseRoute } from './routes/kiosk/release.ts';
import { resumeCaseRoute } from './routes/kiosk/resume-case.ts';
import { slipRoute } from './routes/kiosk/slip.ts';
import { startCaseRoute } from './routes/kiosk/start-case.ts';
import { stateRoute } from './routes/kiosk/state.ts';
import { streamRoute } from './routes/kiosk/stream.ts';
import type { Route } from './routes/route.ts';

export interface KioskSide {
  readonly door: KioskDoor;
  readonly streams: LiveStreams;
  readonly enrol: (code: string, keyThumbprint: string) => Promise<boolean>;
}

/** Every call of a kiosk with the action behind it. */
export const kioskRoutes = (deps: Deps, { door, streams, enrol }: KioskSide): Route[] => [
  stateRoute(door, readKioskState(deps)),
  enrolRoute(door, enrol),
  markRoute(door, changeMark(deps)),
  noPassNeededRoute(door, countNoPassNeeded(deps)),
  slipRoute(door, issueSlip(deps)),
  startCaseRoute(door, { checkStatement, start: startCase(deps) }),
  resumeCaseRoute(door, { checkStatement, resume: resumeCase(deps) }),
  streamRoute(door, { streams, noteSeen: notePageSeen(deps), read: readCase(deps) }),
  drawCodeRoute(door, drawCode(deps)),
  caseStepRoute(door, KIOSK_API.stillHere, stillHere(deps)),
  caseStepRoute(door, KIOSK_API.renew, renewApproval(deps)),
  releaseRoute(door, typeReleaseCode(deps)),
  pressRoute(door, pressForPass(deps)),
  caseStepRoute(door, KIOSK_API.shown, markShown(deps)),
  caseStepRoute(door, KIOSK_API.collected, markCollected(deps)),
  caseStepRoute(door, KIOSK_API.cancel, cancelCase(deps)),
];
