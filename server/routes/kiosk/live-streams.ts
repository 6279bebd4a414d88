import type { Response } from 'express';
import { STREAM_EVENT, type KioskView } from '../../contract/kiosk.ts';

/**
 * Well under the 5 s in which a stream must end after its case or its kiosk, and under the 30 s of silence after
 * which a page gives a stream up.
 */
const BEAT_MS = 4_000;
/** One page shows one case; two more leave room for a page that comes back before its old socket is known to be dead. */
const STREAMS_PER_KIOSK = 3;
/** A view is under 1 kB; who leaves this much unread is not reading. */
const MAX_UNREAD_BYTES = 64 * 1024;

export interface StreamCall {
  readonly caseId: string;
  readonly kioskId: string;
  /** The case as it is now; null when this kiosk may not see it any more. */
  readonly view: () => Promise<KioskView | null>;
}

export interface LiveStreams {
  readonly open: (call: StreamCall, response: Response) => void;
  /** Something was committed in this case. */
  readonly changed: (caseId: string) => void;
  /** Announcements may have been missed. */
  readonly changedAll: () => void;
  /** Cases whose page is connected here now. */
  readonly connected: () => readonly string[];
  /** Ends all, and takes no more. */
  readonly close: () => void;
}

/**
 * Why a view may be sent: the page has just come; something was announced; the beat. What was announced is told only when
 * it shows, and not even by a comment otherwise: what the server does about an approver whom a decoy has not would be seen.
 */
type Why = 'opened' | 'announced' | 'beat';

interface OpenStream extends StreamCall {
  readonly send: (why: Why) => void;
  readonly end: () => void;
}

/** Every open stream of this process. `report` hears of views that could not be read: the next beat tries again. */
export function createLiveStreams(report: (error: unknown) => void): LiveStreams {
  const open = new Set<OpenStream>();
  let closed = false;

  const beat = setInterval(() => {
    // Reads the view and does not only say something: heals a lost announcement, notices a revoked kiosk.
    for (const stream of open) stream.send('beat');
  }, BEAT_MS).unref();

  const makeRoom = (call: StreamCall): void => {
    for (const stream of open) if (stream.caseId === call.caseId) stream.end();
    const sameKiosk = [...open].filter((stream) => stream.kioskId === call.kioskId);
    for (const stream of sameKiosk.slice(0, Math.max(0, sameKiosk.length - STREAMS_PER_KIOSK + 1))) stream.end();
  };

  return {
    open: (call, response) => {
      if (closed) {
        response.destroy();
        return;
      }
      makeRoom(call);
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
      const stream: OpenStream = { ...call, send: sender(call, response, report), end: () => response.end() };
      open.add(stream);
      response.once('close', () => {
        open.delete(stream);
      });
      stream.send('opened');
    },
    changed: (caseId) => {
      for (const stream of open) if (stream.caseId === caseId) stream.send('announced');
    },
    changedAll: () => {
      for (const stream of open) stream.send('announced');
    },
    connected: () => [...open].map((stream) => stream.caseId),
    close: () => {
      closed = true;
      clearInterval(beat);
      for (const stream of open) stream.end();
    },
  };
}

/** A view without its running times: two of the same shape show the same screen. */
const shapeOf = (view: KioskView): string => JSON.stringify(view, (key, value: unknown) => (key.endsWith('Ms') ? undefined : value));

/**
 * Sends the whole view as it is now to who has just come; later only when its shape changed, and a beat else a comment.
 * Calls that come while a view is being read share one more reading after it.
 */
function sender(call: StreamCall, response: Response, report: (error: unknown) => void): (why: Why) => void {
  let reading = false;
  let next: Why | null = null;
  let lastShape = '';

  const readAndSend = async (why: Why): Promise<void> => {
    const view = await call.view();
    if (response.writableEnded || response.destroyed) return;
    if (view === null) {
      response.end();
      return;
    }
    if (response.writableLength > MAX_UNREAD_BYTES) {
      response.destroy();
      return;
    }
    const shape = shapeOf(view);
    if (why === 'opened' || shape !== lastShape) response.write(`event: ${STREAM_EVENT}\ndata: ${JSON.stringify(view)}\n\n`);
    else if (why === 'beat') response.write(': beat\n\n');
    lastShape = shape;
    if (view.step === 'ended') response.end();
  };

  const send = (why: Why): void => {
    if (reading) {
      if (next !== 'beat') next = why;
      return;
    }
    reading = true;
    readAndSend(why)
      .catch(report)
      .finally(() => {
        reading = false;
        const waiting = next;
        next = null;
        if (waiting !== null) send(waiting);
      });
  };
  return send;
}
