import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { changeMark } from './change-mark.ts';
import { readKioskState } from './read-kiosk-state.ts';
import { resumeCase } from './resume-case.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const mark = (letter: string): string => letter.repeat(22);
const change = async (held: string | null, next: string): Promise<void> => {
  const kiosk = await world.deps.kiosks.kiosk(world.kioskId);
  await changeMark(world.deps)({ kiosk: kiosk!, offer: { mark: held === null ? null : mark(held), next: mark(next), page: 'employee-1.js' } });
};
const toDesk = async () => {
  await world.sweep();
  return world.tenant.mails.filter(({ to }) => to === 'desk@contoso.example');
};
const offered = async (): Promise<readonly boolean[]> => {
  const { view } = await readKioskState(world.deps)({ kioskId: world.kioskId });
  return view.step === 'start' ? view.purposes.map(({ available }) => available) : [];
};
/** Somebody took the profile along when it held the mark a. */
const copied = async (): Promise<void> => {
  await change(null, 'a');
  await change('a', 'b');
  await change('a', 'c');
};

test('T18: a second holder of one key is an alarm, told once with what to do; the kiosk leads to the desk, whichever of them asks', async () => {
  await change(null, 'a');
  await change('a', 'b');
  expect([await world.audit(world.kioskId), await toDesk()]).toEqual([[], []]);
  expect(await offered()).toContain(true);
  await change('a', 'c');
  await change('b', 'd');
  expect((await world.audit(world.kioskId)).map(({ kind }) => kind)).toEqual(['kiosk.copied']);
  const mails = await toDesk();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('npm run admin -- kiosk moved "Lobby"');
  expect(await offered()).not.toContain(true);
  expect(await world.deps.kiosks.list()).toMatchObject([{ state: 'copied' }, {}]);
});

test('with a mark that counts no more nothing is started, and that alone is no alarm: a page may have been loaded anew between', async () => {
  await change(null, 'a');
  for (const wrong of [{}, { mark: mark('x') }]) await expect(world.start(wrong)).rejects.toMatchObject({ code: 'purpose_unavailable' });
  expect((await world.start({ mark: mark('a') })).view).toMatchObject({ step: 'waiting' });
  expect(await world.audit(world.kioskId)).toEqual([]);
});

test('nor is a case taken up again', async () => {
  await change(null, 'a');
  const { caseId } = await world.start({ mark: mark('a') });
  await world.sweep();
  await world.advance(10_000, 'silent');
  const { pageKey, pageKeyThumbprint } = await world.state(caseId);
  const resume = (held: string | null) => resumeCase(world.deps)({ kioskId: world.kioskId, caseId, pageKey, mark: held, statement: { nonce: 'n'.repeat(22), subject: caseId, pageKeyThumbprint } });
  for (const held of [null, mark('x')]) await expect(resume(held)).rejects.toMatchObject({ code: 'wrong_state' });
  expect((await resume(mark('a'))).view).toMatchObject({ step: 'waiting' });
});

test('while the key counts as copied nothing is started there, with any mark, and a yes that was given gives no pass', async () => {
  const { caseId } = await world.approved();
  await copied();
  await world.press(caseId);
  await world.sweep();
  expect([await world.state(caseId), world.tenant.created]).toMatchObject([{ stage: 'ended' }, []]);
  for (const letter of ['a', 'b', 'c']) await expect(world.start({ mark: mark(letter) })).rejects.toMatchObject({ code: 'purpose_unavailable' });
});
