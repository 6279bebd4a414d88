import { json } from '../http.ts';
import type { Person } from '../tenant/model.ts';
import { personNamed } from './passes.ts';
import { ControlError, iso, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

const instant: Schema = { type: 'string', maxLength: 40, description: 'ISO 8601; with scheduled alone' };

const shown = ({ automaticReplies: set }: Person): object =>
  (set?.status === 'scheduled' ? { status: set.status, start: iso(set.startAt), end: iso(set.endAt) } : { status: set?.status ?? 'disabled' });

/** Whether somebody's mailbox answers that they are away. */
export const mailboxRoutes = [
  tenantRoute({ method: 'GET', path: '/people/{person}/automatic-replies', summary: 'What a person\'s mailbox answers by itself' }, ({ tenant, call }) => json(200, shown(personNamed(tenant, call.params['person'])))),
  tenantRoute<{ readonly status: 'disabled' | 'alwaysEnabled' | 'scheduled'; readonly start?: string; readonly end?: string }>(
    {
      method: 'PUT',
      path: '/people/{person}/automatic-replies',
      summary: 'Switches the automatic replies of a mailbox on or off, as its owner would',
      body: { type: 'object', additionalProperties: false, required: ['status'], properties: { status: { type: 'string', enum: ['disabled', 'alwaysEnabled', 'scheduled'] }, start: instant, end: instant } },
    },
    ({ tenant, call, body: { status, start = '', end = '' } }) => {
      const person = personNamed(tenant, call.params['person']);
      const [startAt, endAt] = [Date.parse(start), Date.parse(end)];
      if (status === 'scheduled' && !(startAt < endAt)) throw new ControlError(400, 'body.start and body.end are two instants, the first before the second.');
      if (status === 'disabled') delete person.automaticReplies;
      else person.automaticReplies = status === 'scheduled' ? { status, startAt, endAt } : { status };
      return json(200, shown(person));
    },
  ),
];
