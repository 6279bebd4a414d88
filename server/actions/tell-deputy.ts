import { goneOf, whyUnfit } from '../domain/deputies.ts';
import { deputyMails } from '../domain/deputy-mail.ts';
import type { Deps } from '../ports.ts';

type Needs = Pick<Deps, 'directory' | 'deputies'>;

/** Looks up whom a manager named and tells them. Safe to run twice. @throws {Unavailable} to be tried again. */
export const findDeputy =
  ({ directory, deputies }: Needs) =>
  async (managerId: string): Promise<void> => {
    const deputy = await deputies.of(managerId);
    if (deputy?.deputyId !== null) return;
    const [manager, person] = await Promise.all([directory.person(managerId), directory.findPerson(deputy.address)]);
    if (manager === null) return;
    const why = whyUnfit(person, manager);
    if (person === null || why !== null) await deputies.settle(managerId, deputy, { why: why ?? 'unknown-person' }, []);
    else await deputies.settle(managerId, deputy, { deputyId: person.id }, deputyMails(person, 'named-you', manager.displayName));
  };

/** Who stands for a manager no more hears of it, unless they are named anew or gone themselves. */
export const tellFormerDeputy =
  ({ directory, deputies }: Needs) =>
  async (subject: string): Promise<void> => {
    const { managerId, deputyId } = goneOf(subject);
    const [now, manager, person] = await Promise.all([deputies.of(managerId), directory.person(managerId), directory.person(deputyId)]);
    if (now?.deputyId !== deputyId && person !== null && manager !== null) await deputies.tell(deputyMails(person, 'took-you-back', manager.displayName));
  };
