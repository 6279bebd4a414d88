import { expect, test } from 'vitest';
import { actsOf, DESK_ACTS, DESK_ROLES } from './desk-acts.ts';

/** Written out a second time, by hand: whoever changes the table changes it here as well, and sees what they give away. */
const EXPECTED = {
  'Vouch.Clerk': ['cases', 'stopCase', 'slips', 'slip', 'closeSlip', 'checkId', 'blocks', 'askToClear', 'clear', 'revokeFactors', 'managers', 'figures'],
  'Vouch.Auditor': ['audit', 'figures'],
  'Vouch.Operator': ['cases', 'stopCase', 'blocks', 'clear', 'revokeFactors', 'managers', 'figures', 'kiosks'],
};

test.each(DESK_ROLES)('C07 %s may do this and nothing else', (role) => {
  expect(actsOf([role])).toEqual(EXPECTED[role]);
});

test('C07 no role, roles of others and look-alikes may do nothing', () => {
  for (const roles of [[], ['Vouch.Admin'], ['vouch.clerk'], ['Vouch.Clerk '], ['Global Administrator', 'constructor']]) expect(actsOf(roles)).toEqual([]);
});

test('C07 no act at the desk shows or makes a pass, gives a yes, or changes a limit; what opens something is signed', () => {
  expect(Object.keys(DESK_ACTS).filter((act) => /pass|approve|yes|reveal|limit|policy/i.test(act))).toEqual([]);
  expect(Object.entries(DESK_ACTS).filter(([, { signed }]) => signed).map(([act]) => act)).toEqual(['checkId', 'askToClear', 'clear', 'revokeFactors']);
});
