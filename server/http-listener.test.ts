import express from 'express';
import { afterEach, expect, test } from 'vitest';
import { listen, type HttpListener } from './http-listener.ts';

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
