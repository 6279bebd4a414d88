import { describe, expect, it } from 'vitest';
import type { EnrolmentStarted, FactorsView } from '#contract/approve';
import { failed } from '../api/answer.ts';
import { NO_FACTORS_YET, reduceFactors, type FactorsEvent, type FactorsState } from './factors-state.ts';

const none: FactorsView = { displayName: 'Maria', factors: [], kinds: ['passkey', 'totp'], mayEnrol: true };
const enrolment: EnrolmentStarted = { enrolmentId: 'e'.repeat(22), secret: 'JBSWY3DPEHPK3PXP', qr: { size: 21, path: 'M0 0h1v1h-1z' } };
const after = (...events: readonly FactorsEvent[]): FactorsState => events.reduce(reduceFactors, NO_FACTORS_YET);
const list: FactorsEvent = { type: 'loaded', answer: { ok: true, value: none }, now: 1 };
const begun: FactorsEvent = { type: 'enrolling', answer: { ok: true, value: enrolment } };
const finished = (...refusal: Parameters<typeof failed>): FactorsEvent => ({ type: 'changed', how: 'done', answer: failed(...refusal), now: 2 });

describe('enrolling', () => {
  it('drops the secret as soon as it is of no more use', () => {
    expect(after(list, begun).enrolment).toEqual(enrolment);
    expect(after(list, begun, { type: 'left-enrolment' }).enrolment).toBeNull();
    expect(after(list, begun, { type: 'changed', how: 'done', answer: { ok: true, value: none }, now: 2 }).enrolment).toBeNull();
    expect(after(list, begun, finished('sign_in_needed')).enrolment).toBeNull();
    expect(after(list, begun, finished('not_found'))).toMatchObject({ enrolment: null, notice: 'over' });
  });

  it('keeps it while the person can still type another code', () => {
    expect(after(list, begun, finished('enrol_code_wrong'))).toMatchObject({ enrolment, notice: 'code-wrong' });
    expect(after(list, begun, finished('offline'))).toMatchObject({ enrolment, notice: 'unsure' });
  });

  it('wants the sign-in again when the server does', () => {
    expect(after(list, begun, finished('fresh_sign_in_needed'))).toMatchObject({ enrolment: null, view: { mayEnrol: false } });
  });
});

it('shows nobody a list after the session has ended', () => {
  expect(after(list, { type: 'loaded', answer: failed('sign_in_needed'), now: 2 })).toMatchObject({ access: 'signed-out', view: null });
});
