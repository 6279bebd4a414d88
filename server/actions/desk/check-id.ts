import type { Deps, GivenFactor } from '../../ports.ts';
import { confirmId } from '../confirm-id.ts';
import { Refusal } from '../refusal.ts';
import { demandNoParty } from './demand-no-party.ts';
import { signDeed, type SignNeeds } from './sign-act.ts';
import { asWritten } from './slip-number.ts';

interface Call {
  readonly number: string;
  readonly clerkId: string;
  readonly factor: GivenFactor;
}

/**
 * A clerk has the claimant in front of them, with an identity card, and signs that with their own factor. Not for
 * themself and not where they are the manager: told here, and judged again by each gate.
 * @throws {Refusal} not_found, wrong_state, clerk_is_party, and what signing throws @throws {Unavailable}
 */
export const checkId =
  (deps: SignNeeds & Pick<Deps, 'cases' | 'slips' | 'directory'>) =>
  async ({ number, clerkId, factor }: Call): Promise<void> => {
    const slip = asWritten(number);
    const caseId = await deps.slips.forIdCheck(slip);
    const stored = caseId === null ? null : await deps.cases.load(caseId);
    if (stored === null) throw new Refusal('not_found');
    if (stored.recoveryCase.stage !== 'waiting') throw new Refusal('wrong_state');
    const person = await deps.directory.findPerson(stored.recoveryCase.address);
    // A card cannot show somebody whom the directory does not have.
    if (person === null) throw new Refusal('not_found');
    await demandNoParty(deps, person, clerkId);
    await signDeed(deps)({ act: 'checkId', subject: slip, clerkId }, factor);
    await confirmId(deps)({ slip, clerkId, hand: { clerkId } });
  };
