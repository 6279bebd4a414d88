import type { Person } from '../../tenant/model.ts';
import { findPerson } from '../../tenant/people.ts';
import { keepLast, LOG_LINES } from '../../tenant/keep-last.ts';
import { newGuid } from '../../tenant/random.ts';
import type { TeamsApp } from '../../tenant/teams-app.ts';
import type { Caller } from '../caller.ts';
import { knownPerson } from '../conduct.ts';
import { GraphError } from '../error.ts';
import { graphRoute, type GraphCall } from '../operation.ts';
import { activityOf, SHOWN, SYSTEM_DEFAULT, type Activity } from './activity.ts';

/** The Teams app of the calling app, as far as it is installed for this person. */
function installed({ tenant, app }: Pick<Caller, 'tenant' | 'app'>, person: Person): TeamsApp | null {
  const { teamsApp } = tenant.settings;
  if (teamsApp?.clientId !== app.clientId) return null;
  if (teamsApp.installedFor === 'everybody') return teamsApp;
  const names = [person.id, person.userPrincipalName.toLowerCase()];
  return teamsApp.installedFor.some((each) => names.includes(each.toLowerCase())) ? teamsApp : null;
}

export const sendActivityNotification = graphRoute({
  method: 'POST',
  path: '/users/{id}/teamwork/sendActivityNotification',
  name: 'teams-send-activity-notification',
  fidelity: { mark: 'documented', source: 'graph/api/userteamwork-sendactivitynotification; microsoft-365-agents-toolkit issue 6067 (refusal where the app is not installed)', note: 'One Teams app a tenant, by the setting teamsApp. Words of the other refusals: assumed. Nobody notifies themselves (FAQ of the concept page).' },
  service: 'teams',
  permissions: ['TeamsActivity.Send'],
  delegated: { others: ['TeamsActivity.Send'], role: 'anybody' },
  // TeamsActivity.Send.User is not in the token: it is granted by installing the Teams app for a person.
  resourceSpecific(caller, named) {
    const person = findPerson(caller.tenant, named);
    return person !== undefined && installed(caller, person)?.resourceSpecific === true;
  },
  handle(graph) {
    const { call, tenant, world, now, caller } = graph;
    const person = knownPerson(graph, call.params['id'] ?? '');
    if (person === undefined) throw new GraphError(404, 'NotFound', 'User not found.');
    const activity = activityOf(call);
    const app = installed(caller, person);
    if (app === null) throw notInstalled(graph, activity);
    const { activityType, topic, chainId } = activity;
    if (activityType !== SYSTEM_DEFAULT && !app.activityTypes.includes(activityType)) throw new GraphError(400, 'BadRequest', `The activity type '${activityType}' is not declared in the manifest of the Teams app.`);
    const before = tenant.notifications.findIndex((each) => chainId !== null && each.chainId === chainId && each.personId === person.id);
    if (before >= 0) tenant.notifications.splice(before, 1);
    keepLast(tenant.notifications, { id: newGuid(world.random), personId: person.id, kind: 'teams', text: textOf(activity), at: now, link: topic.webUrl, chainId }, LOG_LINES);
    return { status: 204 };
  },
});

/** What the person sees: the free text, and the start of the preview. */
const textOf = ({ parameters, preview, topic }: Activity): string => [parameters.get('systemDefaultText') ?? topic.value, preview.slice(0, SHOWN)].join('\n');

const notInstalled = ({ caller }: GraphCall, { topic: { source, value } }: Activity): GraphError =>
  new GraphError(403, 'Forbidden', `Application with AAD App Id '${caller.app.clientId}' is not authorized to generate ${source === 'text' ? 'custom text ' : ''}notifications about '${source === 'text' ? 'text' : value}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`);
