import { expect, test } from 'vitest';
import type { CaseEvent } from './case-events.ts';
import type { RecoveryCase, StageName } from './case-state.ts';
import { after, nextDueAt, reached as isOver } from './case-times.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { CASE_MS, MIN_VIEW_MS } from './limits.ts';
import { everyCommand, NOON, startedCase } from './test-commands.ts';

interface Edge {
  readonly from: StageName;
  readonly to: StageName;
  readonly because: string;
}

/** What decides where a case can go, without its instants: two cases that agree in it have the same ways on. */
function kindOf(state: RecoveryCase): string {
  const { stage, subject, step, seeking, requestId, needed, approvals, matchCodeHash, openedAt, matchedAt, matchTriesLeft, collectTriesLeft, releaseTriesLeft, renewals, sensitive, releasedAt, pressedAt, toldAt, undone, repudiated, stopped, lostMethod } = state;
  const own = state.stage === 'reconciling' ? [state.attempt, state.looks, state.deletedSome, state.mayRetry] : state.stage === 'issuing' ? [state.attempt] : state.stage === 'revoking' ? [state.ending, Math.min(state.tries, MOST_TRIES)] : [];
  return JSON.stringify([stage, subject.kind, step, seeking, requestId !== null, needed, approvals.length, matchCodeHash !== null, openedAt !== null, matchedAt !== null, matchTriesLeft, collectTriesLeft, releaseTriesLeft, renewals, sensitive, releasedAt !== null, pressedAt !== null, toldAt !== null, undone, repudiated, stopped, lostMethod?.state, own]);
}
/** Deleting is tried until it works; the third try is like any later one. */
const MOST_TRIES = 3;

const named = (event: CaseEvent): string => (event.type === 'ended' || event.type === 'revocation-begun' ? `${event.type} (${event.ending})` : event.type);

/** Every change of stage that any command brings about, soon, when the next thing is due or much later, from every kind of case. */
function everyEdge(): readonly Edge[] {
  const edges = new Map<string, Edge>();
  const seen = new Set<string>();
  const open: { readonly state: RecoveryCase; readonly now: Date }[] = [{ state: { ...startedCase(), matchTriesLeft: 2, collectTriesLeft: 2, releaseTriesLeft: 1 }, now: NOON }];
  // Two tries of three: one is as good as the other. The shortest way to each kind comes first: who got there late may find that time has run out.
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { state, now } = next;
    for (const at of [after(now, MIN_VIEW_MS), nextDueAt(state, after(now, CASE_MS), now) ?? now, after(now, CASE_MS)]) {
      for (const command of everyCommand(at)) {
        const decision = decide(state, command, at);
        const events = 'events' in decision ? decision.events : [];
        if (events.length === 0) continue;
        let reached = state;
        for (const event of events) {
          const before = reached;
          reached = evolve(before, event);
          const edge = { from: before.stage, to: reached.stage, because: named(event) };
          if (edge.from !== edge.to) edges.set(JSON.stringify(edge), edge);
        }
        const kind = `${kindOf(reached)} ${String(isOver(at, reached.endsAt))}`;
        if (seen.has(kind)) continue;
        seen.add(kind);
        open.push({ state: reached, now: at });
      }
    }
  }
  return [...edges.values()];
}

const ORDER: readonly StageName[] = ['waiting', 'approved', 'lapsed', 'telling', 'issuing', 'retrying', 'reconciling', 'issued', 'shown', 'collected', 'revoking', 'ended'];
const ORDER_OF = new Map(ORDER.map((stage, at) => [stage, at]));
const place = ({ from, to }: Edge): number => (ORDER_OF.get(from) ?? 0) * ORDER.length + (ORDER_OF.get(to) ?? 0);

function page(edges: readonly Edge[]): string {
  const arrows = [...Map.groupBy(edges, ({ from, to }) => `${from} --> ${to}`).values()].toSorted(([a], [b]) => (a === undefined || b === undefined ? 0 : place(a) - place(b)));
  const lines = arrows.map((group) => `  ${group[0]?.from ?? ''} --> ${group[0]?.to ?? ''}: ${group.map(({ because }) => because).toSorted().join('<br>')}`);
  return `# The stages of a case

Drawn by a test that tries every command on every kind of case with \`decide\` and \`evolve\` of \`server/domain\`; it fails
when this page is stale. On each arrow stand the events that lead along it, which are also the rows of the audit log;
in brackets the ending. A decoy is a case in \`waiting\` that nobody was asked about; it ends where an unanswered one does.

\`\`\`mermaid
stateDiagram-v2
  [*] --> waiting: started
${lines.join('\n')}
  ended --> [*]
\`\`\`
`;
}

const EDGES = everyEdge();

test('docs/case-states.md shows the stages as they are; `npx vitest run server/domain/case-states.test.ts -u` draws it anew', async () => {
  await expect(page(EDGES)).toMatchFileSnapshot('../../docs/case-states.md');
});

test('every stage can be reached, and every stage but the last has a way on', () => {
  expect(new Set<StageName>(['waiting', ...EDGES.map(({ to }) => to)])).toEqual(new Set(ORDER));
  expect(new Set(EDGES.map(({ from }) => from))).toEqual(new Set(ORDER.filter((stage) => stage !== 'ended')));
});
