import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskView } from '../../contract/kiosk.ts';
import { listen, type HttpListener } from '../../http-listener.ts';
import { createLiveStreams, type LiveStreams } from './live-streams.ts';

const waiting = (caseId: string, round: number, remainingMs = 1): KioskView => ({ step: 'waiting', caseId, address: 'a@b.example', progress: 'asked', round, agreed: 0, approveLink: 'https://approve.example/approve/c', remainingMs, stillHereInMs: 1 });
const ended = (caseId: string): KioskView => ({ step: 'ended', caseId, ending: 'cancelled', purpose: 'new-phone' });

let listener: HttpListener;
let streams: LiveStreams;
const views = new Map<string, () => Promise<KioskView | null>>();
let reports: unknown[] = [];

beforeEach(async () => {
  reports = [];
  streams = createLiveStreams((error) => reports.push(error));
  const app = express();
  app.get('/:kioskId/:caseId', (request, response) => {
    const { kioskId, caseId } = request.params;
    streams.open(
      {
        caseId,
        kioskId,
        view: () => views.get(caseId)?.() ?? Promise.resolve(waiting(caseId, 1)),
      },
      response,
    );
  });
  listener = await listen(0, { tls: null, trustedProxies: [] });
  listener.serve(app);
});
afterEach(async () => {
  views.clear();
  streams.close();
  await listener.close();
});

interface Reader {
  readonly text: () => string;
  readonly done: Promise<void>;
  readonly stop: () => void;
}

async function open(kioskId: string, caseId: string): Promise<Reader> {
  const stop = new AbortController();
  const answer = await fetch(`http://localhost:${listener.port}/${kioskId}/${caseId}`, { signal: stop.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const read = async (): Promise<void> => {
    for await (const chunk of answer.body!) text += new TextDecoder().decode(chunk);
  };
  const reader = { text: () => text, done: read().catch(() => undefined), stop: () => { stop.abort(); } };
  await expect.poll(reader.text).toContain('event: view\n');
  return reader;
}

describe('live streams', () => {
  it('send the whole view on connect and again on each change', async () => {
    const reader = await open('k', 'c');
    expect(reader.text()).toBe(`event: view\ndata: ${JSON.stringify(waiting('c', 1))}\n\n`);
    views.set('c', () => Promise.resolve(waiting('c', 2)));
    streams.changed('other');
    streams.changed('c');
    await expect.poll(reader.text).toContain('"round":2');
    expect(reader.text().match(/event:/g)).toHaveLength(2);
  });

  it('I8: say nothing of a change that does not show: what was done about an approver is nothing that a decoy has', async () => {
    const reader = await open('k', 'c');
    const reads: string[] = [];
    views.set('c', () => { reads.push('read'); return Promise.resolve(waiting('c', 1, 500)); });
    streams.changed('c');
    await expect.poll(() => reads.length).toBe(1);
    views.set('c', () => Promise.resolve(waiting('c', 2)));
    streams.changed('c');
    await expect.poll(reader.text).toContain('"round":2');
    expect(reader.text().match(/event:/g)).toHaveLength(2);
    expect(reader.text()).not.toContain(': beat');
  });

  it('end by themselves with the case', async () => {
    const reader = await open('k', 'c');
    views.set('c', () => Promise.resolve(ended('c')));
    streams.changed('c');
    await reader.done;
    expect(reader.text()).toContain('"step":"ended"');
    await expect.poll(() => streams.connected()).toEqual([]);
  });

  it('C11, R30: end within 5 s of the kiosk losing its right, without any announcement', async () => {
    const reader = await open('k', 'c');
    views.set('c', () => Promise.resolve(null));
    const begin = performance.now();
    await reader.done;
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(reader.text().match(/event:/g)).toHaveLength(1);
  });

  it('beat with a comment while nothing changes, and count their page as connected', async () => {
    const reader = await open('k', 'c');
    await expect.poll(reader.text, { timeout: 6_000 }).toContain(': beat\n\n');
    expect(streams.connected()).toEqual(['c']);
  });

  it('E15: a new stream replaces the old one of its case, and the oldest of four at one kiosk', async () => {
    const first = await open('k', 'c');
    const second = await open('k', 'c');
    await first.done;
    await expect.poll(() => streams.connected()).toEqual(['c']);
    const others = [await open('k', 'd'), await open('k', 'e'), await open('k', 'f')];
    await second.done;
    await expect.poll(() => streams.connected()).toEqual(['d', 'e', 'f']);
    others.forEach((other) => { other.stop(); });
    await expect.poll(() => streams.connected()).toEqual([]);
  });

  it('outlive a view that cannot be read', async () => {
    const reader = await open('k', 'c');
    views.set('c', () => Promise.reject(new Error('database away')));
    streams.changed('c');
    await expect.poll(() => reports).toHaveLength(1);
    views.set('c', () => Promise.resolve(waiting('c', 3)));
    streams.changedAll();
    await expect.poll(reader.text).toContain('"round":3');
  });

  it('share one reading among changes that come while one is under way', async () => {
    const reader = await open('k', 'c');
    let reads = 0;
    const gate = Promise.withResolvers<undefined>();
    views.set('c', async () => {
      reads += 1;
      await gate.promise;
      return waiting('c', 10 + reads);
    });
    for (let i = 0; i < 50; i += 1) streams.changed('c');
    gate.resolve(undefined);
    await expect.poll(reader.text).toContain('"round":12');
    expect(reads).toBe(2);
  });
});
