import { APPROVE_API, NotMe, type NotMeReceived } from '../../contract/approve.ts';
import { demandJson, parseBody, readBytes } from '../json-body.ts';
import { demandOwnOrigin } from '../own-origin.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';

/** *This was not me*: who has lost every way to sign in is not asked to sign in. Only our own page's button sends it, no scanner's visit. */
export const notMeRoute = (origin: string, say: (token: string) => Promise<void>): Route => ({
  method: 'POST',
  path: APPROVE_API.notMe,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      demandOwnOrigin(request, origin);
      demandJson(request);
      await say(parseBody(await readBytes(request, response), NotMe).token);
      response.status(202).json({ received: true } satisfies NotMeReceived);
    },
  ],
});
