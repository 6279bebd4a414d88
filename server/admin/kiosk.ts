import { KIOSK_ENROL_MS } from '../domain/limits.ts';
import { addKiosk, kioskState, listKiosks, renameKiosk, revokeKiosk, type NewKiosk } from '../store/kiosks.ts';
import { forgetMark } from '../store/kiosk-marks.ts';
import { note, table, when, type Desk } from './desk.ts';
import { Refused } from './usage.ts';

const STATE_WORDS = { 'in-service': 'in service', waiting: 'waits for its code', 'code-too-old': 'code too old: revoke and add again', copied: 'KEY IN USE TWICE: look there, then revoke or moved', revoked: 'revoked' } as const;

export async function kioskAdd(desk: Desk, kiosk: NewKiosk): Promise<void> {
  const now = desk.clock.now();
  const added = await desk.db.transaction().execute(async (trx) => {
    const made = await addKiosk(trx, kiosk, { now, random: desk.random, keys: desk.keys });
    if (made !== null) await note(desk, trx, now, { kind: 'kiosk.added', subject: made.id, data: { ...kiosk } });
    return made;
  });
  if (added === null) throw new Refused(`There is a kiosk "${kiosk.name}" already. Revoke it first, or take another name.`);
  desk.say(`Type this at the kiosk within ${KIOSK_ENROL_MS / 60_000} minutes:\n\n  ${added.code.reveal()}\n`);
}

export async function kioskList(desk: Desk): Promise<void> {
  const kiosks = await listKiosks(desk.db);
  const served = desk.kioskPage();
  const page = (build: string | null): string => (build === null ? '-' : build === served ? 'current' : `other: ${build}`);
  if (kiosks.length === 0) desk.say('No kiosks.');
  else desk.say(table([['NAME', 'SITE', 'FLOOR', 'DESK PHONE', 'STATE', 'KEY SINCE', 'LAST SEEN', 'LAST CASE', 'PAGE'], ...kiosks.map((kiosk) => [kiosk.name, kiosk.site, kiosk.floor, kiosk.deskPhone, STATE_WORDS[kioskState(kiosk, desk.clock.now())], when(kiosk.enrolledAt), when(kiosk.lastSeenAt), when(kiosk.lastCaseAt), page(kiosk.page)])]));
}

export async function kioskRename(desk: Desk, nameOrId: string, name: string): Promise<void> {
  const now = desk.clock.now();
  const renamed = await desk.db.transaction().execute(async (trx) => {
    const kiosk = await renameKiosk(trx, nameOrId, name);
    if (kiosk !== null && kiosk !== 'taken') await note(desk, trx, now, { kind: 'kiosk.renamed', subject: kiosk.id, data: { name } });
    return kiosk;
  });
  if (renamed === 'taken') throw new Refused(`There is a kiosk "${name}" already. Take another name.`);
  if (renamed === null) throw new Refused(`No kiosk "${nameOrId}" is in service.`);
  desk.say(`"${nameOrId}" is "${name}" from now on. Its key stays.`);
}

export async function kioskRevoke(desk: Desk, nameOrId: string): Promise<void> {
  const now = desk.clock.now();
  const revoked = await desk.db.transaction().execute(async (trx) => {
    const kiosk = await revokeKiosk(trx, nameOrId, now);
    if (kiosk !== null) await note(desk, trx, now, { kind: 'kiosk.revoked', subject: kiosk.id, data: { name: kiosk.name } });
    return kiosk;
  });
  if (revoked === null) throw new Refused(`No kiosk "${nameOrId}" is in service.`);
  desk.say(`"${revoked.name}" is out of service.`);
}

export async function kioskMoved(desk: Desk, nameOrId: string): Promise<void> {
  const now = desk.clock.now();
  const kiosk = await desk.db.transaction().execute(async (trx) => {
    const known = await forgetMark(trx, nameOrId);
    if (known !== null) await note(desk, trx, now, { kind: 'kiosk.moved', subject: known.id, data: {} });
    return known;
  });
  if (kiosk === null) throw new Refused(`No kiosk "${nameOrId}" is in service.`);
  desk.say(`Whatever uses the key of "${kiosk.name}" next is that kiosk. If a second one is there still, the alarm comes again.`);
}
