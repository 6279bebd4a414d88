import { confirmId } from '../actions/confirm-id.ts';
import { Refusal } from '../actions/refusal.ts';
import { housePorts } from '../house-ports.ts';
import { auditOf } from '../store/audit-log.ts';
import { caseStore } from '../store/cases.ts';
import { kioskById } from '../store/kiosks.ts';
import { openSlips, slipByNumber } from '../store/slips.ts';
import { plain, table, when, type Desk } from './desk.ts';
import { Refused } from './usage.ts';

export async function slipsList(desk: Desk): Promise<void> {
  const slips = await openSlips(desk.db);
  if (slips.length === 0) desk.say('No open slips.');
  else desk.say(table([['NUMBER', 'DRAWN', 'WHY'], ...slips.map(({ number, createdAt, why }) => [number, when(createdAt), why])]));
}

export async function slipsShow(desk: Desk, number: string): Promise<void> {
  const slip = await slipByNumber(desk.db, number);
  if (slip === null) throw new Refused(`There is no slip ${number}.`);
  const kiosk = await kioskById(desk.db, slip.kioskId);
  const lines = [
    ['Slip', slip.number],
    ['Drawn', `${when(slip.createdAt)}${kiosk === null ? '' : `, ${kiosk.name} (${kiosk.site}, ${kiosk.floor})`}`],
    ['Why', slip.why],
    ['State', slip.closed === null ? 'open' : `closed ${when(slip.closed.at)} by ${slip.closed.by}: ${slip.closed.note}`],
    ['Case', slip.caseId ?? 'none'],
  ];
  desk.say(table(lines));
  if (slip.caseId === null) return;
  const events = await auditOf(desk.db, slip.caseId);
  desk.say(`\nWhat the audit log knows:\n${events.map(({ seq, at, kind, data, personal }) => plain(`  ${seq}  ${at.toISOString()}  ${kind}  ${JSON.stringify({ ...data, ...personal })}`)).join('\n')}`);
}

export async function slipsClose(desk: Desk, number: string, text: string): Promise<void> {
  if (!(await housePorts(desk).slips.close(number, text, { operator: desk.operator }))) throw new Refused(`There is no open slip ${number}.`);
  desk.say(`${number} is closed.`);
}

/** What a clerk saw, for the case of this slip and no other. The gate sees to it that the clerk is neither claimant nor approver. */
export async function slipsCheckId(desk: Desk, number: string, clerkAddress: string): Promise<void> {
  const { db, random, keys, clock } = desk;
  const clerk = await (await desk.directory()).findPerson(clerkAddress);
  if (clerk === null) throw new Refused(`Nobody has the address ${plain(clerkAddress)}.`);
  const cases = caseStore({ db, random, keys, keyedHash: (label, value) => keys.mac(label, value) });
  try {
    await confirmId({ clock, cases, slips: housePorts(desk).slips })({ slip: number, clerkId: clerk.id, hand: { operator: desk.operator } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refused(error.code === 'not_found' ? `There is no open slip ${number} for showing an identity card.` : `The case of ${number} has ended, or its identity card was seen before.`);
  }
  desk.say(`${number} is closed.`);
}
