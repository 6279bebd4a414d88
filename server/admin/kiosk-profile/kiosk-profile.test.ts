import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommand } from '../run.ts';
import { UsageError } from '../usage.ts';
import { edgePolicies } from './browser-policies.ts';
import { profileFiles } from './profile-files.ts';

const ORIGIN = 'https://kiosk.contoso.example';
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'vouch-profile-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

function write(...argv: readonly string[]): string {
  const said: string[] = [];
  const command = readCommand(['kiosk', 'profile', ...argv]);
  if (command?.needs !== 'nothing') throw new Error('it needs a desk');
  command.run((line) => { said.push(line); });
  return said.join('\n');
}

const textOf = (system: 'linux' | 'windows', name: string): string => profileFiles(system, ORIGIN).find((file) => file.name === name)?.text ?? '';

test('each system has its files, written once and never over others, and is told where they go', () => {
  const to = join(folder, 'lobby');
  expect(write('--os', 'linux', '--origin', `${ORIGIN}/`, '--to', to)).toContain('/etc/chromium/policies/managed/vouch-kiosk.json');
  expect(readdirSync(to).toSorted()).toEqual(['vouch-kiosk.json', 'vouch-kiosk.service']);
  expect(readFileSync(join(to, 'vouch-kiosk.json'), 'utf8')).toBe(textOf('linux', 'vouch-kiosk.json'));
  expect(() => write('--os', 'linux', '--origin', ORIGIN, '--to', to)).toThrow('is there already');
  expect(write('--os', 'windows', '--origin', ORIGIN, '--to', join(folder, 'hall'))).toContain('docs/kiosk/windows.md');
  expect(readdirSync(join(folder, 'hall')).toSorted()).toEqual(['vouch-edge.reg', 'vouch-intune.md', 'vouch-keyboard-filter.ps1', 'vouch-shell-launcher.xml']);
});

test('only an origin that a kiosk can be locked to is taken', () => {
  for (const origin of ['', 'kiosk.contoso.example', 'http://kiosk.contoso.example', `${ORIGIN}/lobby`, `${ORIGIN}/?x`, `${ORIGIN}/#x`, 'https://me@kiosk.contoso.example', 'file:///etc/passwd', 'javascript:alert(1)', 'https://k.example"/><x a="'])
    expect(() => write('--os', 'linux', '--origin', origin, '--to', join(folder, 'bad')), origin).toThrow(UsageError);
  expect(() => write('--os', 'beos', '--origin', ORIGIN)).toThrow('linux, windows');
  expect(readdirSync(folder)).not.toContain('bad');
});

test('Chromium may open this host and nothing else, and keeps its profile, with the kiosk’s key, whatever happens', () => {
  const policies = JSON.parse(textOf('linux', 'vouch-kiosk.json')) as Record<string, unknown>;
  expect(policies).toMatchObject({ URLAllowlist: ['https://.kiosk.contoso.example'], DeveloperToolsAvailability: 2, PrintingEnabled: false, DownloadRestrictions: 3, AllowFileSelectionDialogs: false, IncognitoModeAvailability: 1 });
  expect(policies['URLBlocklist']).toContain('*');
  expect(Object.keys(policies).filter((name) => /Idle|ClearSiteData|ClearBrowsingData|ForceEphemeral/.test(name))).toEqual([]);
  const unit = textOf('linux', 'vouch-kiosk.service');
  expect(unit).toContain(`${ORIGIN}/\n`);
  expect(unit).toContain('Restart=always');
  // What was in memory reaches no disk: by a crash report, a core dump, swapping, or files beside the profile.
  for (const line of ['Environment=HOME=/run/vouch-kiosk', 'RuntimeDirectory=vouch-kiosk', 'LimitCORE=0', 'MemorySwapMax=0']) expect(unit.split('\n')).toContain(line);
  expect(unit).not.toMatch(/--no-sandbox|--disable-web-security|--remote-debugging|--incognito|cage -s/);
});

test('Edge has the same by its registry, each policy once; it does not run in its kiosk mode, which forgets the key', () => {
  const registry = textOf('windows', 'vouch-edge.reg');
  expect(registry.startsWith('Windows Registry Editor Version 5.00\r\n')).toBe(true);
  for (const [name, value] of Object.entries(edgePolicies(ORIGIN))) {
    const places = Array.isArray(value) ? registry.split(`\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\${name}]\r\n`) : registry.split(`\r\n"${name}"=`);
    expect(places, name).toHaveLength(2);
  }
  expect(registry).toContain('Edge\\URLAllowlist]\r\n"1"="https://.kiosk.contoso.example"');
  expect(registry).toContain('"DownloadRestrictions"=dword:00000003');
  const shell = textOf('windows', 'vouch-shell-launcher.xml');
  expect(shell).toContain(`--app=${ORIGIN}/ `);
  expect(shell).not.toMatch(/--kiosk|inprivate/i);
  expect(textOf('windows', 'vouch-intune.md')).toContain('| URLAllowlist | `["https://.kiosk.contoso.example"]` |');
  expect(textOf('windows', 'vouch-keyboard-filter.ps1')).toContain("'Alt+F4', 'Alt+Tab'");
});
