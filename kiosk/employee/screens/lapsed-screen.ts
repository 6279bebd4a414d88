import type { KioskView } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import { statusMark } from '../../ui/status-mark.ts';
import { leftInView } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type Lapsed = Extract<KioskView, { step: 'lapsed' }>;

/** A full ring: `RENEW_OFFER_MS` among the limits of the server, unless more time was asked for. */
const WHOLE_MS = 120_000;

const renew = ({ model, t, acts }: ScreenProps, view: Lapsed): TemplateResult => html`
  <div class="acts"><button type="button" class="button main" aria-disabled=${model.busy ? 'true' : 'false'} @click=${acts.renew}>${t.lapsed.renew}</button></div>
  ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: Math.max(WHOLE_MS, model.stepWholeMs), t })}
`;

export const lapsedScreen = (props: ScreenProps, view: Lapsed): TemplateResult => {
  const { model, t, acts } = props;
  return html`
    <div class="hero">
      <div class="stack">
        ${statusMark('waiting')}
        <h1 tabindex="-1">${t.lapsed.title}</h1>
        <p class="lead">${view.canRenew ? t.lapsed.lead : t.lapsed.leadNoRenew}</p>
      </div>
      ${troubleNote(model, t)}
      ${view.canRenew ? renew(props, view) : html`<div class="acts"><button type="button" class="button main" @click=${acts.startOver}>${t.ended.again}</button></div>`}
    </div>
  `;
};
