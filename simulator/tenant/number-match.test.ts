import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Assumed } from './assumed.ts';
import { answerApproval, APPROVAL_WAITS_MS, approvalStanding, beginApproval, denyApproval, expireApproval, waitingOn, type PendingApproval } from './number-match.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const random = { bytes: (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length)), int: (below: number) => Math.floor(Math.random() * below) };
const newTenant = (wrongNumber: Assumed['wrongNumber'] = 'ends') => ({
  pendingApprovals: [] as PendingApproval[], settings: { ...DEFAULT_SETTINGS, assumed: { ...DEFAULT_SETTINGS.assumed, wrongNumber } },
});
const asked = { personId: 'ada', phoneId: 'phone', app: 'Vouch' };
const begin = (tenant: ReturnType<typeof newTenant>, now: number, phoneId = 'phone') => beginApproval(tenant, { ...asked, phoneId }, { now, random });

it('takes the number that the page shows, once', () => {
  const tenant = newTenant();
  const { id, number } = begin(tenant, 0);
  expect(number).toMatch(/^[1-9]\d$/);
  expect(answerApproval(tenant, id, ` ${number} `, 59_999)).toBe('approved');
  expect(answerApproval(tenant, id, number, 59_999)).toBeNull();
  expect(denyApproval(tenant, id, 59_999)).toBe(false);
  expect(waitingOn(tenant, 'phone', 59_999)).toBeNull();
});

it('times out after a minute, to the millisecond, and takes nothing then', () => {
  const tenant = newTenant();
  const begun = begin(tenant, 0);
  expect(approvalStanding(begun, APPROVAL_WAITS_MS - 1)).toBe('waiting');
  expect(approvalStanding(begun, APPROVAL_WAITS_MS)).toBe('timed-out');
  expect(answerApproval(tenant, begun.id, begun.number, APPROVAL_WAITS_MS)).toBeNull();
});

it('ends with a wrong number, or lets try again, as it is told', () => {
  const strict = newTenant();
  const first = begin(strict, 0);
  expect(answerApproval(strict, first.id, '7', 1)).toBe('wrong-number');
  expect(answerApproval(strict, first.id, first.number, 2)).toBeNull();
  const mild = newTenant('retry');
  const second = begin(mild, 0);
  expect(answerApproval(mild, second.id, '7', 1)).toBe('wrong-number');
  expect(answerApproval(mild, second.id, second.number, 2)).toBe('approved');
});

it('is denied for good', () => {
  const tenant = newTenant();
  const begun = begin(tenant, 0);
  expect(denyApproval(tenant, begun.id, 1)).toBe(true);
  expect(approvalStanding(begun, 1)).toBe('denied');
});

it('asks a phone one thing at a time, and no other phone for it', () => {
  const tenant = newTenant();
  const first = begin(tenant, 0);
  const other = begin(tenant, 1, 'other phone');
  const second = begin(tenant, 2);
  expect(waitingOn(tenant, 'phone', 3)?.id).toBe(second.id);
  expect(waitingOn(tenant, 'other phone', 3)?.id).toBe(other.id);
  expect(answerApproval(tenant, first.id, first.number, 3)).toBeNull();
  expireApproval(tenant, second.id, 4);
  expect(waitingOn(tenant, 'phone', 4)).toBeNull();
});

it('keeps what was answered, whatever comes after', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: APPROVAL_WAITS_MS - 1 }), fc.integer({ min: 0, max: 1e9 }), (at, later) => {
    const tenant = newTenant();
    const begun = begin(tenant, 0);
    answerApproval(tenant, begun.id, begun.number, at);
    begin(tenant, at);
    expect(approvalStanding(begun, at + later)).toBe('approved');
  }));
});
