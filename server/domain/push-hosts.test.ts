import { expect, test } from 'vitest';
import { isPushEndpoint, KNOWN_PUSH_HOSTS, PUSH_HOST } from './push-hosts.ts';

const known = (endpoint: string): boolean => isPushEndpoint(endpoint, KNOWN_PUSH_HOSTS);

test('what the browsers in use give is taken', () => {
  for (const endpoint of ['https://fcm.googleapis.com/fcm/send/a:b', 'https://updates.push.services.mozilla.com/wpush/v2/gAAA', 'https://web.push.apple.com/QN', 'https://wns2-par02p.notify.windows.com/w/?token=B'])
    expect([endpoint, known(endpoint)]).toEqual([endpoint, true]);
});

test.each([
  'http://fcm.googleapis.com/fcm/send/a', 'https://fcm.googleapis.com:8443/x', 'https://fcm.googleapis.com.evil.example/x', 'https://evilfcm.googleapis.com/x', 'https://push.apple.com/x', 'https://evilpush.apple.com/x',
  'https://user@fcm.googleapis.com/x', 'https://fcm.googleapis.com@evil.example/x', 'https://fcm.googleapis.com/x#y', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://169.254.169.254/latest', 'https://10.0.0.1/', 'https://localhost/x',
  'https://2130706433/x', 'https://0x7f.1/', 'javascript:alert(1)', 'file:///etc/passwd', '//fcm.googleapis.com/x', 'fcm.googleapis.com', '',
].map((endpoint) => [endpoint]))('%s is nowhere that the server sends', (endpoint) => {
  expect(known(endpoint)).toBe(false);
});

test('an address of the own network can be named by no policy but by name', () => {
  for (const host of ['127.0.0.1', '[::1]', '*', '*.', 'https://x', 'a/b', 'a:0', 'a:b', '*.*.x', '*.com', '*.com:8443', 'A.example', '']) expect([host, PUSH_HOST.test(host)]).toEqual([host, false]);
  for (const host of [...KNOWN_PUSH_HOSTS, 'localhost:8443', 'push.example']) expect([host, PUSH_HOST.test(host)]).toEqual([host, true]);
  expect([isPushEndpoint('https://localhost:8443/x', ['localhost:8443']), isPushEndpoint('https://localhost:8444/x', ['localhost:8443']), isPushEndpoint('https://push.example:443/x', ['push.example'])]).toEqual([true, false, true]);
});
