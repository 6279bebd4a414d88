import { settingsOf } from '../../tenant/pc-settings.ts';
import type { TextKey } from '../../texts/say.ts';
import { faultBox } from '../fault.ts';
import { html, type Html, type Part } from '../html.ts';
import { pcAddress, type PcVisit } from './screen.ts';

/** What a form of a PC needs to know of its page; the set-up has the same parts at another address. */
export interface PcForm {
  readonly address: string;
  readonly fault: TextKey | null;
}

export const here = (visit: PcVisit): PcForm => ({ address: pcAddress(visit), fault: visit.screen.fault });

/** A form that does one thing; `label` names it for assistive technology where a page holds many. */
export const form = ({ address }: PcForm, act: string, content: Part): Html =>
  html`<form class="stack" method="post" action="${address}" autocomplete="off"><input type="hidden" name="do" value="${act}">${content}</form>`;

const initials = (name: string): string => name.split(/\s+/).map((word) => Array.from(word)[0] ?? '').slice(0, 2).join('').toUpperCase();

export const face = (name: string): Html => html`<div class="person"><div class="face" aria-hidden="true">${initials(name)}</div><h1>${name}</h1></div>`;

/** The lengths that faults and rules of a PIN name. */
export function lengths({ pc }: Pick<PcVisit, 'pc'>): { readonly min: number; readonly max: number } {
  const { pinMinimum: min, pinMaximum: max } = settingsOf(pc);
  return { min, max };
}

export const faultOf = (visit: PcVisit, at: PcForm): Part => at.fault !== null && faultBox(visit, { text: visit.say(at.fault, lengths(visit)) });

/** Puts the cursor into a box and ties it to the error above. */
export const boxState = ({ fault }: PcForm): Part => (fault === null ? html`autofocus` : html`autofocus aria-invalid="true" aria-describedby="fault"`);

export const submitArrow = ({ say }: PcVisit): Html => html`<button class="main" aria-label="${say('win.pin.submit')}"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M4 12h15m-6-6 6 6-6 6"/></svg></button>`;

export const closeButton = (visit: PcVisit, at: PcForm): Html =>
  html`<div class="panel-bar">${form(at, 'close', html`<button class="link" aria-label="${visit.say('win.close')}"><span aria-hidden="true">✕</span></button>`)}</div>`;

/** The corner of the screen, and what a tester wants to know. */
export const corner = (visit: PcVisit, at: PcForm, acts: readonly (readonly [act: string, label: TextKey])[]): Html => html`
${acts.length === 0 ? null : html`<div class="power row">${acts.map(([act, label]) => form(at, act, html`<button>${visit.say(label)}</button>`))}</div>`}
<details><summary>${visit.say('win.tester')}</summary><div class="person small">
${visit.pc.pin === null ? null : html`<p>${visit.say('win.tester.pin', { pin: visit.pc.pin.value })}</p>`}
<p><a href="${pcAddress(visit, 'tester')}">${visit.say('win.tester.open')}</a></p></div></details>`;
