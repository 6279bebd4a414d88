import { dealWithRestore } from '../after-restore.ts';
import type { Desk } from './desk.ts';

/** For who knows that the database was put back where no checkpoint file does: it was lost, or put back with it. */
export async function restored(desk: Desk): Promise<void> {
  const { factorWaitMs, deskMail } = desk.policy();
  const taken = await dealWithRestore({ ...desk, factorWaitMs, deskMail }, { operator: desk.operator });
  if (taken === null) return;
  desk.say(`${taken.cases} open cases ended. ${taken.recoveryCodes} recovery codes, ${taken.badges} badges, ${taken.deputies} deputies, ${taken.phones} phones and ${taken.sessions} sign-ins count no more. What ${taken.factorOwners.length} people confirm with waits as if it were new; they are told by mail.`);
  desk.say('Now: import the badges of today (badges import), and revoke again each kiosk that was revoked since (kiosk list, kiosk revoke).');
}
