import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { makeTls } from './tls.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

it('makes a certificate for localhost and the named hosts, good for seven days', async () => {
  const now = Date.now();
  const { caPem, certPem } = await makeTls(['graph.microsoft.com'], now);
  const [ca, cert] = [new X509Certificate(caPem), new X509Certificate(certPem)];
  expect(cert.checkIssued(ca) && cert.verify(ca.publicKey)).toBe(true);
  expect(cert.checkHost('graph.microsoft.com')).toBe('graph.microsoft.com');
  expect(cert.checkHost('login.microsoftonline.com')).toBeUndefined();
  expect(Math.abs(Date.parse(cert.validTo) - now - 7 * DAY_MS)).toBeLessThan(2000);
  expect([ca.ca, cert.ca]).toEqual([true, false]);
});

it('says for which names its authority is good, in a form that OpenSSL takes', async () => {
  const made = await makeTls(['graph.microsoft.com'], Date.now());
  const server = createServer({ cert: made.certPem, key: made.keyPem }, (_request, response) => response.end());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const authorized = await new Promise<boolean>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'graph.microsoft.com', ca: made.caPem }, () => { resolve(socket.authorized); socket.destroy(); });
    socket.once('error', reject);
  });
  server.close();
  expect(authorized).toBe(true);
  const constraints = Buffer.from(new X509Certificate(made.caPem).raw).toString('latin1');
  expect(constraints).toContain('\u0082\u0013graph.microsoft.com');
});

it('names the addresses that it is to be reached by', async () => {
  const { caPem, certPem } = await makeTls(['10.1.2.3', 'fe80::1:2'], Date.now());
  const cert = new X509Certificate(certPem);
  expect(['10.1.2.3', 'fe80::1:2', '127.0.0.1', '::1'].map((address) => cert.checkIP(address))).toEqual(['10.1.2.3', 'fe80::1:2', '127.0.0.1', '::1']);
  expect(cert.checkIP('10.1.2.4')).toBeUndefined();
  const constraints = new X509Certificate(caPem).raw.toString('hex');
  for (const bytes of ['0a010203ffffffff', `fe80${'0'.repeat(20)}00010002${'f'.repeat(32)}`, `${'0'.repeat(31)}1${'f'.repeat(32)}`]) expect(constraints).toContain(bytes);
});
