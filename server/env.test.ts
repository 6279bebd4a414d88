import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from './config.ts';
import { readConfig, type Environment } from './env.ts';

const folder = mkdtempSync(join(tmpdir(), 'vouch-env-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const guid = (last: string): string => `3f2a7c10-94be-4d55-8c1e-7a60b2d9f${last.padStart(3, '0')}`;
const secretOf = (role: string): string => `q7V8Q~${role}.t0Kz3_mW1nR5bX9cL2dF`;
const app = (role: string): Environment => ({ [`${role}_CLIENT_ID`]: guid('abc'), [`${role}_CLIENT_SECRET`]: secretOf(role) });

const microsoft: Environment = {
  AZURE_TENANT_ID: guid('0a1').toUpperCase(),
  ...app('READER'), ...app('ISSUER'), ...app('MAILER'), ...app('SIGNIN'),
  MAIL_SENDER: 'vouch@contoso.com',
  DATABASE_URL: 'postgres://vouch:f4Tz9wQm2Lk7@db.contoso.com/vouch?sslmode=verify-full',
};
const CA = `-----BEGIN CERTIFICATE-----
MIIBdjCCAR2gAwIBAgIUJyGZ0nT8fN4W9sMbqE1n0o2m0jgwCgYIKoZIzj0EAwIw
-----END CERTIFICATE-----`;

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
const without = (env: Environment, ...names: readonly string[]): Environment => Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

describe('a configuration that is whole', () => {
  test('is read, with the defaults of the documentation', () => {
    const config = readConfig(microsoft);
    expect(config).toMatchObject({
      port: 8080, approvePort: 8082, kioskOrigin: null, approveOrigin: null, tls: null, trustedProxies: [], isCustomCloud: false, tenantCa: null,
      cloud: { tenantId: guid('0a1'), authorityHost: 'https://login.microsoftonline.com', graphBase: 'https://graph.microsoft.com' },
      serviceKey: null, mailSender: 'vouch@contoso.com',
    });
    expect(config.policy.passes['new-phone'].minutes).toBe(15);
  });

  test('prints none of its secrets', () => {
    const config = readConfig({ ...microsoft, VOUCH_KEY: 'p3XrY0bJ4nq8H1uS6wE2kZ9aV5cM7dF0gT3iL8oQxNA=' });
    for (const text of [inspect(config, { depth: 9 }), JSON.stringify(config)]) for (const secret of [secretOf('ISSUER'), 'f4Tz9wQm2Lk7', 'p3XrY0bJ']) expect(text).not.toContain(secret);
  });

  test('port 0, national clouds, proxies and origins', () => {
    expect(readConfig({ ...microsoft, PORT: '0', APPROVE_PORT: '0', CLOUD: 'china', TRUSTED_PROXIES: '10.0.0.0/8, ::1', KIOSK_ORIGIN: 'https://kiosk.contoso.com' }))
      .toMatchObject({ port: 0, approvePort: 0, cloud: { authorityHost: 'https://login.partner.microsoftonline.cn' }, trustedProxies: ['10.0.0.0/8', '::1'], kioskOrigin: 'https://kiosk.contoso.com' });
  });
});

describe('C01 secrets', () => {
  test('nothing set: all that is missing is named at once', () => {
    expect(faultsOf({})).toEqual([
      'AZURE_TENANT_ID is missing',
      ...['READER', 'ISSUER', 'MAILER', 'SIGNIN'].flatMap((role) => [`${role}_CLIENT_ID is missing`, `One of ${role}_CLIENT_SECRET and ${role}_CLIENT_CERTIFICATE must be set`]),
      'MAIL_SENDER is missing',
      'DATABASE_URL is missing: a Microsoft cloud is not served from the built-in database',
    ]);
  });

  test.each(['READER', 'ISSUER', 'MAILER', 'SIGNIN'])('%s_CLIENT_SECRET missing, blank, short or an example', (role) => {
    const name = `${role}_CLIENT_SECRET`;
    expect(faultsOf(without(microsoft, name))).toEqual([`One of ${name} and ${role}_CLIENT_CERTIFICATE must be set`]);
    for (const blank of ['', '   ', '\n']) expect(faultsOf({ ...microsoft, [name]: blank })).toEqual([`${name} is set but empty`]);
    expect(faultsOf({ ...microsoft, [name]: 'q7V8Q~abc' })).toEqual([`${name} is shorter than 16 characters`]);
    for (const example of ['change-me-change-me', '<your-client-secret>', 'your-client-secret-here', 'xxxxxxxxxxxxxxxxxxxxxxxx', 'EXAMPLE-SECRET-VALUE', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])
      expect(faultsOf({ ...microsoft, [name]: example })).toEqual([`${name} is an example`]);
  });

  test('VOUCH_KEY', () => {
    expect(faultsOf({ ...microsoft, VOUCH_KEY: '' })).toEqual(['VOUCH_KEY is set but empty']);
    for (const text of ['short', Buffer.alloc(31, 'abcdefghijklmnopqrstuvw').toString('base64'), 'p3XrY0bJ4nq8H1uS6wE2kZ9aV5cM7dF0gT3iL8oQxNA']) expect(faultsOf({ ...microsoft, VOUCH_KEY: text })).toEqual(['VOUCH_KEY is not base64 of 32 bytes']);
    for (const text of [Buffer.alloc(32), Buffer.alloc(32, 'secret')]) expect(faultsOf({ ...microsoft, VOUCH_KEY: text.toString('base64') })).toEqual(['VOUCH_KEY is an example']);
  });

  test('a secret beside a certificate, a certificate that is none, a client id that is an example', () => {
    writeFileSync(join(folder, 'not.pem'), 'hello');
    expect(faultsOf({ ...microsoft, ISSUER_CLIENT_CERTIFICATE: join(folder, 'not.pem') })).toEqual(['ISSUER_CLIENT_CERTIFICATE is not a PEM file', 'Only one of ISSUER_CLIENT_SECRET and ISSUER_CLIENT_CERTIFICATE must be set']);
    expect(faultsOf({ ...without(microsoft, 'ISSUER_CLIENT_SECRET'), ISSUER_CLIENT_CERTIFICATE: join(folder, 'none.pem') })[0]).toContain('cannot be read');
    expect(faultsOf({ ...microsoft, READER_CLIENT_ID: '00000000-0000-0000-0000-000000000000' })).toEqual(['READER_CLIENT_ID is an example']);
    expect(faultsOf({ ...microsoft, READER_CLIENT_ID: 'contoso' })).toEqual(['READER_CLIENT_ID is not a GUID']);
  });

  test('no fault repeats a secret', () => {
    const bad = { ...microsoft, READER_CLIENT_SECRET: 'Zq1~short', VOUCH_KEY: 'Zq2~nokey', DATABASE_URL: 'postgres://vouch:Zq3pw@elsewhere/db' };
    expect(faultsOf(bad)).toHaveLength(3);
    expect(faultsOf(bad).join()).not.toMatch(/Zq\d/);
  });
});

describe('C02 places', () => {
  test('a Microsoft cloud takes no other hosts', () => {
    expect(faultsOf({ ...microsoft, AUTHORITY_HOST: 'https://localhost:8443', GRAPH_BASE: 'https://localhost:8443', TENANT_CA: CA }))
      .toEqual(['AUTHORITY_HOST belongs to CLOUD=custom alone', 'GRAPH_BASE belongs to CLOUD=custom alone', 'TENANT_CA belongs to CLOUD=custom alone']);
  });

  test('a custom cloud names its hosts, by https, and its authority', () => {
    expect(faultsOf({ ...microsoft, CLOUD: 'custom' })).toEqual(['AUTHORITY_HOST is missing', 'GRAPH_BASE is missing', 'TENANT_CA is missing']);
    for (const host of ['http://localhost:8443', 'https://login.contoso.com/tenant', 'localhost', 'https://user@login.contoso.com', 'ftp://login.contoso.com'])
      expect(faultsOf({ ...microsoft, CLOUD: 'custom', AUTHORITY_HOST: host, GRAPH_BASE: 'https://localhost:1' })[0]).toBe('AUTHORITY_HOST is not an https address without a path');
    expect(faultsOf({ ...microsoft, CLOUD: 'custom', AUTHORITY_HOST: 'https://localhost:1', GRAPH_BASE: 'https://localhost:1', TENANT_CA: CA })).toEqual(['TENANT_CA does not hold a certificate']);
    expect(faultsOf({ ...microsoft, CLOUD: 'azure' })).toEqual(['CLOUD is not one of public, usgov, china, custom']);
  });

  test('a remote database is reached by a checked certificate, and has a real password', () => {
    for (const query of ['', '?sslmode=disable', '?sslmode=require', '?sslmode=no-verify'])
      expect(faultsOf({ ...microsoft, DATABASE_URL: `postgres://vouch:f4Tz9wQm2Lk7@db.contoso.com/vouch${query}` })).toEqual(['DATABASE_URL is on another host, so it needs ?sslmode=verify-full']);
    expect(faultsOf({ ...microsoft, DATABASE_URL: 'mysql://a:b@localhost/x' })[0]).toContain('DATABASE_URL is not an address');
    expect(faultsOf({ ...microsoft, DATABASE_URL: 'postgres://vouch:changeme@localhost/vouch' })).toEqual(['DATABASE_URL has no password, or an example for one']);
    expect(faultsOf({ ...microsoft, DATABASE_URL: 'postgres://vouch:f4Tz9wQm2Lk7@127.0.0.1:5432/vouch' })).toEqual([]);
  });

  test('origins: no path, https unless on this machine, two of them, TLS from somewhere', () => {
    for (const origin of ['http://kiosk.contoso.com', 'https://kiosk.contoso.com/', 'https://kiosk.contoso.com/x', 'kiosk.contoso.com', 'https://KIOSK.contoso.com', 'null'])
      expect(faultsOf({ ...microsoft, KIOSK_ORIGIN: origin, TRUSTED_PROXIES: '10.0.0.1' })[0]).toContain('KIOSK_ORIGIN is');
    const same = { KIOSK_ORIGIN: 'https://vouch.contoso.com', APPROVE_ORIGIN: 'https://vouch.contoso.com', TRUSTED_PROXIES: '10.0.0.1' };
    expect(faultsOf({ ...microsoft, ...same })).toEqual(['KIOSK_ORIGIN and APPROVE_ORIGIN are the same: the kiosk must not reach the approver\'s session']);
    expect(faultsOf({ ...microsoft, APPROVE_ORIGIN: 'https://vouch.contoso.com' })[0]).toContain('needs TLS_CERT and TLS_KEY, or TRUSTED_PROXIES');
    for (const proxies of ['10.0.0.0/0', '10.0.0.0/33', 'proxy', '10.0.0.1,,', '*']) expect(faultsOf({ ...microsoft, TRUSTED_PROXIES: proxies })[0]).toContain('TRUSTED_PROXIES');
    expect(faultsOf({ ...microsoft, TLS_CERT: CA })).toContain('TLS_CERT and TLS_KEY go together');
  });

  test('certificate checks switched off for the whole process are a fault', () => {
    expect(faultsOf({ ...microsoft, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual(['NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates would not be checked']);
  });
});

test('D11 a debugger, a heap dump, a report or a key log is a fault, wherever it was asked for', () => {
  for (const option of ['--inspect', '--inspect-brk=0.0.0.0:9229', '--heapsnapshot-signal=SIGUSR2', '--heapsnapshot-near-heap-limit=1', '--report-on-signal', '--tls-keylog=/tmp/x', '--heap-prof'])
    expect(faultsOf({ ...microsoft, NODE_OPTIONS: `--max-old-space-size=512 ${option}` })).toEqual([`Node was given ${option}: whoever can use that sees passes and keys in memory`]);
  expect(faultsOf({ ...microsoft, NODE_OPTIONS: '--max-old-space-size=512 --enable-source-maps' })).toEqual([]);
});

describe('C03 numbers', () => {
  test.each(['PORT', 'APPROVE_PORT'])('%s', (name) => {
    expect(faultsOf({ ...microsoft, [name]: '' })).toEqual([`${name} is set but empty`]);
    for (const text of ['NaN', '8m', '-1', '1e9', '65536', '80.5', '0x50', ' 80', '８０']) expect(faultsOf({ ...microsoft, [name]: text })).toEqual([`${name} is not a port number`]);
  });

  test('the two ports differ', () => {
    expect(faultsOf({ ...microsoft, PORT: '9000', APPROVE_PORT: '9000' })).toEqual(['PORT and APPROVE_PORT are the same']);
  });
});

test('C04 a policy beyond the maxima is listed with the rest', () => {
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ passes: { 'new-phone': { minutes: 43_200 } }, factorWaitHours: -1 }));
  const faults = faultsOf({ ...without(microsoft, 'MAIL_SENDER'), VOUCH_POLICY: file });
  expect(faults).toEqual(expect.arrayContaining(['MAIL_SENDER is missing', expect.stringMatching(/^VOUCH_POLICY passes\.new-phone\.minutes/), expect.stringMatching(/^VOUCH_POLICY factorWaitHours/)]));
  expect(faultsOf({ ...microsoft, VOUCH_POLICY: join(folder, 'none.json') })[0]).toContain('cannot be read');
});
