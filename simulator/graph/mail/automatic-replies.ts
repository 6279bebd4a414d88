import { GraphError } from '../error.ts';
import { context, graphRoutesWithMe, personOfPath } from '../operation.ts';

const PERMISSIONS = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];

/** As the samples write instants of mailboxes: seven digits, and the zone apart. */
const inUtc = (ms: number): object => ({ dateTime: `${new Date(ms).toISOString().slice(0, 23)}0000`, timeZone: 'UTC' });

const MESSAGE = '<html>\n<body>\n<p>I am away.</p>\n</body>\n</html>\n';

/** The part of a mailbox's settings that says that its owner is away. */
export const automaticReplies = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/mailboxSettings/automaticRepliesSetting',
  name: 'automatic-replies-get',
  fidelity: { mark: 'documented', source: 'graph/api/user-get-mailboxsettings; graph/resources/automaticrepliessetting; public logs (MailboxNotEnabledForRESTAPI)', note: 'Times in UTC; while off they are those of now and a day later: assumed. Everybody with an address in `mail` has a mailbox.' },
  service: 'exchange',
  permissions: PERMISSIONS,
  delegated: { self: PERMISSIONS, role: 'anybody' },
  handle(graph) {
    const { id, mail, automaticReplies: set } = personOfPath(graph);
    if (mail === null) throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.');
    const [startAt, endAt] = set?.status === 'scheduled' ? [set.startAt, set.endAt] : [graph.now, graph.now + 86_400_000];
    const message = set === undefined ? '' : MESSAGE;
    return {
      status: 200,
      json: {
        '@odata.context': context(graph.call, `users('${id}')/mailboxSettings/automaticRepliesSetting`),
        status: set?.status ?? 'disabled',
        externalAudience: 'all',
        scheduledStartDateTime: inUtc(startAt),
        scheduledEndDateTime: inUtc(endAt),
        internalReplyMessage: message,
        externalReplyMessage: message,
      },
    };
  },
});
