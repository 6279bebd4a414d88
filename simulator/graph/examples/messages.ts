import { ENVELOPE, type Example, type Play, type Request } from './example.ts';
import { appOf } from '../../test-kit.ts';
import type { Stage } from './stage.ts';

const FRANNIS = '48d31887-5fad-4d73-a9f5-3c356e68a038';

/** Somebody for whom the Teams app is installed. */
async function inTeams(stage: Stage, { requestBody }: Example): Promise<Request> {
  const installation = 'NjhhMjE1MDYtNGIyZC00NjUwLWI3YzAtYjRlYjZiNGM0N2Yx';
  const made = await stage.tenant({ ids: { manager: FRANNIS } });
  await stage.kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { teamsApp: { clientId: appOf(made).clientId, activityTypes: ['taskCreated', 'deploymentApprovalRequired'], installedFor: 'everybody', resourceSpecific: false } });
  return {
    headers: await stage.asApp(made),
    path: `/v1.0/users/${FRANNIS}/teamwork/sendActivityNotification`,
    body: JSON.stringify(requestBody).replace('{userId}', FRANNIS).replace('{installationId}', installation).replace('…', '0?context=%7B%7D'),
  };
}

const GROUP = '0e226165-c685-41ce-8bfc-df8360ab325d';

export const MESSAGES: Readonly<Record<string, Play>> = {
  'send-mail': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ ids: { operator: FRANNIS } })), path: `/v1.0/users/${FRANNIS}/sendMail` }),
  },
  'send-mail-bad-mime': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: { ...(await stage.asPerson(await stage.tenant(), 'director', 'Mail.Send')), 'content-type': 'text/plain' }, body: 'not base64 at all!' }),
    more: ENVELOPE,
  },
  'teams-activity-entity-url': { mark: 'documented', arrange: inTeams },
  'teams-activity-text-topic': { mark: 'documented', arrange: inTeams },
  batch: {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asPerson(await stage.tenant({ edit: ({ people }) => { for (const person of people) Object.assign(person, { city: null }); } }), 'director', 'User.Read.All') }),
    // Two of the answers are printed, and of 36 people one.
    among: ['responses', 'responses[].body.value'],
    free: ['responses[].body.@odata.count', 'responses[].body.value[].displayName', 'responses[].body.value[].userPrincipalName'],
    more: ['responses[].headers.*'],
  },
  'error-directory-forbidden': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({ edit: ({ groups }) => { Object.assign(groups.find(({ key }) => key === 'everybody') ?? {}, { id: GROUP }); } });
      return { headers: await stage.asPerson(made, 'director', 'User.Read') };
    },
  },
  'error-empty-token': {
    mark: 'observed',
    arrange: async (stage) => {
      await stage.tenant();
      return {};
    },
  },
  'error-throttled': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant();
      const headers = await stage.asApp(made);
      await stage.kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '/v1.0/users' }, effect: { kind: 'status', status: 429, retryAfter: 10 }, times: 1 });
      return { headers };
    },
    differs: { error: 'The document guarantees status and header alone; the body printed with it is a placeholder.' },
  },
};

