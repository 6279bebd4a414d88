import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { createKeyRing } from '../key-ring.ts';
import type { Directory, Person } from '../ports.ts';
import { auditOf } from '../store/audit-log.ts';
import { badgeHash, bindBadges, holderOf } from '../store/badges.ts';
import { changeMark, noteCopied } from '../store/kiosk-marks.ts';
import { enrolKiosk, kioskByKey } from '../store/kiosks.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { drawSlip } from '../store/slips.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom as random } from '../system.ts';
import { plain, type Desk } from './desk.ts';
import { readCommand } from './run.ts';
import { USAGE } from './usage.ts';

const keys = createKeyRing(new Secret(new Uint8Array(32).fill(7)), random);
const now = new Date('2031-03-30T01:00:00Z');
const ADA = 'a0000000-0000-4000-8000-000000000001';

let cluster: TestDatabase;
let open: OpenDatabase;
let folder: string;
let said: string[];
let desk: Desk;

/** The questions that commands ask of the directory. */
function knows(people: Readonly<Record<string, string>>): Directory {
  const find = (address: string): Person | null => (people[address] === undefined ? null : ({ id: people[address] } as Person));
  const known: Partial<Directory> = { findPerson: (address) => Promise.resolve(find(address)), findPeople: (addresses) => Promise.resolve(addresses.map(find)) };
  return known as Directory;
}

beforeAll(async () => {
  cluster = await createTestDatabase();
  open = openDatabase(cluster.url);
  folder = mkdtempSync(join(tmpdir(), 'vouch-admin-'));
});
afterAll(async () => {
  await open.close();
  await cluster.drop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const table of ['slip', 'kiosk', 'badge'] as const) await open.db.deleteFrom(table).execute();
  said = [];
  desk = { db: open.db, clock: { now: () => now }, random, keys, operator: 'root', dataFolder: folder, directory: () => Promise.resolve(knows({ 'ada@contoso.example': ADA })), policy: () => ({ factorWaitMs: 0, deskMail: null }), kioskPage: () => 'employee-2.js', say: (line) => { said.push(line); } };
});

async function admin(...argv: readonly string[]): Promise<string> {
  said = [];
  const command = readCommand(argv);
  if (command === null) throw new Error('help');
  if (command.needs === 'nothing') command.run(desk.say);
  else await command.run(desk);
  return said.join('\n');
}
const add = (name: string): Promise<string> => admin('kiosk', 'add', name, '--site', 'HQ', '--floor', '1', '--desk-phone', '+1 555 0100');

describe('kiosk', () => {
  test('add prints a code that works, list shows it, revoke ends it; all three are in the audit, the code is not', async () => {
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}/.exec(await add('lobby'))?.[0] ?? '';
    expect(await admin('kiosk', 'list')).toContain('waits for its code');
    const kiosk = await enrolKiosk(open.db, { code, keyThumbprint: 'k1' }, { now, keys });
    expect(await admin('kiosk', 'list')).toContain('in service');
    await admin('kiosk', 'revoke', 'lobby');
    expect(await kioskByKey(open.db, 'k1', now)).toBeNull();
    const events = await auditOf(open.db, kiosk!.id);
    expect(events.map(({ kind, personal }) => [kind, personal])).toEqual([['kiosk.added', { operator: 'root' }], ['kiosk.revoked', { operator: 'root' }]]);
    expect(JSON.stringify(events)).not.toContain(code);
  });

  test('renaming keeps the key, is in the audit, and takes no name of another; the list says how a kiosk fares', async () => {
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}/.exec(await add('lobby'))?.[0] ?? '';
    await add('hall');
    const kiosk = await enrolKiosk(open.db, { code, keyThumbprint: 'k2' }, { now, keys });
    await expect(admin('kiosk', 'rename', 'lobby', '--to', 'hall')).rejects.toThrow('There is a kiosk "hall" already');
    await expect(admin('kiosk', 'rename', 'cellar', '--to', 'attic')).rejects.toThrow('No kiosk "cellar" is in service');
    await admin('kiosk', 'rename', 'lobby', '--to', 'Lobby, left');
    expect(await kioskByKey(open.db, 'k2', now)).toMatchObject({ id: kiosk?.id, name: 'Lobby, left' });
    expect((await auditOf(open.db, kiosk?.id ?? '')).at(-1)).toMatchObject({ kind: 'kiosk.renamed', data: { name: 'Lobby, left' }, personal: { operator: 'root' } });
    const minute = now.toISOString().slice(0, 16).replace('T', ' ');
    expect(await admin('kiosk', 'list')).toMatch(new RegExp(`Lobby, left .*in service +${minute} UTC +${minute} UTC +-`));
  });

  test('a key that is in use twice is in the list until somebody says that it was moved, and the page that a kiosk runs beside the one there is', async () => {
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}/.exec(await add('lobby'))?.[0] ?? '';
    await expect(admin('kiosk', 'moved', 'lobby')).rejects.toThrow('No kiosk "lobby" is in service');
    const kiosk = await enrolKiosk(open.db, { code, keyThumbprint: 'k3' }, { now, keys });
    const change = (mark: string | null, next: string, page: string) => changeMark(open.db, kiosk!.id, { mark, next, page }, keys);
    await change(null, 'a', 'employee-1.js');
    expect(await admin('kiosk', 'list')).toContain('other: employee-1.js');
    await change('a', 'b', 'employee-2.js');
    expect(await admin('kiosk', 'list')).toMatch(/in service .* current$/m);
    await noteCopied(open.db, kiosk!.id, now);
    expect(await admin('kiosk', 'list')).toContain('KEY IN USE TWICE');
    expect(await admin('kiosk', 'moved', 'lobby')).toContain('Whatever uses the key of "lobby" next is that kiosk');
    expect(await admin('kiosk', 'list')).toContain('in service');
    expect((await auditOf(open.db, kiosk!.id)).at(-1)).toMatchObject({ kind: 'kiosk.moved', personal: { operator: 'root' } });
  });

  test('a name is taken once, and what is not there cannot be revoked', async () => {
    await add('lobby');
    await expect(add('lobby')).rejects.toThrow('There is a kiosk "lobby" already');
    await expect(admin('kiosk', 'revoke', 'cellar')).rejects.toThrow('No kiosk "cellar" is in service');
  });
});

describe('badges', () => {
  const list = (text: string): string => {
    const file = join(folder, 'badges.csv');
    writeFileSync(file, text);
    return file;
  };

  test('import binds by object id, again without effect, and says which line failed', async () => {
    const file = list('\u{feff}address;serial\r\nada@contoso.example;04a2b3c4\r\n\r\nbob@contoso.example;04A2B3C5\r\n');
    await expect(admin('badges', 'import', file)).rejects.toThrow('line 4: nobody has the address bob@contoso.example');
    expect(said).toEqual(['1 bound, 0 bound before, 1 not bound.']);
    expect(await holderOf(open.db, badgeHash(keys, '04A2B3C4'))).toBe(ADA);
    expect(await admin('badges', 'import', list('ada@contoso.example,04A2B3C4'))).toBe('0 bound, 1 bound before, 0 not bound.');
    expect(await admin('badges', 'list')).toContain(ADA);
    expect(await admin('badges', 'revoke', '--serial', '04a2b3c4')).toBe('1 revoked.');
    await expect(admin('badges', 'revoke', ADA)).rejects.toThrow('holds no badge');
  });

  test('a long list is bound whole and noted badge by badge; what somebody else holds is named by its line', async () => {
    const serials = Array.from({ length: 450 }, (_, index) => (0xa0000000 + index).toString(16));
    const before = (await auditOf(open.db, 'badges')).length;
    await bindBadges(open.db, [{ serialHash: badgeHash(keys, serials[320]!), personId: 'somebody' }], now);
    await expect(admin('badges', 'import', list(serials.map((serial) => `ada@contoso.example,${serial}`).join('\n')))).rejects.toThrow(/^line 321: this badge belongs to somebody else; revoke it first$/);
    expect(said).toEqual(['449 bound, 0 bound before, 1 not bound.']);
    for (const serial of serials.filter((_, index) => index !== 320 && index % 50 === 0)) expect(await holderOf(open.db, badgeHash(keys, serial)), serial).toBe(ADA);
    const noted = (await auditOf(open.db, 'badges')).slice(before);
    expect([noted.length, noted[0]?.personal]).toEqual([449, { personId: ADA, operator: 'root' }]);
  });

  test('a file with one bad line binds nothing, and faults do not repeat serials', async () => {
    const bad = list('ada@contoso.example,04A2B3C4\nada@contoso.example,xyz\nada,04A2B3C6\nada@contoso.example,04a2b3c4\nada@contoso.example,04A2B3C7,x');
    const failure = await admin('badges', 'import', bad).catch((error: unknown) => error);
    expect((failure as Error).message.split('\n').slice(1).map((line) => line.trim())).toEqual([
      'line 2: has no chip serial (8 to 20 hexadecimal digits)', 'line 3: does not begin with a work address', 'line 4: has the same serial as line 1', 'line 5: has more than two columns',
    ]);
    expect(await admin('badges', 'list')).toBe('No badges.');
  });
});

describe('slips', () => {
  test('show says why with the audit of the case, close works once', async () => {
    const added = await open.db.insertInto('kiosk').values({ id: 'k', name: 'lobby', site: 'HQ', floor: '1', desk_phone: '1', created_at: now }).returning('id').executeTakeFirstOrThrow();
    const number = await drawSlip(open.db, { kioskId: added.id, caseId: null, why: 'pressed "help"\u{1b}[31m' }, { now, random });
    expect(await admin('slips', 'list')).toContain(number);
    expect(await admin('slips', 'show', number)).toContain('pressed "help"\\u{1b}[31m');
    expect(await admin('slips', 'close', number, '--note', 'went upstairs')).toBe(`${number} is closed.`);
    await expect(admin('slips', 'close', number, '--note', 'x')).rejects.toThrow('no open slip');
    expect(await admin('slips', 'show', number)).toContain('closed 2031-03-30 01:00 UTC by root: went upstairs');
    expect((await auditOf(open.db, number)).map(({ kind }) => kind)).toEqual(['slip.closed']);
  });
});

test('audit verify says that the log is whole, and where it is not', async () => {
  await add('annex');
  expect(await admin('audit', 'verify')).toContain('The log is whole.');
  await open.db.updateTable('audit_event').set({ hash: Buffer.alloc(32) }).where('seq', '=', 1).execute();
  await expect(admin('audit', 'verify')).rejects.toThrow('event 1 does not follow from the one before');
});

test.each([
  [[], 'Which command?'], [['kiosk'], 'no command "kiosk"'], [['kiosk', 'add'], 'NAME is missing'], [['kiosk', 'add', 'x', '--floor', '1', '--desk-phone', '1'], '--site is missing'],
  [['kiosk', 'add', 'a', 'b'], 'One NAME at a time'], [['kiosk', 'add', ' ', '--site', 'x'], 'NAME is missing'], [['kiosk', 'add', 'x'.repeat(101)], 'longer than 100'], [['kiosk', 'add', 'a\nb'], 'more than one line'], [['kiosk', 'add', 'lobby\u2069\u202e'], 'direction of writing'],
  [['kiosk', 'list', 'x'], '"x" is one too many'], [['kiosk', 'list', '--site', 'x'], 'has no --site'], [['kiosk', 'list', '--all'], '--all'], [['slips', 'close', '1'], '--note is missing'],
  [['constructor'], 'no command'], [['audit', 'erase'], 'no command "audit erase"'],
])('%j is not understood: %s', (argv, message) => {
  expect(() => readCommand(argv)).toThrow(message);
});

test('text from outside stays on its line', () => {
  expect(plain('a\nb\u{1b}[2J\u{202e}c\u{200b}')).toBe('a\\u{a}b\\u{1b}[2J\\u{202e}c\\u{200b}');
});

test('the program itself: help 0, nonsense 2, a wrong configuration 1, all without touching a disk', async () => {
  const run = (argv: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string; err: string }> => new Promise((resolve) => {
    const child = spawn(process.execPath, ['server/admin/main.ts', ...argv], { env: { PATH: process.env['PATH'], ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    child.on('close', (code) => { resolve({ code, out, err }); });
  });
  const [help, nonsense, wrong] = await Promise.all([run(['--help'], {}), run(['frobnicate'], {}), run(['kiosk', 'list'], { VOUCH_DATA: ' ', VOUCH_KEY: 'x', DATABASE_URL: 'x' })]);
  expect(help).toMatchObject({ code: 0, out: `${USAGE}\n` });
  expect(nonsense).toMatchObject({ code: 2, out: '' });
  expect(wrong.code).toBe(1);
  for (const name of ['VOUCH_DATA', 'VOUCH_KEY', 'DATABASE_URL']) expect(wrong.err).toContain(name);
});
