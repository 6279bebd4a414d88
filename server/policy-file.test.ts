import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_PASS_POLICY } from './domain/pass-policy.ts';
import { DEFAULT_PROOF_POLICY } from './domain/proof-policy.ts';
import { PolicyFile, readPolicy } from './policy-file.ts';

const docs = (name: string): string => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

test('an empty file is the default policy, and so is the example in the documentation', () => {
  const empty = readPolicy('{}');
  const example = readPolicy(docs('policy.example.json'));
  expect(empty).toEqual({
    policy: { sha256: createHash('sha256').update('{}').digest('hex'), passes: DEFAULT_PASS_POLICY, line: ['manager'], skipAbsent: false, onCallGroupId: null, newManagerNeedsSecond: true, pushHosts: [], teamsAppId: null, sensitiveGroupIds: [], proofs: DEFAULT_PROOF_POLICY, addressDomains: [], badgePrefix: '', factors: { totp: true }, removeLostMethod: false, factorWaitMs: 86_400_000, neverRecoverGroupId: null, deskMail: null, keepPersonalMs: 180 * 86_400_000 },
  });
  expect('policy' in example && 'policy' in empty && { ...example.policy, sha256: '' }).toEqual('policy' in empty && { ...empty.policy, sha256: '' });
});

test('the documented schema is the one that is checked', async () => {
  const schema = { $comment: 'Made from server/policy-file.ts.', ...z.toJSONSchema(PolicyFile, { io: 'input' }) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../docs/policy.schema.json');
});

test('C04 a pass that lasts longer than an hour, or a working day for a new PC, is no policy', () => {
  const withMinutes = (purpose: string, rule: object): unknown => readPolicy(JSON.stringify({ passes: { [purpose]: rule } }));
  expect(withMinutes('new-phone', { minutes: 60 })).toHaveProperty('policy.passes.new-phone.minutes', 60);
  expect(withMinutes('new-phone', { minutes: 61, maxMinutes: 61 })).toEqual({ faults: [expect.stringContaining('passes.new-phone.minutes'), expect.stringContaining('passes.new-phone.maxMinutes')] });
  expect(withMinutes('new-pc', { maxMinutes: 481 })).toEqual({ faults: [expect.stringContaining('passes.new-pc.maxMinutes')] });
  expect(withMinutes('forgot-pin', { minutes: 9 })).toEqual({ faults: [expect.stringContaining('passes.forgot-pin.minutes')] });
  expect(withMinutes('forgot-pin', { minutes: 50, maxMinutes: 40 })).toEqual({ faults: ['passes.forgot-pin.minutes: is above maxMinutes'] });
});

test('C03 figures that are none, unknown names and what is not JSON are faults, each with its place', () => {
  for (const figure of ['"15"', '"8m"', 'null', '-1', '0', '1e9', '15.5', 'true', '[15]']) {
    expect(readPolicy(`{"passes":{"new-phone":{"minutes":${figure}}}}`)).toHaveProperty(['faults', 0], expect.stringContaining('passes.new-phone.minutes'));
    expect(readPolicy(`{"personalDetailsDays":${figure}}`)).toHaveProperty('faults');
  }
  expect(readPolicy('{"factorWaitHours":NaN}')).toEqual({ faults: ['is not JSON'] });
  expect(readPolicy('{"factorWaitHour":1}')).toEqual({ faults: [expect.stringContaining('factorWaitHour')] });
  expect(readPolicy('{"neverRecoverGroup":"admins"}')).toEqual({ faults: [expect.stringContaining('neverRecoverGroup')] });
});

test('R01: no policy lets an address alone be enough', () => {
  for (const proofs of [{ default: [] }, { default: ['badge', 'badge'] }, { default: ['password'] }, { default: null }, { groups: [{ group: '00000000-0000-0000-0000-000000000000', proofs: [] }] }, { groups: [{ proofs: ['badge'] }] }])
    expect(readPolicy(JSON.stringify({ proofs }))).toEqual({ faults: [expect.stringContaining('proofs')] });
  expect(readPolicy(JSON.stringify({ proofs: { default: ['id-check'] } }))).toHaveProperty('policy.proofs.usual', ['id-check']);
});

test('keys of the kiosk end addresses in at most four domains, and a badge prefix is a few plain signs', () => {
  const four = ['contoso.example', 'fabrikam.example', 'sub.contoso.example', 'xn--bcher-kva.example'];
  expect(readPolicy(JSON.stringify({ kiosk: { addressDomains: four, badgePrefix: 'ID:' } }))).toMatchObject({ policy: { addressDomains: four, badgePrefix: 'ID:' } });
  for (const addressDomains of [[...four, 'fifth.example'], ['contoso.example', 'contoso.example'], ['@contoso.example'], ['Contoso.example'], ['contoso'], ['contoso example'], ['contóso.example'], [''], [`${'a'.repeat(250)}.example`], null])
    expect(readPolicy(JSON.stringify({ kiosk: { addressDomains } }))).toEqual({ faults: [expect.stringContaining('kiosk.addressDomains')] });
  for (const badgePrefix of ['123456789', 'I D', 'é', '\n', 4, null]) expect(readPolicy(JSON.stringify({ kiosk: { badgePrefix } }))).toEqual({ faults: [expect.stringContaining('kiosk.badgePrefix')] });
});

test('sensitive groups want somebody to be the second approver', () => {
  const group = '0A0A0A0A-0000-4000-8000-000000000001';
  expect(readPolicy(JSON.stringify({ sensitiveGroups: [group] }))).toEqual({ faults: [expect.stringContaining('sensitiveGroups: wants two approvers')] });
  expect(readPolicy(JSON.stringify({ sensitiveGroups: [group], approvers: { line: ['manager', 'managers-manager'] } }))).toHaveProperty('policy.sensitiveGroupIds', [group.toLowerCase()]);
  expect(readPolicy(JSON.stringify({ sensitiveGroups: ['board'], approvers: { line: ['manager', 'managers-manager'] } }))).toHaveProperty('faults');
});
