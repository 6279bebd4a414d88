import { KIOSK_API, type CaseOpened, type ChangeMark, type DeskSlip, type DrawCode, type EnrolKiosk, type KioskState, type KioskView, type PressForPass, type Pressed, type Purpose, type ResumeCase, type StartCase, type TypeReleaseCode } from '#contract/kiosk';
import type { Answer } from './answer.ts';
import type { KioskClient } from './kiosk-client.ts';

/** Making a pass takes several calls to the directory, each of which the server ends after 10 s. */
const PRESS_TIMEOUT_MS = 60_000;

/** The address of a call on one case. */
export const casePath = (path: string, caseId: string): string => path.replace('{id}', encodeURIComponent(caseId));

/** One function a call of the contract. */
export const kioskCalls = (client: KioskClient, signal: AbortSignal) => {
  const onCase = (path: string, caseId: string): Promise<Answer<KioskView>> => client.call('POST', casePath(path, caseId), { signal });
  return {
    state: (): Promise<Answer<KioskState>> => client.call('GET', KIOSK_API.state, { signal }),
    enrol: (body: EnrolKiosk): Promise<Answer<unknown>> => client.call('POST', KIOSK_API.enrol, { body, signal }),
    mark: (body: ChangeMark): Promise<Answer<unknown>> => client.call('POST', KIOSK_API.mark, { body, signal }),
    noPassNeeded: (purpose: Purpose): Promise<Answer<unknown>> => client.call('POST', KIOSK_API.noPassNeeded, { body: { purpose }, signal }),
    slip: (): Promise<Answer<DeskSlip>> => client.call('POST', KIOSK_API.slips, { signal }),
    start: (body: StartCase): Promise<Answer<CaseOpened>> => client.call('POST', KIOSK_API.cases, { body, signal }),
    resume: (caseId: string, body: ResumeCase): Promise<Answer<CaseOpened>> => client.call('POST', casePath(KIOSK_API.resume, caseId), { body, signal }),
    code: (caseId: string, body: DrawCode): Promise<Answer<CaseOpened>> => client.call('POST', casePath(KIOSK_API.code, caseId), { body, signal }),
    stillHere: (caseId: string) => onCase(KIOSK_API.stillHere, caseId),
    renew: (caseId: string) => onCase(KIOSK_API.renew, caseId),
    release: (caseId: string, body: TypeReleaseCode): Promise<Answer<KioskView>> => client.call('POST', casePath(KIOSK_API.release, caseId), { body, signal }),
    press: (caseId: string, body: PressForPass): Promise<Answer<Pressed>> =>
      client.call('POST', casePath(KIOSK_API.press, caseId), { body, signal, timeoutMs: PRESS_TIMEOUT_MS }),
    shown: (caseId: string) => onCase(KIOSK_API.shown, caseId),
    collected: (caseId: string) => onCase(KIOSK_API.collected, caseId),
    cancel: (caseId: string) => onCase(KIOSK_API.cancel, caseId),
  };
};

export type KioskCalls = ReturnType<typeof kioskCalls>;
