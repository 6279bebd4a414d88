import { readFileSync } from 'node:fs';
import { badgeHash, bindBadges, listBadgeHolders, revokeBadge, revokeBadgesOf, type Badge, type BadgeBinding } from '../store/badges.ts';
import { parseBadgeList } from './badge-list.ts';
import { note, plain, table, when, type Desk } from './desk.ts';
import { Refused } from './usage.ts';

/** Badges in one transaction: few round trips for a long list, and the audit log held for milliseconds. */
const IN_ONE_CHANGE = 200;

/**
 * Binds each badge of the file to the object id that its address has now. The file is read whole first: with a line
 * that cannot be read nothing is bound. Serials are never printed.
 */
export async function badgesImport(desk: Desk, file: string): Promise<void> {
  const { badges, faults } = parseBadgeList(readText(file));
  if (faults.length > 0) throw new Refused(`Nothing was bound:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  const people = await (await desk.directory()).findPeople(badges.map(({ address }) => address));
  const found = badges.flatMap(({ line, serial }, index) => {
    const person = people[index] ?? null;
    return person === null ? [] : [{ line, serialHash: badgeHash(desk.keys, serial), personId: person.id }];
  });
  const bindings: BadgeBinding[] = [];
  for (let at = 0; at < found.length; at += IN_ONE_CHANGE) bindings.push(...(await bindSome(desk, found.slice(at, at + IN_ONE_CHANGE))));
  const ofLine = new Map(found.map(({ line }, index) => [line, bindings[index]]));
  const failed = badges.flatMap(({ line, address }) => {
    const binding = ofLine.get(line);
    if (binding === undefined) return [`line ${line}: nobody has the address ${plain(address)}`];
    return binding === 'taken' ? [`line ${line}: this badge belongs to somebody else; revoke it first`] : [];
  });
  const count = (of: BadgeBinding): number => bindings.filter((binding) => binding === of).length;
  desk.say(`${count('bound')} bound, ${count('already')} bound before, ${failed.length} not bound.`);
  if (failed.length > 0) throw new Refused(failed.join('\n'));
}

async function bindSome(desk: Desk, badges: readonly Badge[]): Promise<readonly BadgeBinding[]> {
  const now = desk.clock.now();
  return desk.db.transaction().execute(async (trx) => {
    const bindings = await bindBadges(trx, badges, now);
    const bound = badges.filter((_badge, index) => bindings[index] === 'bound');
    await note(desk, trx, now, ...bound.map(({ personId }) => ({ kind: 'badge.bound', subject: 'badges', data: {}, personal: { personId } }) as const));
    return bindings;
  });
}

export async function badgesList(desk: Desk): Promise<void> {
  const holders = await listBadgeHolders(desk.db);
  if (holders.length === 0) desk.say('No badges.');
  else desk.say(table([['OBJECT ID', 'BADGES', 'LAST BOUND'], ...holders.map(({ personId, badges, lastBoundAt }) => [personId, String(badges), when(lastBoundAt)])]));
}

export async function badgesRevokeOf(desk: Desk, personId: string): Promise<void> {
  const now = desk.clock.now();
  const count = await desk.db.transaction().execute(async (trx) => {
    const revoked = await revokeBadgesOf(trx, personId.toLowerCase(), now);
    if (revoked > 0) await note(desk, trx, now, { kind: 'badge.revoked', subject: 'badges', data: { count: revoked }, personal: { personId: personId.toLowerCase() } });
    return revoked;
  });
  if (count === 0) throw new Refused('This person holds no badge.');
  desk.say(`${count} revoked.`);
}

export async function badgesRevokeSerial(desk: Desk, serial: string): Promise<void> {
  const now = desk.clock.now();
  const done = await desk.db.transaction().execute(async (trx) => {
    const revoked = await revokeBadge(trx, badgeHash(desk.keys, serial), now);
    if (revoked) await note(desk, trx, now, { kind: 'badge.revoked', subject: 'badges', data: { count: 1 } });
    return revoked;
  });
  if (!done) throw new Refused('Nobody holds this badge.');
  desk.say('1 revoked.');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`${file} cannot be read.`);
  }
}
