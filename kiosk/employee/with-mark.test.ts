import type { ChangeMark } from '#contract/kiosk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failed, type Answer } from '../api/answer.ts';
import type { KioskCalls } from '../api/kiosk-calls.ts';
import type { HeldMark, MarkShelf } from '../session/mark.ts';
import { withNewMark, type Marked } from './with-mark.ts';

const page = 'employee-1.js';
const NOTHING: HeldMark = { mark: null, next: null };
/** Where the power can go: before each of these steps, and `heard` between the server's doing and the page's hearing of it. */
const CUTS = ['load', 'offer', 'send', 'heard', 'settle', 'act', 'never'] as const;
type Cut = (typeof CUTS)[number];

/** The rule of the server (server/store/kiosk-marks.ts). */
const makeServer = () => {
  let current: string | null = null;
  const server = {
    alarmed: false,
    take: ({ mark, next }: ChangeMark): void => {
      if (current === null || current === next || current === mark) current = next;
      else server.alarmed = true;
    },
    holds: (mark: string | undefined): boolean => current === mark,
  };
  return server;
};
type Server = ReturnType<typeof makeServer>;

/** A profile folder: what is on its disk stays when a page of it dies. */
const makeProfile = (disk: HeldMark = NOTHING) => {
  const profile = {
    disk,
    /** Loads a page that the power cuts off there. @returns how it went on; null: not to the end. */
    load: async (server: Server, cut: Cut): Promise<Answer<Marked> | null> => {
      let dead: () => void = () => undefined;
      const death = new Promise<null>((resolve) => { dead = () => { resolve(null); }; });
      const at = async (step: Cut): Promise<void> => {
        if (step !== cut) return;
        dead();
        await new Promise(() => undefined);
      };
      let kept = 0;
      const marks: MarkShelf = {
        load: async () => { await at('load'); return profile.disk; },
        keep: async (held) => { await at(kept === 0 ? 'offer' : 'settle'); kept += 1; profile.disk = held; },
        alone: (act) => act(),
      };
      const mark: KioskCalls['mark'] = async (body) => {
        await at('send');
        server.take(body);
        await at('heard');
        return { ok: true, value: undefined };
      };
      const life = withNewMark({ mark } as KioskCalls, { marks, page }, async (marked) => { await at('act'); return { ok: true, value: marked }; });
      return Promise.race([life, death]);
    },
  };
  return profile;
};

test('the power may go at any moment, as often as it likes: the one holder is never taken for two', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...CUTS), { maxLength: 12 }), async (cuts) => {
    const [server, profile] = [makeServer(), makeProfile()];
    for (const cut of cuts) await profile.load(server, cut);
    const last = await profile.load(server, 'never');
    expect([server.alarmed, last?.ok === true && server.holds(last.value.mark)]).toEqual([false, true]);
  }));
});

test('a copy shows when both have been used, whichever comes first and whenever it was taken', async () => {
  const cuts = fc.array(fc.constantFrom(...CUTS), { maxLength: 6 });
  await fc.assert(fc.asyncProperty(cuts, cuts, cuts, fc.boolean(), async (before, mine, theirs, firstMine) => {
    const [server, profile] = [makeServer(), makeProfile()];
    for (const cut of before) await profile.load(server, cut);
    const copy = makeProfile(profile.disk);
    const turns = [...mine.map((cut) => [profile, cut] as const), ...theirs.map((cut) => [copy, cut] as const)];
    for (const [one, cut] of firstMine ? turns : turns.toReversed()) await one.load(server, cut);
    // A change that was offered before the copy was taken is in both of them: it counts once more for each.
    for (const one of [profile, copy, profile, copy]) await one.load(server, 'never');
    expect(server.alarmed).toBe(true);
  }));
});

test('to an older server, which knows no marks, the call goes without; what another failure was is told', async () => {
  let disk = NOTHING;
  const marks: MarkShelf = { load: () => Promise.resolve(disk), keep: (held) => { disk = held; return Promise.resolve(); }, alone: (act) => act() };
  const act = (marked: Marked): Promise<Answer<Marked>> => Promise.resolve({ ok: true, value: marked });
  const answering = (code: 'not_found' | 'offline'): KioskCalls => ({ mark: () => Promise.resolve(failed(code)) }) as unknown as KioskCalls;
  expect(await withNewMark(answering('not_found'), { marks, page }, act)).toEqual({ ok: true, value: {} });
  expect(await withNewMark(answering('offline'), { marks, page }, act)).toEqual(failed('offline'));
  expect(disk.next).not.toBeNull();
  const full: MarkShelf = { ...marks, keep: () => Promise.reject(new Error('disk full')) };
  expect(await withNewMark(answering('offline'), { marks: full, page }, act)).toEqual(failed('unavailable'));
});
