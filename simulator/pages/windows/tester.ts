import type { Route } from '../../http.ts';
import { bringPcInto, pcPresetNames, type PcPresetName } from '../../tenant/pc-presets.ts';
import { settingFrom, settingNames } from '../../tenant/pc-settings.ts';
import { changePc, type PcChange } from '../../tenant/pc-state.ts';
import { pagesState } from '../state.ts';
import { notFound, pageRoute, seeOther, show } from '../visit.ts';
import { forgetAttempt } from './panel.ts';
import { forgetScreen, pcAddress, pcVisit, type PcVisit } from './screen.ts';
import { testerView } from './tester-view.ts';

const PATH = '/{tenant}/pcs/{device}/tester';

/** One PC as its tester sees it: presets by one click, and every setting. No imitation of anything. */
export const testerRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.tester', (given) => {
    const visit = pcVisit(given);
    return visit === null ? notFound() : show(visit, { title: visit.say('tester.title', { pc: visit.pc.name }), look: 'wide', scripts: ['workbench'], body: testerView(visit) });
  }),
  pageRoute('POST', PATH, 'pages.tester.act', (given) => {
    const visit = pcVisit(given);
    if (visit === null) return notFound();
    const preset = pcPresetNames.find((each) => each === visit.form.get('preset'));
    if (preset !== undefined) bring(visit, preset);
    else if (visit.form.get('do') === 'settings') changePc(visit, visit.pc, changeFrom(visit.form));
    return seeOther(pcAddress(visit, 'tester'));
  }),
];

/** What it did is said on the next showing of the page. */
function bring(visit: PcVisit, preset: PcPresetName): void {
  const { tenant, pc, world, say } = visit;
  const pass = bringPcInto({ ...visit, random: world.random, digest: (text) => world.digest(text) }, pc, preset);
  forgetAttempt(visit);
  forgetScreen(tenant, pc);
  const { notices } = pagesState(tenant);
  notices.set(`tester-${pc.id}`, say(`tester.preset.${preset}`));
  if (pass !== null) notices.set(`tester-pass-${pc.id}`, pass);
}

function changeFrom(form: URLSearchParams): PcChange {
  const settings = settingNames.flatMap((name) => {
    const value = settingFrom(name, form.get(name) ?? '');
    return value === null ? [] : [[name, value] as const];
  });
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => values.find((each) => each === form.get(name));
  const [join, os, pinReset] = [one('join', ['entra', 'hybrid', 'none']), one('os', ['windows-10', 'windows-11']), one('pinReset', ['destructive', 'non-destructive'])];
  return {
    ...(join !== undefined && { join }), ...(os !== undefined && { os }), ...(pinReset !== undefined && { pinReset }),
    ...(form.has('online') && { online: form.get('online') === 'true' }), ...(form.has('webSignIn') && { webSignIn: form.get('webSignIn') === 'true' }),
    settings: Object.fromEntries(settings),
  };
}
