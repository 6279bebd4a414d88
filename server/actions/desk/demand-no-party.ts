import { isSamePerson } from '../../domain/same-person.ts';
import { Unavailable, type Deps, type Person } from '../../ports.ts';
import { Refusal } from '../refusal.ts';

/** Who acts at the desk is neither the person whom it is about nor their manager, under no account. @throws {Refusal} clerk_is_party @throws {Unavailable} */
export async function demandNoParty({ directory }: Pick<Deps, 'directory'>, about: Person, clerkId: string): Promise<Person> {
  const [clerk, manager] = await Promise.all([directory.person(clerkId), directory.managerOf(about.id)]);
  if (clerk === null) throw new Unavailable('the clerk');
  if (isSamePerson(clerk, about) || (manager.kind === 'person' && isSamePerson(clerk, manager.person))) throw new Refusal('clerk_is_party');
  return clerk;
}
