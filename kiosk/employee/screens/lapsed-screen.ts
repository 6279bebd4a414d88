import type { KioskView } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import { statusMark } from '../../ui/status-mark.ts';
import { leftInView } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type Lapsed = Extract<KioskView, { step: 'lapsed' }>;

/** A full ring: `RENEW_OFFER_MS` among the limits of the server. */
const WHOLE_MS = 120_000;

export const lapsedScreen = ({ model, t, acts }: ScreenProps, view: Lapsed): TemplateResult => html`
  <div class="stack">
    ${statusMark('waiting')}
    <h1 tabindex="-1">${t.lapsed.title}</h1>
    <p class="lead">${view.canRenew ? t.lapsed.lead : t.lapsed.leadNoRenew}</p>
  </div>
  ${troubleNote(model, t)}
  ${view.canRenew
    ? html`${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: WHOLE_MS, t })}
        <div class="acts"><button type="button" class="button main" aria-disabled=${model.busy ? 'true' : 'false'} @click=${acts.renew}>${t.lapsed.renew}</button></div>`
    : html`<div class="acts"><button type="button" class="button main" @click=${acts.startOver}>${t.ended.again}</button></div>`}
`;
