import { KIOSK_API, StartCase, type CaseOpened, type PageStatement } from '../../contract/kiosk.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskPost } from './kiosk-post.ts';
import { demandStatement, type CheckStatement } from './page-statement.ts';

export interface StartDeps {
  readonly checkStatement: CheckStatement;
  readonly start: (call: { readonly kioskId: string; readonly body: StartCase; readonly statement: PageStatement }) => Promise<CaseOpened>;
}

/** Begins a case: 201 with the match code, the same for everybody. */
export const startCaseRoute = (door: KioskDoor, { checkStatement, start }: StartDeps): Route =>
  kioskPost(door, {
    path: KIOSK_API.cases,
    body: StartCase,
    run: async ({ caller, body }, response) => {
      const statement = await demandStatement(checkStatement, body, body.purpose, caller.publicKey);
      response.status(201).json(await start({ kioskId: caller.kiosk.id, body, statement }));
    },
  });
