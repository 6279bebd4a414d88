import { Refusal } from '../../actions/refusal.ts';
import { KIOSK_API, type KioskView } from '../../contract/kiosk.ts';
import { idOf } from '../request-checks.ts';
import type { Route } from '../route.ts';
import type { KioskDoor } from './kiosk-door.ts';
import { kioskGet } from './kiosk-get.ts';
import type { LiveStreams } from './live-streams.ts';

interface Call {
  readonly kioskId: string;
  readonly caseId: string;
}

export interface StreamDeps {
  readonly streams: LiveStreams;
  /** Marks the page as there. @throws {Refusal} not_found */
  readonly noteSeen: (call: Call) => Promise<void>;
  readonly read: (call: Call) => Promise<KioskView>;
}

/** The case as it changes (HTML standard, "Server-sent events"), proven once at the start and checked with each beat. */
export const streamRoute = (door: KioskDoor, { streams, noteSeen, read }: StreamDeps): Route =>
  kioskGet(door, KIOSK_API.stream, async ({ caller, request }, response) => {
    const call = { kioskId: caller.kiosk.id, caseId: idOf(request) };
    await noteSeen(call);
    if (request.method === 'HEAD') {
      response.type('text/event-stream').end();
      return;
    }
    const view = async (): Promise<KioskView | null> => {
      if ((await door.kioskOf(caller.keyThumbprint)) === null) return null;
      try {
        return await read(call);
      } catch (error) {
        if (error instanceof Refusal) return null;
        throw error;
      }
    };
    streams.open({ ...call, view }, response);
  });
