import type { Page } from '@playwright/test';
import { administratorOf, type Administrator } from './actors/administrator.ts';
import { securityInfoOn, type SecurityInfo } from './actors/security-info.ts';
import { givePass, passBox, seesRefusal, type Refusal } from './actors/sign-in.ts';
import { workstationOf, type Workstation } from './actors/workstation.ts';
import { expect, test } from './fixtures.ts';
import type { TenantPerson } from './tenant.ts';
import type { World } from './world.ts';

/*
 * Every bad pass, where Windows asks for it and on My Security Info, in both wordings. The texts of `real` are what
 * Microsoft's own look-up page of sign-in codes (login.microsoftonline.com/error) gave in 2022; "What to do now" is ours.
 */

type State = 'wrong' | 'expired' | 'used' | 'not yet valid' | 'deleted' | 'out of policy' | 'none';
type Place = 'Windows' | 'My Security Info';

interface Row {
  readonly state: State;
  /** Whether the box for a pass is there when somebody comes, and after the answer. */
  readonly box: readonly [before: boolean, after: boolean];
  readonly refusal: Readonly<Record<Place, Refusal>>;
  readonly evidence: 'observed' | 'documented' | 'assumed' | 'own';
}

const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';
const LOOK = 'Look at the pass again: upper and lower case and symbols count. If you no longer have it, go to the recovery kiosk.';
const WAIT = 'Wait until the pass starts, then try again.';
const ADMINISTRATOR = 'Contact your administrator: only they can allow the pass for your account.';
const NO_PASS = 'No pass works for this account now. If you want to use one, ask your administrator for a new pass, or go to the recovery kiosk.';

const inBoth = (refusal: Refusal): Row['refusal'] => ({ Windows: refusal, 'My Security Info': refusal });
/** On a public page nothing is said about an account before it is proven; on a PC that shows whose it is, the matter is named. */
const onPc = (says: string | RegExp, then: string): Row['refusal'] => ({
  Windows: { says, then },
  'My Security Info': { says: 'You cannot sign in with a Temporary Access Pass now.', then: ASK },
});

const STAYS = [true, true] as const;
const NEVER = [false, false] as const;

const TABLE: Readonly<Record<'real' | 'ideal', readonly Row[]>> = {
  real: [
    { state: 'wrong', box: STAYS, refusal: inBoth({ says: "Your Temporary Access Pass is incorrect. If you don't know your pass, contact your administrator.", code: 130503, then: LOOK }), evidence: 'observed' },
    { state: 'expired', box: STAYS, refusal: inBoth({ says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: ASK }), evidence: 'observed' },
    { state: 'used', box: STAYS, refusal: inBoth({ says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: ASK }), evidence: 'observed' },
    // No code of its own is known for a pass that has not started.
    { state: 'not yet valid', box: STAYS, refusal: inBoth({ says: 'An access pass could not be found or verified for the user.', code: 130507, then: WAIT }), evidence: 'assumed' },
    { state: 'deleted', box: STAYS, refusal: inBoth({ says: 'An access pass could not be found or verified for the user.', code: 130507, then: ASK }), evidence: 'observed' },
    { state: 'out of policy', box: STAYS, refusal: inBoth({ says: 'Temporary Access Pass sign in was blocked due to User Credential Policy.', code: 130502, then: ADMINISTRATOR }), evidence: 'observed' },
    // Microsoft Learn, howto-authentication-temporary-access-pass: the pass is asked for only of who has one.
    { state: 'none', box: NEVER, refusal: inBoth({ says: 'Enter password', then: NO_PASS }), evidence: 'documented' },
  ],
  ideal: [
    { state: 'wrong', box: STAYS, refusal: inBoth({ says: 'That pass is not correct. Check upper and lower case and symbols.', then: LOOK }), evidence: 'own' },
    { state: 'expired', box: NEVER, refusal: onPc(/Your Temporary Access Pass expired at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\. Ask for a new one\./, ASK), evidence: 'own' },
    { state: 'used', box: NEVER, refusal: onPc('This Temporary Access Pass has already been used. Ask for a new one.', ASK), evidence: 'own' },
    { state: 'not yet valid', box: NEVER, refusal: onPc(/Your Temporary Access Pass starts at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./, WAIT), evidence: 'own' },
    { state: 'deleted', box: [true, false], refusal: inBoth({ says: 'You do not have a Temporary Access Pass assigned. Contact your administrator.', then: ASK }), evidence: 'own' },
    { state: 'out of policy', box: NEVER, refusal: onPc('Temporary Access Pass is not allowed for your account. Contact your administrator.', ADMINISTRATOR), evidence: 'own' },
    { state: 'none', box: NEVER, refusal: onPc('You do not have a Temporary Access Pass assigned. Contact your administrator.', ASK), evidence: 'own' },
  ],
};

interface Scene {
  readonly world: World;
  readonly person: TenantPerson;
  readonly administrator: Administrator;
  readonly page: Page;
  readonly info: SecurityInfo;
  readonly pc: Workstation;
}

const MINUTE_MS = 60_000;

/** Brings the person's pass into a state by Graph and the clock. Gives what is typed. */
async function bring({ world, person, administrator, page, info }: Scene, state: State): Promise<string> {
  await administrator.excludeFromPasses([]);
  await administrator.deletePass(person);
  if (state === 'none') return '';
  const now = world.simulator.clockOf(world.tenant.id).now().getTime();
  const { temporaryAccessPass: pass } = await administrator.makePass(person, {
    lifetimeInMinutes: 10,
    isUsableOnce: state === 'used',
    ...(state === 'not yet valid' && { startDateTime: new Date(now + 60 * MINUTE_MS).toISOString() }),
  });
  if (state === 'expired') await world.tenant.advance(10 * MINUTE_MS);
  if (state === 'out of policy') await administrator.excludeFromPasses([person]);
  if (state === 'used') {
    await info.arrive(person);
    await givePass(page, pass);
    await info.signOut();
  }
  return state === 'wrong' ? `${pass}x` : pass;
}

const PLACES: Readonly<Record<Place, { readonly come: (scene: Scene) => Promise<void>; readonly go: (scene: Scene) => Promise<void> }>> = {
  Windows: { come: ({ pc }) => pc.forgetPin(), go: ({ pc }) => pc.close() },
  'My Security Info': { come: ({ info, person }) => info.arrive(person), go: () => Promise.resolve() },
};

for (const wording of ['real', 'ideal'] as const) {
  test(`every bad pass is refused on Windows and on My Security Info, in wording ${wording}`, async ({ world, claimant, newPage }) => {
    await world.tenant.settings({ wording });
    const page = await newPage();
    const scene: Scene = { world, page, person: claimant, administrator: administratorOf(world), info: securityInfoOn(world, page), pc: workstationOf(world, claimant, page) };
    for (const { state, box, refusal, evidence } of TABLE[wording]) {
      for (const place of ['Windows', 'My Security Info'] as const) {
        await test.step(`${state} on ${place} (${evidence})`, async () => {
          const typed = await bring(scene, state);
          await PLACES[place].come(scene);
          const [before, after] = box;
          await expect(passBox(page)).toHaveCount(before ? 1 : 0);
          if (state === 'deleted') await scene.administrator.deletePass(claimant);
          if (before) await givePass(page, typed);
          await seesRefusal(page, refusal[place]);
          await expect(passBox(page)).toHaveCount(after ? 1 : 0);
          await PLACES[place].go(scene);
        });
      }
    }
  });
}
