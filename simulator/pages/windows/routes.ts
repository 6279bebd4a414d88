import type { Answer, Route } from '../../http.ts';
import { notFound, pageRoute, seeOther, show } from '../visit.ts';
import { act } from './acts.ts';
import { browserRoutes } from './browser.ts';
import { pcAddress, pcVisit, type PcVisit } from './screen.ts';
import { screenOf } from './screens.ts';
import { testerRoutes } from './tester.ts';

const PATH = '/{tenant}/pcs/{device}/windows';

/** A PC with Windows, from its lock screen to its desktop; one out of the box is set up first. */
export const windowsRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.windows', (visit): Answer => {
    const pc = pcVisit(visit);
    if (pc === null) return notFound();
    if (isInSetUp(pc)) return seeOther(pcAddress(pc, 'oobe'));
    const { title, body } = screenOf(pc);
    return show(visit, { title: `${title} - ${visit.say('win.title', { pc: pc.pc.name, os: visit.say(`win.os.${pc.pc.os}`) })}`, look: 'windows', scripts: ['sign-in'], body });
  }),
  pageRoute('POST', PATH, 'pages.windows.act', (visit) => {
    const pc = pcVisit(visit);
    if (pc === null) return notFound();
    if (!isInSetUp(pc)) act(pc);
    return seeOther(pcAddress(pc));
  }),
  ...browserRoutes,
  ...testerRoutes,
];

const isInSetUp = ({ pc }: PcVisit): boolean => pc.join === 'none' || pc.setUp !== null;
