import { expect, it } from 'vitest';
import { PC_SETTINGS, settingNames, type PcSettings } from './pc-settings.ts';
import { blockOf, resetDoor, resetStop, worksFrom, WRITE_BACK_MS } from './windows-reset.ts';

type TestPc = Parameters<typeof resetDoor>[0];

const pc = (change: Partial<TestPc> = {}): TestPc => ({ join: 'entra', os: 'windows-11', online: true, pinReset: 'destructive', settings: {}, ...change });
const blocks = settingNames.filter((name) => PC_SETTINGS[name].group === 'blocks' && PC_SETTINGS[name].kind === 'flag');

it('names the thirteen circumstances that Microsoft lists', () => {
  expect(blocks).toHaveLength(13);
});

it.each(blocks)('%s takes the link away or ends in an error, as it is set, and leaves Settings alone', (name) => {
  const settings = (more: Partial<PcSettings> = {}): Partial<PcSettings> => ({ [name]: true, ...more });
  expect(blockOf(pc({ settings: settings() }))).not.toBeNull();
  expect(blockOf(pc({ settings: settings({ blockedShows: 'no link' }) }))).toBe('no link');
  expect(resetDoor(pc({ settings: settings({ blockedShows: 'error' }) }), 'lock')).toBe('error');
  expect(resetDoor(pc({ settings: settings({ blockedShows: 'error' }) }), 'settings')).toBe('panel');
});

it.each([
  ['an Entra-joined PC', {}, 'lock', 'panel'],
  ['a hybrid-joined PC', { join: 'hybrid' }, 'lock', 'password'],
  ['a hybrid-joined PC, from Settings', { join: 'hybrid' }, 'settings', 'password'],
  ['key trust, destructive, above the lock', { join: 'hybrid', settings: { hybridTrust: 'key' } }, 'lock', 'error'],
  ['key trust, destructive, from Settings', { join: 'hybrid', settings: { hybridTrust: 'key' } }, 'settings', 'password'],
  ['key trust, non-destructive', { join: 'hybrid', pinReset: 'non-destructive', settings: { hybridTrust: 'key' } }, 'lock', 'password'],
  ['a PC without a network', { online: false }, 'lock', 'offline'],
  ['a sign-in page that is not allowed', { settings: { panelBlocked: true } }, 'lock', 'address'],
  ['a locked session of Windows 11', {}, 'locked-session', 'bounce'],
  ['a locked session of Windows 10', { os: 'windows-10' }, 'locked-session', 'panel'],
] as const)('leads on from %s', (_name, change, from, door) => {
  expect(resetDoor(pc(change), from)).toBe(door);
});

it('needs the service for a non-destructive reset, and a domain controller for a destructive one on a hybrid-joined PC', () => {
  const [service, away] = [{ pinServiceMissing: true }, { controllerAway: true }];
  expect(resetStop(pc({ pinReset: 'non-destructive', settings: service }))).toBe('service');
  expect(resetStop(pc({ settings: service }))).toBeNull();
  expect(resetStop(pc({ join: 'hybrid', settings: away }))).toBe('controller');
  expect(resetStop(pc({ join: 'hybrid', pinReset: 'non-destructive', settings: away }))).toBeNull();
  expect(resetStop(pc({ settings: away }))).toBeNull();
});

it('lets a new key of key trust wait until it is written back', () => {
  const trust = pc({ join: 'hybrid', settings: { hybridTrust: 'key' } });
  expect(worksFrom(trust, true, 5)).toBe(5 + WRITE_BACK_MS);
  expect(worksFrom(trust, false, 5)).toBe(5);
  expect(worksFrom(pc({ join: 'hybrid' }), true, 5)).toBe(5);
});
