import { test } from '../fixtures.ts';
import { countsOf, invariantsHold } from '../invariants.ts';
import { createWorld } from '../world.ts';
import { quickFaults, slowFaults } from './issue-faults.ts';
import { pressUnderFault } from './press-under-fault.ts';

for (const fault of quickFaults(new Date())) {
  test(`${fault.id}: Graph answers the create call with ${fault.what}`, async ({ world }) => {
    console.log(await pressUnderFault(world, fault));
  });
}

/** Side by side, since each waits for ten real seconds. */
test('F08, G19: Graph holds the create call until its limit, also after it made the pass', async ({ simulator }) => {
  await Promise.all(slowFaults.map(async (fault) => {
    const world = await createWorld(simulator);
    try {
      console.log(`${await pressUnderFault(world, fault)}   ${countsOf(await invariantsHold(world))}`);
    } finally {
      await world.close();
    }
  }));
});
