import type { Route } from '../../http.ts';
import { html, type Html } from '../html.ts';
import { playDevice } from '../sign-in/device.ts';
import { notFound, pageRoute, seeOther } from '../visit.ts';
import { ICONS } from './tiles.ts';
import { pcVisit, type PcVisit } from './screen.ts';

const LINKS = [['approve', 'hub.approve'], ['desk', 'win.desktop.desk']] as const;

/** Opens an app in the browser of the desktop: whoever is signed in to Windows is signed in there, too. */
export const browserRoutes: readonly Route[] = [
  pageRoute('GET', '/{tenant}/pcs/{device}/open', 'pages.windows.open', (given) => {
    const visit = pcVisit(given);
    const to = given.call.query.get('to');
    if (visit === null || to === null || visit.pc.desktop === null) return notFound();
    const isKnown = LINKS.some(([name]) => visit.tenant.settings.links[name] === to);
    return isKnown ? seeOther(to, [playDevice(visit, visit.pc.id)]) : notFound();
  }),
];

/** The addresses that the tenant's settings name, as icons of the desktop. */
export const browserLinks = ({ tenant, pc, say }: PcVisit): readonly Html[] =>
  LINKS.flatMap(([name, label]) => {
    const to = tenant.settings.links[name];
    return to === null ? [] : [html`<a class="button" href="/${tenant.id}/pcs/${pc.id}/open?to=${encodeURIComponent(to)}" target="_blank">${ICONS.web}${say(label)}</a>`];
  });
