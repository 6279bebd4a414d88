import { alarmMails } from '../domain/alarm-mail.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { FLOOD_ALARMS } from '../domain/limits.ts';
import type { Deps } from '../ports.ts';

export type FloodNeeds = Pick<Deps, 'clock' | 'random' | 'quotas' | 'kiosks' | 'policy' | 'queueTold'>;

/**
 * Tells the desk that somebody is asked more often than one may be, and that a case has to do without them for it. What
 * they were asked before stands, and nothing of theirs is locked: that would be what the flood is for.
 */
export async function alarmFlood({ clock, random, quotas, kiosks, policy, queueTold }: FloodNeeds, { id: caseId, kioskId }: RecoveryCase, personId: string): Promise<void> {
  if (!(await quotas.take(`flooded:${personId}`, random.id(), FLOOD_ALARMS, clock.now()))) return;
  const kiosk = await kiosks.kiosk(kioskId);
  const mails = kiosk === null ? [] : alarmMails('flooded', { deskMail: policy.deskMail, kiosk, caseId });
  await queueTold({ kind: 'alarm.flooded', subject: caseId, data: {}, personal: { personId } }, mails, []);
}
