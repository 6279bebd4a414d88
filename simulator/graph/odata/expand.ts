import { GraphError } from '../error.ts';

/** One navigation property of `$expand` with what stands in its parentheses. */
export interface Expansion {
  readonly property: string;
  readonly select: string | null;
  /** How many steps; `max` for all there are. Null when not said: one. */
  readonly levels: number | 'max' | null;
}

export interface Expandable {
  readonly type: string;
  readonly known: readonly string[];
  /** Directory objects and role assignments take one at a time, schedules of roles as many as there are. */
  readonly several?: true;
}

/** `$levels` beyond this is refused (user-list-manager). */
const MAX_LEVELS = 1000;

const failed = (why: string): GraphError => new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${why}`);

/** `$expand`; empty when it was not sent. */
export function expansionsOf(sent: string | null, { type, known, several }: Expandable): readonly Expansion[] {
  if (sent === null) return [];
  const parts = topLevelParts(sent);
  // Seen in a real tenant, public log of 2026-08-26.
  if (parts.length > 1 && several !== true) throw new GraphError(400, 'Request_BadRequest', 'Only one property can be expanded in a single query.');
  return parts.map((part) => expansion(part, sent, type, known));
}

/** Cut at commas; those within parentheses belong to the nested options. */
function topLevelParts(sent: string): readonly string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at <= sent.length; at += 1) {
    const character = sent.charAt(at);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (at < sent.length && (character !== ',' || depth > 0)) continue;
    parts.push(sent.slice(from, at));
    from = at + 1;
  }
  return parts;
}

function expansion(part: string, sent: string, type: string, known: readonly string[]): Expansion {
  const found = /^\s*(\w+)\s*(?:\(([^()]*)\))?\s*$/.exec(part);
  if (found === null) throw failed(`Syntax error at position ${sent.length} in '${sent}'.`);
  const [, property = '', inner = ''] = found;
  if (!known.includes(property)) throw failed(`Could not find a property named '${property}' on type 'microsoft.graph.${type}'. (Simulator: it expands ${known.join(', ')}.)`);
  const options = new Map<string, string>();
  for (const option of inner.split(';').filter((each) => each.trim() !== '')) {
    const [name = '', ...value] = option.split('=');
    if (!['$select', '$levels'].includes(name.trim()) || options.has(name.trim())) throw failed(`Found invalid option '${name.trim()}' in the expansion of '${property}'. (Simulator: $select and $levels, once each.)`);
    options.set(name.trim(), value.join('=').trim());
  }
  return { property, select: options.get('$select') ?? null, levels: levelsOf(options.get('$levels')) };
}

function levelsOf(sent: string | undefined): number | 'max' | null {
  if (sent === undefined || sent === 'max') return sent ?? null;
  const levels = /^\d{1,4}$/.test(sent) ? Number(sent) : 0;
  if (levels < 1 || levels > MAX_LEVELS) throw failed(`'${sent}' is not a valid value for $levels: a number from 1 to ${MAX_LEVELS}, or max.`);
  return levels;
}
