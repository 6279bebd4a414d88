import { factorWaitsMails } from '../domain/restored-mail.ts';
import type { Deps } from '../ports.ts';

/** Tells somebody that what they confirm with waits again. Who is gone needs no mail. @throws {Unavailable} to be tried again. */
export const tellFactorWaits =
  ({ directory, queueTold }: Pick<Deps, 'directory' | 'queueTold'>) =>
  async (personId: string): Promise<void> => {
    const person = await directory.person(personId);
    if (person === null) return;
    await queueTold({ kind: 'factor.waits-told', subject: 'factor', data: {}, personal: { personId } }, factorWaitsMails(person), []);
  };
