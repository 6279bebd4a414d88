import { expect, it } from 'vitest';
import { judgeAccess, type AccessControl } from './conditional-access.ts';
import type { Session } from './model.ts';

const CONTROLS: readonly AccessControl[] = ['none', 'mfa', 'phishing-resistant', 'block'];
const judged = (...proofs: Session['proofs']): readonly string[] => CONTROLS.map((control) => judgeAccess(control, { proofs }));

it.each([
  ['a password', ['password'], ['granted', 'more', 'too-weak', 'blocked']],
  ['a pass', ['pass'], ['granted', 'granted', 'too-weak', 'blocked']],
  ['password and code', ['password', 'code'], ['granted', 'granted', 'too-weak', 'blocked']],
  ['password and number', ['password', 'number'], ['granted', 'granted', 'too-weak', 'blocked']],
  ['Windows Hello', ['hello'], ['granted', 'granted', 'granted', 'blocked']],
  ['a federated sign-in', ['federated'], ['granted', 'more', 'too-weak', 'blocked']],
  ['a federated sign-in with MFA', ['federated-mfa'], ['granted', 'granted', 'too-weak', 'blocked']],
] as const)('%s', (_, proofs, verdicts) => {
  expect(judged(...proofs)).toEqual(verdicts);
});
