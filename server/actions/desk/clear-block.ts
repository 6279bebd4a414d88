import type { BlockRow } from '../../contract/desk.ts';
import { isSamePerson } from '../../domain/same-person.ts';
import type { StandingBlock } from '../../desk-ports.ts';
import { Unavailable, type Deps, type GivenFactor } from '../../ports.ts';
import { Refusal } from '../refusal.ts';
import { demandNoParty } from './demand-no-party.ts';
import { namesOf } from './names.ts';
import { signDeed, type SignNeeds } from './sign-act.ts';

type Needs = SignNeeds & Pick<Deps, 'blocks' | 'directory'>;

interface Call {
  readonly blockId: string;
  readonly clerkId: string;
  readonly factor: GivenFactor;
}

/** People who are kept out of recovery, and why. */
export const readBlocks =
  (deps: Pick<Deps, 'clock' | 'blocks' | 'directory'>) =>
  async (clerkId: string): Promise<{ readonly blocks: readonly BlockRow[] }> => {
    const standing = await deps.blocks.standing();
    const nameOf = await namesOf(deps, standing.flatMap(({ personId, firstClearedBy }) => [personId, ...(firstClearedBy === null ? [] : [firstClearedBy])]));
    const now = deps.clock.now();
    return {
      blocks: standing.map(({ id, personId, why, at, firstClearedBy }) => ({
        id,
        who: nameOf(personId),
        why,
        agoMs: now.getTime() - at.getTime(),
        askedBy: firstClearedBy === null ? null : nameOf(firstClearedBy),
        askedByYou: firstClearedBy === clerkId,
      })),
    };
  };

/**
 * The first of two who let somebody into recovery again: this alone changes nothing.
 * @throws {Refusal} not_found, wrong_state, clerk_is_party, and what signing throws @throws {Unavailable}
 */
export const askToClear =
  (deps: Needs) =>
  async ({ blockId, clerkId, factor }: Call): Promise<void> => {
    const block = await standing(deps, blockId);
    if (block.firstClearedBy !== null) throw new Refusal('wrong_state');
    await demandOutsider(deps, block, clerkId);
    await signDeed(deps)({ act: 'askToClear', subject: blockId, clerkId }, factor);
    if (!(await deps.blocks.askToClear(blockId, clerkId))) throw new Refusal('wrong_state');
  };

/**
 * The second of two, who is another person than the first, whatever account they use.
 * @throws {Refusal} not_found, wrong_state, clerk_is_party, needs_another, and what signing throws @throws {Unavailable}
 */
export const clearBlock =
  (deps: Needs) =>
  async ({ blockId, clerkId, factor }: Call): Promise<void> => {
    const block = await standing(deps, blockId);
    if (block.firstClearedBy === null) throw new Refusal('wrong_state');
    const [clerk, first] = await Promise.all([demandOutsider(deps, block, clerkId), deps.directory.person(block.firstClearedBy)]);
    if (first === null) throw new Unavailable('who asked first');
    if (isSamePerson(clerk, first)) throw new Refusal('needs_another');
    await signDeed(deps)({ act: 'clear', subject: blockId, clerkId }, factor);
    if (!(await deps.blocks.clear(blockId, clerkId))) throw new Refusal('wrong_state');
  };

async function standing({ blocks }: Needs, id: string): Promise<StandingBlock> {
  const block = (await blocks.standing()).find((each) => each.id === id);
  if (block === undefined) throw new Refusal('not_found');
  return block;
}

/** Somebody who is gone from the directory is nobody's claimant any more; their block may stay. */
async function demandOutsider(deps: Needs, { personId }: StandingBlock, clerkId: string) {
  const about = await deps.directory.person(personId);
  if (about === null) throw new Refusal('not_found');
  return demandNoParty(deps, about, clerkId);
}
