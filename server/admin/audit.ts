import { CHECKPOINT_LABEL } from '../audit/checkpoint.ts';
import { checkpointFile, readCheckpointFile } from '../audit/checkpoint-file.ts';
import { verifyAudit } from '../audit/verify.ts';
import { checkpointKey } from '../domain/audit-checkpoint.ts';
import { note, type Desk } from './desk.ts';
import { Refused } from './usage.ts';

export async function auditVerify(desk: Desk): Promise<void> {
  const key = checkpointKey(desk.keys.seed(CHECKPOINT_LABEL));
  const verdict = await verifyAudit(desk.db, { key, fromFile: readCheckpointFile(checkpointFile(desk.dataFolder)) });
  const now = desk.clock.now();
  await desk.db.transaction().execute((trx) => note(desk, trx, now, { kind: 'audit.verified', subject: 'audit', data: { events: verdict.events, faults: verdict.faults.length } }));
  desk.say(`${verdict.events} events, ${verdict.checkpoints} checkpoints.`);
  if (verdict.faults.length > 0) throw new Refused(`The log is not whole:\n${verdict.faults.map(({ seq, what }) => `  event ${seq} ${what}`).join('\n')}`);
  desk.say('The log is whole.');
}
