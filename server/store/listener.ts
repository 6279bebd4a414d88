import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';

type Hear = (payload: string | null) => void;

export interface Listener {
  readonly listen: (channel: string, hear: Hear) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** One connection for every channel, made with the first and made anew whenever it is lost. */
export function openListener(config: ClientConfig, onLost: (error: Error) => void): Listener {
  const channels = new Map<string, Set<Hear>>();
  const stop = new AbortController();
  let client: Client | null = null;
  let connecting: Promise<Client> | null = null;

  const connect = async (): Promise<Client> => {
    const next = new Client(config);
    next.on('notification', ({ channel, payload = '' }) => {
      for (const hear of channels.get(channel) ?? []) hear(payload);
    });
    let lost = false;
    const lose = (error?: Error): void => {
      if (lost) return;
      lost = true;
      if (client !== next) return;
      client = null;
      if (stop.signal.aborted) return;
      onLost(error ?? new Error('The database ended the listening connection.'));
      void reconnect();
    };
    next.on('error', lose).on('end', () => { lose(); });
    await next.connect();
    for (const channel of channels.keys()) await next.query(`listen ${channel}`);
    client = next;
    return next;
  };

  const connected = (): Promise<Client> => {
    if (client !== null) return Promise.resolve(client);
    connecting ??= connect().finally(() => { connecting = null; });
    return connecting;
  };

  const reconnect = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await pause(wait, undefined, { signal: stop.signal, ref: false });
      } catch {
        return;
      }
      try {
        await connected();
        for (const hears of channels.values()) for (const hear of hears) hear(null);
        return;
      } catch {
        // Still away: the loss was told already.
      }
    }
  };

  return {
    listen: async (channel, hear) => {
      if (!/^[a-z_]{1,60}$/.test(channel)) throw new TypeError(`not a channel name: ${channel}`);
      const hears = channels.get(channel) ?? new Set();
      channels.set(channel, hears.add(hear));
      const connection = await connected();
      await connection.query(`listen ${channel}`);
      return async () => {
        hears.delete(hear);
        if (hears.size > 0) return;
        channels.delete(channel);
        await client?.query(`unlisten ${channel}`);
      };
    },
    close: async () => {
      stop.abort();
      await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}
