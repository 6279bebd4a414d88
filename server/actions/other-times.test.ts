import { afterEach, expect, test } from 'vitest';
import { APPROVAL_VALID_MS } from '../domain/limits.ts';
import { openCaseWorld } from '../test-cases.ts';

const ZONE = process.env['TZ'];
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

/** Twenty seconds before each. */
const TURNS = {
  'summer time begins': '2027-03-28T00:59:40Z',
  'summer time ends': '2026-10-25T00:59:40Z',
  'a second is put in': '2028-12-31T23:59:40Z',
  'seconds since 1970 need a 33rd bit': '2038-01-19T03:13:47Z',
} as const;

for (const [what, from] of Object.entries(TURNS))
  for (const zone of ['Europe/Berlin', 'Pacific/Apia'])
    test(`X06: a yes counts for exactly as long as ever while ${what}, by a clock in ${zone}`, async () => {
      process.env['TZ'] = zone;
      const world = await openCaseWorld();
      await world.advance(Date.parse(from) - world.deps.clock.now().getTime());
      const { caseId } = await world.approved();
      const { approvals } = await world.state(caseId);
      expect(approvals[0]?.approvedAt).toEqual(world.deps.clock.now());
      await world.advance(APPROVAL_VALID_MS - 1);
      expect((await world.state(caseId)).stage).toBe('approved');
      await world.advance(1);
      expect((await world.state(caseId)).stage).toBe('lapsed');
      expect((await world.audit(caseId)).at(-1)?.at).toEqual(world.deps.clock.now());
      await world.close();
    });
