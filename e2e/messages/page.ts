import type { Cell } from './cell.ts';
import { pictureOf } from './screens.ts';
import { PLACE_NAMES, PLACES, STATE_NAMES, STATES, WORDINGS, type Place, type State, type Wording } from './states.ts';
import { cellOf } from './table.ts';

const row = (...cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;

const OFFERED = { pass: 'the box for the pass', password: 'the password' } as const;

/** Offered, said, what then, how sure. */
function told(cell: Cell): readonly [string, string, string, string] {
  if ('never' in cell) return ['–', `Not met here: ${cell.never}`, '', ''];
  const sure = `${cell.evidence.mark}: ${cell.evidence.source}`;
  if ('status' in cell) {
    const { status, error, then } = cell;
    return ['–', error === undefined ? `${status}, new tokens` : `${status} \`${error.error}\`, **${error.code}**: ${error.says}`, then, sure];
  }
  if ('opens' in cell) return [OFFERED[cell.offered], `It opens: *${cell.opens}*`, '', sure];
  const { offered, says, code, then, after } = cell;
  const stays = offered === after ? '' : ` The box is gone: ${OFFERED[after]} is asked for.`;
  return [OFFERED[offered], `${says}${code === undefined ? '' : ` **${code}**`}`, `${then}${stays}`, sure];
}

/** Places that tell the same, together. */
function groups(wording: Wording, state: State): readonly (readonly Place[])[] {
  return [...Map.groupBy(PLACE_NAMES, (place) => JSON.stringify(cellOf(wording, state, place))).values()];
}

/** Each distinct screen of these places, called after the first place that shows it. */
function pictures(wording: Wording, state: State, places: readonly Place[]): string {
  const shown = Map.groupBy(places, (place) => pictureOf({ wording, state, place }));
  return [...shown].flatMap(([picture, [place]]) => (picture === null || place === undefined ? [] : [`[${place}](pictures/messages/${picture}.png)`])).join(', ');
}

function rows(wording: Wording, state: State): readonly string[] {
  return groups(wording, state).flatMap((places) => places.slice(0, 1).map((place) => {
    const [offered, said, then, sure] = told(cellOf(wording, state, place));
    return row(state, places.join(', '), offered, said, then, sure, pictures(wording, state, places));
  }));
}

const ABOUT: Readonly<Record<Wording, string>> = {
  real: 'What Entra and Windows say, as far as is known. *What to do now* is added by the simulator, apart from their text.',
  ideal: 'What a better product would say: the pass is offered only while it can work, and each message says what to do. On a PC that\nshows whose it is, the matter is named; on a public page nothing is said about an account before it is proven.',
};

/** `docs/messages.md`. */
export const messagesPage = (): string => `# What people are told about a pass

Every state of a Temporary Access Pass, at every place that asks for one, in both wordings of the simulator (\`wording\` in
a tenant's settings). Written from \`e2e/messages/table.ts\` by a test, which fails when this page is stale; each line is
played in Chromium by \`npx playwright test e2e/messages\`, and \`PICTURES=1\` before that draws the pictures anew.

How sure: **documented** by Microsoft; **observed** in a screenshot, a log or working automation; **assumed**, so do not
rely on it; **own** words of the simulator. A number in bold is the AADSTS code that is shown. \`{time}\` is an instant.

## Places

${PLACE_NAMES.map((place) => `- **${place}**: ${PLACES[place]}.`).join('\n')}

## States

${STATE_NAMES.map((state) => `- **${state}**: ${STATES[state]}`).join('\n')}

${WORDINGS.map((wording) => `## Wording \`${wording}\`

${ABOUT[wording]}

${row('state', 'place', 'offered', 'said', 'what then', 'how sure', 'picture')}
${row(...Array.from({ length: 7 }, () => '---'))}
${STATE_NAMES.flatMap((state) => rows(wording, state)).join('\n')}`).join('\n\n')}
`;
