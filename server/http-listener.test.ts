import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { listen, PATIENCE, type HttpListener } from './http-listener.ts';

let listener: HttpListener;
afterEach(() => listener.close());

test('answers who asked while the server was still starting', async () => {
  listener = await listen(0, { tls: null, trustedProxies: [] });
  const early = fetch(`http://127.0.0.1:${listener.port}/`, { signal: AbortSignal.timeout(5_000) });
  // The first request must stand in the server before there is anyone to answer it.
  await expect(fetch(`http://127.0.0.1:${listener.port}/`, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  listener.serve(express().use((_request, response) => { response.send('here'); }));
  expect(await (await early).text()).toBe('here');
});

describe('H11 who is slow', () => {
  const open = (said: string): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(listener.port, '127.0.0.1', () => { socket.write(said, () => { resolve(socket); }); }).once('error', reject);
    });
  /** What the socket is told until its end. */
  const toTheEnd = async (socket: Socket): Promise<string> => {
    let told = '';
    for await (const chunk of socket.setEncoding('utf8')) told += String(chunk);
    return told;
  };
  const listenImpatiently = async (): Promise<void> => {
    listener = await listen(0, { tls: null, trustedProxies: [] }, { headersTimeout: 300, requestTimeout: 400, connectionsCheckingInterval: 50 });
    listener.serve(express().use(express.text({ type: () => true })).use((_request, response) => { response.send('here'); }));
  };

  test.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{'],
  ])('with the %s is told so, and the connection ends', async (_what, said) => {
    await listenImpatiently();
    expect(await toTheEnd(await open(said))).toMatch(/^HTTP\/1\.1 408 [\s\S]*Connection: close\r\n/);
  });

  test('is borne for a quarter of a minute at most', () => {
    for (const ms of [PATIENCE.connectionsCheckingInterval, PATIENCE.headersTimeout]) expect(ms).toBeGreaterThan(0);
    expect(PATIENCE.headersTimeout).toBeLessThanOrEqual(PATIENCE.requestTimeout);
    expect(PATIENCE.requestTimeout).toBeLessThanOrEqual(15_000);
  });

  test('a thousand who say nothing hold up nobody, and are let go', async () => {
    await listenImpatiently();
    const idle = await Promise.all(Array.from({ length: 1_000 }, () => open('')));
    const ends = idle.map(toTheEnd);
    expect(await (await fetch(`http://127.0.0.1:${listener.port}/`)).text()).toBe('here');
    expect(new Set((await Promise.all(ends)).map((told) => told.split('\r\n', 1)[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  });
});
