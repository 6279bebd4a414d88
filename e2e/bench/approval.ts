import { KIOSK_API } from '#contract/kiosk';
import { setUpHeadlessKiosk } from '../actors/headless-kiosk.ts';
import { headlessManager } from '../actors/headless-manager.ts';
import type { World } from '../world.ts';

/** Six cases in thirty days are a person's most. */
const BETWEEN_CASES_MS = 6 * 24 * 60 * 60 * 1000;
/** What the server wants between seeing and approving, and a little more. */
const LOOK_MS = 2_500;

/** Milliseconds from the approver's last tap until the kiosk's live stream says so, case after case. */
export async function approvalToKiosk(world: World, samples: number): Promise<readonly number[]> {
  const kiosk = await setUpHeadlessKiosk(world);
  const claimant = world.tenant.person('claimant');
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  const taken: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const opened = await kiosk.start(claimant);
    const requestId = await manager.openRequest();
    await manager.typeMatchCode(requestId, opened.matchCode);
    await world.clock.advance(LOOK_MS);
    const stop = new AbortController();
    const stream = await kiosk.device.call('GET', KIOSK_API.stream.replace('{id}', opened.id), undefined, { signal: stop.signal });
    const code = await manager.nextCode();
    const began = performance.now();
    const [answer] = await Promise.all([manager.sayYes(requestId, code), says(stream, '"step":"approved"')]);
    taken.push(performance.now() - began);
    if (answer.step !== 'approved') throw new Error(`The yes was not taken: ${JSON.stringify(answer)}`);
    stop.abort();
    await opened.cancel();
    await world.clock.advance(BETWEEN_CASES_MS);
  }
  kiosk.leave();
  return taken;
}

async function says(stream: Response, what: string): Promise<void> {
  let text = '';
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes(what)) return;
  }
  throw new Error(`The stream ended with: ${text}`);
}
