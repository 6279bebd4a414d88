import { DESK_API, type DeskMe } from '../../contract/desk.ts';
import { demandNoQuery } from '../request-checks.ts';
import type { Route } from '../route.ts';
import { clerkOf, type Clerk, type DeskDoor } from './desk-door.ts';

/** Who is signed in, and what they may do; before sign-in nobody. */
export const deskMeRoute = (door: DeskDoor, read: (clerk: Clerk | null) => Promise<DeskMe>): Route => ({
  method: 'GET',
  path: DESK_API.me,
  handlers: [
    async (request, response) => {
      demandNoQuery(request);
      response.json(await read(await clerkOf(door, request)));
    },
  ],
});
