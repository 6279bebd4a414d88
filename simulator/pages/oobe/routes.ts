import type { Answer, Route } from '../../http.ts';
import { html } from '../html.ts';
import { notFound, pageRoute, seeOther, show, type Visit } from '../visit.ts';
import { pcAddress, pcVisit } from '../windows/screen.ts';
import { act } from './acts.ts';
import { settle, setUpVisit } from './progress.ts';
import { screenOf } from './views.ts';

const PATH = '/{tenant}/pcs/{device}/oobe';

/** The set-up of a PC out of the box: Autopilot, user-driven, from the region to the desktop. */
export const oobeRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.oobe', (given) => {
    const visit = setUpVisit(given);
    if (visit === null) return isSetUp(given);
    settle(visit);
    const { title, body } = screenOf(visit);
    return show(visit, { title: `${title} - ${visit.say('oobe.title', { pc: visit.pc.name })}`, look: 'windows', scripts: ['sign-in'], body });
  }),
  pageRoute('POST', PATH, 'pages.oobe.act', (given) => {
    const visit = setUpVisit(given);
    if (visit === null) return isSetUp(given);
    act(visit);
    return seeOther(pcAddress(visit, visit.pc.setUp === null ? 'windows' : 'oobe'));
  }),
];

function isSetUp(given: Visit): Answer {
  const visit = pcVisit(given);
  if (visit === null) return notFound();
  const { say } = visit;
  return show(visit, {
    title: say('oobe.set-up-done.heading'), look: 'windows',
    body: html`<section class="panel stack"><h1>${say('oobe.set-up-done.heading')}</h1><p>${say('oobe.set-up-done.say')}</p>
<div class="row end"><a class="button" href="${pcAddress(visit, 'tester')}">${say('win.tester.open')}</a><a class="button main" href="${pcAddress(visit)}">${say('oobe.set-up-done.windows')}</a></div></section>`,
  });
}
