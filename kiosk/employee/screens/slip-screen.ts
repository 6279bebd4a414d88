import type { DeskSlip } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenProps } from './props.ts';
import { unbroken } from './spans.ts';

const numberCard = (slip: DeskSlip | 'asking' | 'failed', t: ScreenProps['t']): TemplateResult => {
  if (slip === 'asking') return html`<p class="notice" role="status">${t.page.loading}</p>`;
  if (slip === 'failed') return html`<p class="notice" role="status">${t.slip.failed}</p>`;
  return html`<div class="card"><p class="code mono slip-number" dir="ltr" role="img" aria-label=${t.slip.number(slip.number)}>${slip.number}</p></div>`;
};

/** Always on offer, in the middle of everything else, and leads back to where one was. */
export const slipScreen = ({ model, t, send }: ScreenProps, slip: DeskSlip | 'asking' | 'failed'): TemplateResult => {
  const place = typeof slip === 'string' ? model.house?.kiosk : slip;
  return html`
    <div class="narrow sheet">
      <div class="stack">
        <h1 tabindex="-1">${t.slip.title}</h1>
        <p class="lead">${t.slip.lead}</p>
      </div>
      ${numberCard(slip, t)}
      ${place === undefined
        ? nothing
        : html`<div class="stack-tight"><p class="lead"><strong>${t.slip.phone(unbroken(place.deskPhone))}</strong></p><p class="soft">${t.slip.place(place.site, place.floor)}</p></div>`}
      <div class="acts"><button type="button" class="button main" @click=${() => { send({ type: 'slip', slip: 'none' }); }}>${t.slip.back}</button></div>
    </div>
  `;
};
