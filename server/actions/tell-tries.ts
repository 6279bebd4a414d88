import { triesMails } from '../domain/tries-mail.ts';
import type { Deps } from '../ports.ts';

/** Tells a person, and their manager, of tries that came to nothing: all of a while in one mail. @throws {Unavailable} to be tried again. */
export const tellTries =
  ({ directory, kiosks, notices }: Pick<Deps, 'directory' | 'kiosks' | 'notices'>) =>
  async (personId: string): Promise<void> => {
    const tries = await notices.failedTries(personId);
    if (tries.length === 0) return;
    const places = await Promise.all([...new Set(tries.map(({ kioskId }) => kioskId))].map((id) => kiosks.kiosk(id)));
    const [person, manager] = await Promise.all([directory.person(personId), directory.managerOf(personId)]);
    const mails = person === null ? [] : triesMails({
      person,
      manager: manager.kind === 'person' ? manager.person : null,
      count: tries.length,
      kiosks: places.filter((place) => place !== null),
    });
    await notices.tellTries(tries, mails);
  };
