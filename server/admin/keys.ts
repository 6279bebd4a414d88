import { factorVault, newFactorKey } from '../factor-vault.ts';
import { SealBroken } from '../key-ring.ts';
import { placeOf } from '../second-factor/factor-port.ts';
import { dropFactorKeys, factorKeyStore } from '../store/factor-keys.ts';
import { note, type Desk } from './desk.ts';
import { Refused } from './usage.ts';

/** New factors may come while the old ones are sealed anew; nobody enrols so fast that this does not end. */
const ROUNDS = 5;

/**
 * A new key for what is sealed of factors, and everything sealed anew under it, row by row, beside a running server.
 * Each row opens at every moment, under the key that it names, so a run that dies half-way is mended by the next one.
 * The old keys go when nothing needs them.
 */
export async function keysRotate(desk: Desk): Promise<void> {
  const { db, clock, random, keys } = desk;
  const store = factorKeyStore(db);
  const made = newFactorKey(desk);
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    await factorKeyStore(trx).add(made, at);
    await note(desk, trx, at, { kind: 'factor-key.made', subject: made.id, data: {} });
  });
  const vault = factorVault({ keys, store, clock, random });
  const broken = new Set<string>();
  let moved = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = (await store.underOthers(made.id)).filter(({ id }) => !broken.has(id));
    if (rows.length === 0) break;
    for (const row of rows) {
      const place = placeOf(row);
      try {
        const opened = await vault.open(place, row.sealed);
        if (await store.reseal(row.id, row.sealed.text, await vault.seal(place, opened))) moved += 1;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        broken.add(row.id);
      }
    }
  }
  const now = clock.now();
  const dropped = await db.transaction().execute(async (trx) => {
    const ids = await dropFactorKeys(trx, made.id);
    for (const id of ids) await note(desk, trx, now, { kind: 'factor-key.dropped', subject: id, data: {} });
    for (const id of broken) await note(desk, trx, now, { kind: 'factor.broken', subject: id, data: {} });
    return ids;
  });
  desk.say(`${moved} factors are sealed under a new key, ${dropped.length} old keys are gone.`);
  if (broken.size > 0) throw new Refused(`These do not open: they were changed or moved past the server. They approve nothing; have their owners remove them.\n${[...broken].map((id) => `  ${id}`).join('\n')}`);
}
