import { expect, test } from 'vitest';
import { chain, type AuditEvent } from './audit-chain.ts';

const HEAD: Parameters<typeof chain>[0] = { seq: 0, hash: Buffer.alloc(32) };
const now = new Date('2031-03-30T01:00:00Z');
const event = (kind: string): AuditEvent => ({ kind, subject: 'case-1', data: {} });
const linksOf = (kinds: readonly string[], head: typeof HEAD = HEAD) => chain(head, kinds.map(event), { now, salt: () => Buffer.alloc(16) }).links;

test('D01 a link holds all before it: with another past the same event has another hash', () => {
  const [, after] = linksOf(['approved', 'ended']);
  const [, afterForged] = linksOf(['declined', 'ended']);
  expect(afterForged?.body).toBe(after?.body);
  expect(afterForged?.hash).not.toEqual(after?.hash);
});

test('the chain goes on from its head as if it had been written in one go', () => {
  const whole = linksOf(['approved', 'ended']);
  const [first] = linksOf(['approved']);
  expect(linksOf(['ended'], { seq: 1, hash: first?.hash ?? HEAD.hash })).toEqual(whole.slice(1));
});
