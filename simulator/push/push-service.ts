import type { Route } from '../http.ts';

/** The push service of the simulated phones' browsers. What decrypts is loaded when the first message comes: a program that wants a token need not wait for it. */
export const pushService: Route = {
  method: 'POST',
  path: '/_push/{tenant}/{subscription}',
  name: 'web-push',
  fidelity: {
    mark: 'documented',
    source: 'RFC 8030; RFC 8291; RFC 8292',
    note: 'A browser subscribes by the control call `push-subscriptions`. What it decrypts stands in `GET …/notifications` with the kind `push`; no service worker runs here.',
  },
  handle: async (call, world) => (await import('./deliver.ts')).deliver(call, world),
};
