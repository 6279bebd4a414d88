import type { KioskView } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import { leftInView } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { unbroken } from './spans.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

/** A full ring: `ID_CHECK_MS` among the limits of the server. */
const WHOLE_MS = 15 * 60_000;

/** What will happen, before the last question. */
export const idCheckQuestion = ({ t, send }: ScreenProps): TemplateResult => html`
  <div class="hero">
    <div class="stack">
      <h1 tabindex="-1">${t.idCheck.title}</h1>
      <p class="lead">${t.idCheck.before}</p>
    </div>
    <div class="acts"><button type="button" class="button main" @click=${() => { send({ type: 'next-question' }); }}>${t.page.continue}</button></div>
  </div>
`;

/** The number by which the desk finds the case. The match code comes when a clerk has seen the card. */
export const idCheckScreen = ({ model, t, send }: ScreenProps, view: Extract<KioskView, { step: 'id-check' }>): TemplateResult => {
  const place = model.house?.kiosk;
  return html`
    <div class="narrow sheet">
      <div class="stack">
        <h1 tabindex="-1">${t.idCheck.title}</h1>
        <p class="lead">${t.idCheck.lead}</p>
        <p class="typed-address"><span>${t.idCheck.address(view.address)}</span><button type="button" class="button quiet" @click=${() => { send({ type: 'ask-start-over', on: true }); }}>${t.waiting.change}</button></p>
      </div>
      <div class="card"><p class="code mono slip-number" dir="ltr" role="img" aria-label=${t.slip.number(view.slip)}>${view.slip}</p></div>
      ${place === undefined ? nothing : html`<p class="lead"><strong>${t.slip.phone(unbroken(place.deskPhone))}</strong></p>`}
      <p>${t.idCheck.back}</p>
      ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: WHOLE_MS, t })}
      ${troubleNote(model, t)}
    </div>
  `;
};
