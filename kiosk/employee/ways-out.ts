import { html, nothing, type TemplateResult } from 'lit';
import { questionBefore } from './reduce.ts';
import { unbroken } from './screens/spans.ts';
import type { ScreenProps } from './screens/props.ts';

const WITHOUT_A_CASE = new Set(['start', 'resumable', 'ended', 'next-steps']);

/** The same two ways out on every screen, at the same place; before a case also the way back. */
export const waysOut = ({ model, t, send, acts }: ScreenProps): TemplateResult => {
  const { view, slip, question, house } = model;
  const asking = view?.step === 'start' && slip === 'none' && question !== 'first';
  const startOver = (): void => {
    if (view === null || WITHOUT_A_CASE.has(view.step)) acts.startOver();
    else send({ type: 'ask-start-over', on: true });
  };
  return html`
    <div class="ways-out">
      ${asking ? html`<button type="button" class="button plain" @click=${() => { send({ type: 'question', question: questionBefore(model) }); }}>${t.page.back}</button>` : nothing}
      <button type="button" class="button plain" @click=${startOver}>${t.page.startOver}</button>
      <button type="button" class="button plain" aria-disabled=${slip === 'none' ? 'false' : 'true'} @click=${() => { if (slip === 'none') void acts.slip(); }}>${t.page.help}</button>
      ${house === null ? nothing : html`<p class="place"><strong><bdi>${house.kiosk.name}</bdi></strong>${t.page.desk(unbroken(house.kiosk.deskPhone))}</p>`}
    </div>
  `;
};
