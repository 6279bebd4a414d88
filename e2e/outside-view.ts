import { randomBytes } from 'node:crypto';
import { KIOSK_API, type CaseOpened } from '#contract/kiosk';
import type { TestKiosk } from '#server/testing';

/** One thing that a kiosk can see: an answer, or an event of the stream. */
export interface Seen {
  readonly what: string;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What differs between any two answers, whoever they are about: the time, the next nonce. */
const ALWAYS_NEW = new Set(['date', 'dpop-nonce']);

/** An answer with the ids, the code and the typed address, which the kiosk knows anyway, taken out of it. */
export async function seen(what: string, answer: Response, typed: string): Promise<Seen> {
  const text = await answer.text();
  const body = blank(text, typed);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ALWAYS_NEW.has(name)));
  if ('content-length' in headers) headers['content-length'] = String(Number(headers['content-length']) - Buffer.byteLength(text) + Buffer.byteLength(body));
  return { what, status: answer.status, headers, body };
}

const blank = (text: string, typed: string): string =>
  text
    .replace(/"caseId":"([\w-]{22})"(.*\/approve\/)\1"/, '"caseId":"…"$2…"')
    .replace(/"caseId":"[\w-]{22}"/, '"caseId":"…"')
    .replace(/"matchCode":"\d{6}"/, '"matchCode":"…"')
    .replace(JSON.stringify(typed), '"…"');

/** What two starts let a kiosk see differently; empty when nothing. */
export function differences(a: readonly Seen[], b: readonly Seen[]): readonly string[] {
  const of = (list: readonly Seen[], at: number): string => JSON.stringify(list[at] ?? 'nothing');
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at)
    .filter((at) => of(a, at) !== of(b, at))
    .map((at) => `${of(a, at)} is not ${of(b, at)}`);
}

export interface Watched {
  readonly caseId: string;
  /** Answers "Are you still here?"; the stream says nothing of it. */
  stillHere(): Promise<void>;
  /** Waits until the case has moved on, and fetches the new code. */
  newCode(round: number): Promise<void>;
  /** Waits for the end of the stream. @returns all that was seen: the answers in order, then the events in order. */
  end(): Promise<readonly Seen[]>;
}

/**
 * Starts a case and watches all that its kiosk is told. `settle` runs between the answer and the stream, for the look-up.
 */
export async function watchStart(device: TestKiosk, wish: { readonly address: string; readonly badge: string }, settle: () => Promise<void>): Promise<Watched> {
  const answers: Seen[] = [];
  const events: Seen[] = [];
  const statement = await device.sign({ nonce: randomBytes(16).toString('base64url'), subject: 'new-phone', pageKeyThumbprint: device.thumbprint });
  const { kty, crv, x, y } = device.publicKey;
  const answer = await device.call('POST', KIOSK_API.cases, {
    purpose: 'new-phone', lost: 'phone', address: wish.address, proof: { kind: 'badge', serial: wish.badge },
    collectCode: '2739', moreTime: false, language: 'en', pageKey: { kty, crv, x, y }, statement,
  });
  const opened = (await answer.clone().json()) as CaseOpened;
  answers.push(await seen('start', answer, wish.address));
  if (!('caseId' in opened.view)) throw new Error(`No case: ${JSON.stringify(opened)}`);
  const { caseId } = opened.view;
  await settle();

  const live = await device.call('GET', KIOSK_API.stream.replace('{id}', caseId));
  answers.push(await seen('stream', new Response(null, live), wish.address));
  const stream = follow(live, (text) => { events.push({ what: 'event', status: null, headers: {}, body: blank(text, wish.address) }); });
  await stream.next();
  return {
    caseId,
    stillHere: async () => {
      answers.push(await seen('still here', await device.call('POST', KIOSK_API.stillHere.replace('{id}', caseId), {}), wish.address));
    },
    newCode: async (round) => {
      // The code itself changes nothing that the stream says.
      await stream.next();
      answers.push(await seen('code', await device.call('POST', KIOSK_API.code.replace('{id}', caseId), { round }), wish.address));
    },
    end: async () => {
      await stream.end;
      return [...answers, ...events];
    },
  };
}

/**
 * Reads an event stream. Left out are comments, which only beat, and an event said twice in a row: the announcement of
 * the look-up may reach the stream before it opens or after, whoever the case is about.
 */
function follow(answer: Response, on: (event: string) => void): { readonly next: () => Promise<void>; readonly end: Promise<void> } {
  let waiting = Promise.withResolvers<undefined>();
  let came = 0;
  let awaited = 0;
  let last = '';
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const parts = `${text}${chunk}`.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts.filter((each) => !each.startsWith(':'))) {
        if (part === last) continue;
        last = part;
        on(part);
        came += 1;
        waiting.resolve(undefined);
        waiting = Promise.withResolvers();
      }
    }
  };
  return {
    next: async () => {
      awaited += 1;
      const wanted = awaited;
      while (came < wanted) await waiting.promise;
    },
    end: read(),
  };
}
