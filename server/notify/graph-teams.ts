import type { Graph } from '../directory/graph.ts';
import { guid } from '../directory/guid.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import { pingText } from '../domain/ping-texts.ts';
import { Unavailable } from '../ports.ts';
import type { TeamsNotifier } from '../reach-ports.ts';

interface Parts {
  /** Id of the Teams app, by which its tab is opened. */
  readonly appId: string;
  readonly linkOf: (requestId: string) => string;
}

/** Declared in the manifest of the Teams app (docs/operations.md). */
const ACTIVITY = 'approvalRequested';

/** Activity notifications (userteamwork-sendactivitynotification, v1.0). Where the app is not installed for the person Graph refuses, and the mail has to do. */
export const graphTeams = (graph: Graph, { appId, linkOf }: Parts): TeamsNotifier => ({
  async send({ personId, language, kind, requestId }) {
    const { title, body } = pingText(language, kind);
    const reply = await graph
      .send({
        method: 'POST',
        path: `/users/${guid(personId)}/teamwork/sendActivityNotification`,
        body: { topic: { source: 'text', value: title, webUrl: tabLink(appId, linkOf(requestId)) }, activityType: ACTIVITY, previewText: { content: body }, templateParameters: [], chainId: chainOf(requestId) },
        signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
        maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
      })
      .catch((cause: unknown) => { throw new Unavailable('Teams', cause); });
    if (reply.status === 204) return 'taken';
    if (reply.status === 401 || reply.status === 429 || reply.status >= 500) throw new Unavailable(`Teams (status ${reply.status})`);
    return 'refused';
  },
});

/** To the tab of the app; with the page itself for clients that show no tab (Microsoft Teams, "Create deep links to an application"). */
const tabLink = (appId: string, link: string): string => `https://teams.microsoft.com/l/entity/${appId}/approve?${new URLSearchParams({ webUrl: link }).toString()}`;

/** Of one request: a later one takes the place of the one before. Within what a number can hold exactly. */
const chainOf = (requestId: string): number => Buffer.from(requestId, 'base64url').readUIntBE(0, 6);
