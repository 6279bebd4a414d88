import type { DeputyView } from '../contract/approve.ts';
import { after } from '../domain/case-times.ts';
import { deputyMails } from '../domain/deputy-mail.ts';
import { offeredFactorKinds } from '../domain/factor-kinds.ts';
import { DEPUTY_NAMINGS } from '../domain/limits.ts';
import { Unavailable, type Deps, type Person } from '../ports.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'random' | 'directory' | 'deputies' | 'factors' | 'quotas' | 'policy' | 'wake'>;

/** Whom somebody has named, as they typed it: whether that is anybody, the directory alone knows. */
export const readDeputy =
  ({ clock, deputies, policy }: Pick<Needs, 'clock' | 'deputies' | 'policy'>) =>
  async (managerId: string): Promise<Omit<DeputyView, 'mayName'>> => {
    const now = clock.now().getTime();
    const deputy = await deputies.of(managerId);
    return {
      onOffer: policy.line.includes('deputy'),
      deputy: deputy === null ? null : { address: deputy.address, namedAgoMs: Math.max(0, now - deputy.namedAt.getTime()), usableInMs: Math.max(0, deputy.usableAt.getTime() - now) },
    };
  };

/**
 * Names somebody to vouch in one's place. Who has nothing to vouch with has nothing to hand on. The answer is the same,
 * at the same time, for whomever is named: the directory is asked afterwards. @throws {Refusal} @throws {Unavailable}
 */
export const nameDeputy =
  ({ clock, random, directory, deputies, factors, quotas, policy, wake }: Needs) =>
  async (managerId: string, address: string): Promise<void> => {
    if (!policy.line.includes('deputy')) throw new Refusal('wrong_state');
    const factor = await factors.status(managerId, offeredFactorKinds(policy.factors));
    if (factor !== 'ready') throw new Refusal(factor === 'waiting' ? 'factor_waiting' : 'factor_missing');
    const now = clock.now();
    if (!(await quotas.take(`deputy:${managerId}`, random.id(), DEPUTY_NAMINGS, now))) throw new Refusal('too_many');
    const manager = await own(directory, managerId);
    await deputies.name(managerId, { address, deputyId: null, namedAt: now, usableAt: after(now, policy.factorWaitMs) }, deputyMails(manager, 'you-named', address));
    wake();
  };

/** At any time, with nothing but being signed in. */
export const takeDeputyBack =
  ({ directory, deputies, wake }: Needs) =>
  async (managerId: string): Promise<void> => {
    const deputy = await deputies.of(managerId);
    if (deputy === null) return;
    // The mail tells; what it tells of waits for nothing.
    const manager = await own(directory, managerId).catch(() => null);
    await deputies.takeBack(managerId, manager === null ? [] : deputyMails(manager, 'you-took-back', deputy.address));
    wake();
  };

async function own(directory: Needs['directory'], personId: string): Promise<Person> {
  const person = await directory.person(personId);
  if (person === null) throw new Unavailable('the person');
  return person;
}
