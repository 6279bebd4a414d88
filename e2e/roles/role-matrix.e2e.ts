import { headlessManager } from '../actors/headless-manager.ts';
import { setUpHeadlessKiosk } from '../actors/headless-kiosk.ts';
import { expect, test } from '../fixtures.ts';
import { auditLog } from '../audit.ts';
import { byDevice, byNobody, bySession, KIOSK_CALLS, PHONE_CALLS, type Caller, type KioskCall, type PhoneCall } from './calls.ts';
import { STAGE_NAMES, STAGES, type StageName } from './stages.ts';

/** What the case's own kiosk and whoever was asked may do; nobody else may do anything, and they nothing else. */
const ALLOWED: Readonly<Record<StageName, { readonly kiosk: readonly KioskCall[]; readonly phone: readonly PhoneCall[] }>> = {
  opened: { kiosk: ['stream', 'resume', 'stillHere', 'cancel'], phone: ['request', 'photo', 'matchCode', 'decline', 'notAvailable', 'report'] },
  matched: { kiosk: ['stream', 'resume', 'stillHere', 'cancel'], phone: ['request', 'photo', 'matchCode', 'approve', 'decline', 'notAvailable', 'report'] },
  approved: { kiosk: ['stream', 'press', 'cancel'], phone: ['request', 'photo', 'undo'] },
  lapsed: { kiosk: ['stream', 'renew', 'cancel'], phone: ['request', 'photo', 'undo'] },
  issued: { kiosk: ['stream', 'press', 'shown', 'cancel'], phone: ['request', 'photo', 'undo'] },
  shown: { kiosk: ['stream', 'shown', 'collected', 'cancel'], phone: ['request', 'photo', 'undo'] },
  collected: { kiosk: ['stream', 'collected'], phone: ['request', 'photo', 'undo'] },
  // Ending once more what is over changes nothing.
  declined: { kiosk: ['stream', 'cancel'], phone: ['request'] },
  cancelled: { kiosk: ['stream', 'cancel'], phone: ['request'] },
};
const REFUSED = [401, 403, 404, 409];
/** Past every quota of a person and an approver. */
const MONTH_MS = 31 * 86_400_000;

// Months go by, and the invariants are judged by what was kept of people.
test.use({ worldOptions: { policy: { personalDetailsDays: 3_650 } } });

const every = <Name extends string>(calls: Readonly<Record<Name, unknown>>): readonly Name[] => Object.keys(calls) as Name[];

for (const stage of STAGE_NAMES)
  test(`a case that is ${stage}: each call by each of six`, async ({ world, headlessKiosk: kiosk, headlessManager: manager, claimant }) => {
    const cast = { world, kiosk, manager, claimant };
    const staged = await STAGES[stage](cast);
    const own = byDevice(world, kiosk);
    const asked = bySession(world, manager, kiosk.device, () => manager.nextCode());
    const allowed = ALLOWED[stage];

    const signedIn = async (key: string): Promise<Caller> => {
      const person = headlessManager(world, world.tenant.person(key));
      await person.signIn('view', '/factors');
      return bySession(world, person, kiosk.device);
    };
    const callers: readonly (readonly [who: string, caller: Caller, may: (call: KioskCall | PhoneCall) => boolean])[] = [
      ['nobody', byNobody(world, kiosk.device), () => false],
      ['another kiosk', byDevice(world, await setUpHeadlessKiosk(world)), () => false],
      ['another manager', await signedIn('director'), () => false],
      ['a clerk', await signedIn('clerk'), () => false],
      ['this kiosk', own, (call) => (allowed.kiosk as readonly string[]).includes(call)],
      ['whoever was asked', asked, (call) => (allowed.phone as readonly string[]).includes(call)],
    ];
    const moved = async (): Promise<readonly string[]> => (await auditLog(world)).flatMap(({ kind, subject }) => (subject === staged.recovery.id ? [kind] : []));
    const before = await moved();
    let tried = 0;
    for (const [who, caller, may] of callers) {
      for (const call of every(KIOSK_CALLS).filter((name) => !may(name))) expect([who, call, REFUSED.includes(await caller.kiosk(call, staged))]).toEqual([who, call, true]);
      for (const call of every(PHONE_CALLS).filter((name) => !may(name))) expect([who, call, REFUSED.includes(await caller.phone(call, staged))]).toEqual([who, call, true]);
      tried += every(KIOSK_CALLS).length + every(PHONE_CALLS).length;
    }
    expect(await moved()).toEqual(before);

    // A report keeps the person out, so it comes last.
    for (const call of [...allowed.kiosk, ...allowed.phone]) {
      kiosk.leave();
      await world.clock.advance(MONTH_MS);
      const fresh = await STAGES[stage](cast);
      const status = call in KIOSK_CALLS ? await own.kiosk(call as KioskCall, fresh) : await asked.phone(call as PhoneCall, fresh);
      expect([call, status]).toEqual([call, 200]);
    }
    console.log(`    ${stage}: ${tried} calls, ${allowed.kiosk.length + allowed.phone.length} of them taken`);
  });
