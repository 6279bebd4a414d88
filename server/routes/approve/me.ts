import { APPROVE_API, type Me } from '../../contract/approve.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { approverOf, type ApproverDoor } from './approver-door.ts';

/** Who is signed in; before sign-in nobody. */
export const meRoute = (door: ApproverDoor, cloudNotice: boolean): Route => ({
  method: 'GET',
  path: APPROVE_API.me,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      const approver = await approverOf(door, request);
      response.json({ displayName: approver?.displayName ?? null, cloudNotice } satisfies Me);
    },
  ],
});
