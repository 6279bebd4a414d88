import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../../test-kit.ts';
import { differences, headerDifferences } from './compare.ts';
import { EXAMPLES, type Example, type Play } from './example.ts';
import { MESSAGES } from './messages.ts';
import { METHODS } from './methods.ts';
import { PASSES } from './passes.ts';
import { PEOPLE } from './people.ts';
import { stageOn } from './stage.ts';
import { TOKENS } from './tokens.ts';

const PLAYS: Readonly<Record<string, Play>> = { ...PASSES, ...METHODS, ...PEOPLE, ...MESSAGES, ...TOKENS };

let kit: Kit;
const passed: string[] = [];
beforeAll(async () => { kit = await startKit(); });
afterAll(async () => {
  await kit.simulator.close();
  console.log(`graph-examples: ${String(passed.length)} of ${String(EXAMPLES.length)} answered as documented or observed`);
});

it('every example is put to the simulator, and nothing else', () => {
  expect(Object.keys(PLAYS).toSorted()).toEqual(EXAMPLES.map(({ name }) => name).toSorted());
  expect(EXAMPLES.filter(({ source }) => source === '')).toEqual([]);
});

it.each(EXAMPLES)('$name', async (example) => {
  const play = PLAYS[example.name];
  if (play === undefined) throw new RangeError(`Nobody arranges ${example.name}.`);
  const { status, headers, body } = await put(example, play);
  const wrong = [...(status === example.status ? [] : [`status is ${String(status)}, not ${String(example.status)}: ${JSON.stringify(body)}`]), ...differences(example.responseBody, body, play), ...headerDifferences(example.responseHeaders ?? {}, headers)];
  expect(wrong).toEqual([]);
  passed.push(example.name);
});

/** The answer, its body read as what it says it is; null when there is none. */
async function put(example: Example, play: Play): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const { path = example.path, headers = {}, body = example.requestBody } = await play.arrange(stageOn(kit), example);
  const sent = body === null || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${kit.simulator.origin}${path}`, { method: example.method, headers: { ...(sent !== null && { 'content-type': 'application/json' }), ...headers }, body: sent });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

it('the comparison sees what is wrong', () => {
  const wrong = differences({ id: '071cc716-8147-4397-a5ba-b2105951cc0b', at: '2022-06-05T00:00:00Z', n: 1, gone: null, list: [1] }, { id: '1', at: '2022-06-05T00:00:00.000Z', n: '1', gone: 'x', list: [], new: 1 }, {});
  expect(wrong).toHaveLength(6);
});
