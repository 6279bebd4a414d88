import type { FactorsRevoked } from '../../contract/desk.ts';
import type { Deps, GivenFactor } from '../../ports.ts';
import { Refusal } from '../refusal.ts';
import { signDeed, type SignNeeds } from './sign-act.ts';

interface Call {
  readonly address: string;
  readonly clerkId: string;
  readonly factor: GivenFactor;
}

type Needs = SignNeeds &
  Pick<Deps, 'directory'> & {
    /** As their own *My phone is gone* does, with the clerk in the audit. @returns how many factors went. */
    readonly revokeFactorsOf: (personId: string, clerkId: string) => Promise<number>;
  };

/**
 * Somebody telephones that their phone is gone: nothing that they sign with counts from now on. It takes away and gives
 * nothing, so that who lies on the telephone gains nothing by it. @throws {Refusal} not_found, and what signing throws
 */
export const revokeFactors =
  (deps: Needs) =>
  async ({ address, clerkId, factor }: Call): Promise<FactorsRevoked> => {
    const person = await deps.directory.findPerson(address);
    if (person === null) throw new Refusal('not_found');
    await signDeed(deps)({ act: 'revokeFactors', subject: address, clerkId }, factor);
    return { who: person.displayName, count: await deps.revokeFactorsOf(person.id, clerkId) };
  };
