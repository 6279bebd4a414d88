import { jsonOf, type Call } from '../../http.ts';
import { GraphError } from '../error.ts';

/** Only so much of a preview is shown (userteamwork-sendactivitynotification). */
export const SHOWN = 150;

/** Free text instead of a template from the manifest (Graph, "Send activity feed notifications", example 8). */
export const SYSTEM_DEFAULT = 'systemDefault';

export interface Activity {
  readonly topic: { readonly source: 'text' | 'entityUrl'; readonly value: string; readonly webUrl: string | null };
  readonly activityType: string;
  readonly preview: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly chainId: number | null;
}

const invalid = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** The body of the action. Words of the refusals: assumed. */
export function activityOf(call: Call): Activity {
  const { topic, activityType, previewText, templateParameters = [], chainId = null, ...more } = fieldsOf(jsonOf(call), 'body');
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) throw invalid(`The parameter '${unknown}' is not imitated here. (Simulator, see /_sim/fidelity.)`);
  if (typeof activityType !== 'string' || activityType === '') throw invalid('activityType is required.');
  if (chainId !== null && !Number.isSafeInteger(chainId)) throw invalid('chainId is an Int64.');
  const { content } = fieldsOf(previewText, 'previewText');
  if (typeof content !== 'string') throw invalid('previewText.content is required.');
  const parameters = parametersOf(templateParameters);
  if (activityType === SYSTEM_DEFAULT && !parameters.has('systemDefaultText')) throw invalid("The template parameter 'systemDefaultText' is required with activityType 'systemDefault'.");
  return { topic: topicOf(topic), activityType, preview: content, parameters, chainId: chainId as number | null };
}

/** `webUrl` is required for text and has to be a deep link into Teams (teamworkActivityTopic). */
function topicOf(value: unknown): Activity['topic'] {
  const { source, value: said, webUrl = null } = fieldsOf(value, 'topic');
  if ((source !== 'text' && source !== 'entityUrl') || typeof said !== 'string' || said === '') throw invalid("topic wants a source ('text' or 'entityUrl') and a value.");
  if (webUrl !== null && (typeof webUrl !== 'string' || !webUrl.startsWith('https://teams.microsoft.com/l/'))) throw invalid('topic.webUrl must be a deep link into Microsoft Teams.');
  if (source === 'text' && webUrl === null) throw invalid("topic.webUrl is required when topic.source is 'text'.");
  return { source, value: said, webUrl };
}

function parametersOf(value: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(value)) throw invalid('templateParameters is a list.');
  return new Map(value.map((each: unknown) => {
    const { name, value: said } = fieldsOf(each, 'templateParameters');
    if (typeof name !== 'string' || typeof said !== 'string') throw invalid('A template parameter has a name and a value.');
    return [name, said] as const;
  }));
}

function fieldsOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${what} is not an object.`);
  return value as Record<string, unknown>;
}
