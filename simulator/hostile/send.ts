import { Agent as HttpAgent, request as http, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';

export interface Sent {
  readonly method: string;
  /** As it goes over the wire, with its query. */
  readonly path: string;
  /** Names may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  /** A number stands for so many spaces. */
  readonly body: string | number;
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends as written: `fetch` would tidy paths and headers up. Null when the connection ended without an answer. */
export function sender(origin: string): { send(sent: Sent): Promise<Heard | null>; close(): void } {
  const { hostname, port, protocol } = new URL(origin);
  const secure = protocol === 'https:';
  // Whose certificate it is does not matter here.
  const agent = secure ? new HttpsAgent({ keepAlive: true, maxSockets: 4, rejectUnauthorized: false }) : new HttpAgent({ keepAlive: true, maxSockets: 4 });
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((done) => {
        const bytes = Buffer.from(typeof body === 'number' ? ' '.repeat(body) : body);
        const flat = [['host', `${hostname}:${port}`], ...headers, ['content-length', String(bytes.length)]].flat();
        const asked = (secure ? https : http)({ hostname, port, method, path, agent, headers: flat }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
          answer.on('end', () => { done({ status: answer.statusCode ?? 0, headers: answer.headers, text }); }).on('error', () => { done(null); });
        });
        asked.on('error', () => { done(null); });
        asked.end(bytes);
      }),
    close() { agent.destroy(); },
  };
}
