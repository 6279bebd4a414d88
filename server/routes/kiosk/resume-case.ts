import { KIOSK_API, ResumeCase, type CaseOpened, type PageStatement, type PublicKey } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';
import { demandStatement, type CheckStatement } from './page-statement.ts';

export interface ResumeDeps {
  readonly checkStatement: CheckStatement;
  readonly resume: (call: { readonly kioskId: string; readonly caseId: string; readonly pageKey: PublicKey; readonly statement: PageStatement; readonly mark: string | null }) => Promise<CaseOpened>;
}

/** Takes a waiting case up with a page that was loaded anew. */
export const resumeCaseRoute = (door: KioskDoor, { checkStatement, resume }: ResumeDeps): Route =>
  kioskPost(door, {
    path: KIOSK_API.resume,
    body: ResumeCase,
    run: async ({ caller, body, request }, response) => {
      const caseId = idOf(request);
      const statement = await demandStatement(checkStatement, body, caseId, caller.publicKey);
      response.json(await resume({ kioskId: caller.kiosk.id, caseId, pageKey: body.pageKey, statement, mark: body.mark ?? null }));
    },
  });
