import type { KioskView } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import { passDisplay, spelledCode } from '../../ui/code-display.ts';
import { statusMark } from '../../ui/status-mark.ts';
import { leftInView } from '../model.ts';
import { lostMethodNote } from './lost-method-note.ts';
import { issuingScreen } from './plain-screens.ts';
import type { ScreenProps } from './props.ts';
import { spanOf } from './spans.ts';
import { troubleNote } from './trouble-note.ts';

type WithPass = Extract<KioskView, { step: 'sealed' | 'shown' }>;

const have = ({ model, t, acts }: ScreenProps): TemplateResult => html`
  <button type="button" class="button main" aria-disabled=${model.busy ? 'true' : 'false'} @click=${acts.collected}>${t.pass.have}</button>
`;

/** The page was loaded anew: the key that opens the pass went with the old page. */
const lostScreen = ({ model, t, acts }: ScreenProps): TemplateResult => html`
  <div class="hero">
    <div class="stack">
      ${statusMark('waiting')}
      <h1 tabindex="-1">${t.pass.lostTitle}</h1>
      <p class="lead">${t.pass.lostLead}</p>
    </div>
    ${troubleNote(model, t)}
    <div class="acts">
      <button type="button" class="button main" @click=${acts.startOver}>${t.pass.lostAgain}</button>
      <button type="button" class="button plain" @click=${acts.collected}>${t.pass.lostHave}</button>
    </div>
  </div>
`;

const hiddenScreen = (props: ScreenProps, view: WithPass): TemplateResult => {
  const { model, t, acts } = props;
  const again = view.step === 'shown';
  return html`
    <div class="hero">
      <div class="stack">
        ${statusMark('good')}
        <h1 tabindex="-1">${t.pass.ready}</h1>
        <p class="lead">${t.pass.readyLead}</p>
        <p class="soft">${t.pass.works(spanOf(leftInView(model, view.passRemainingMs), t))}</p>
      </div>
      ${lostMethodNote(view, t)}
      ${troubleNote(model, t)}
      <div class="acts">
        ${again ? have(props) : null}
        <button type="button" class="button ${again ? 'plain' : 'main'}" aria-disabled=${model.busy ? 'true' : 'false'} @click=${() => { void acts.show(); }}>${again ? t.pass.showAgain : t.pass.show}</button>
      </div>
    </div>
  `;
};

const openScreen = (props: ScreenProps, view: WithPass, pass: string): TemplateResult => {
  const { model, t, send } = props;
  return html`
    <div class="narrow pass-sheet">
      <div class="stack">
        <h1 tabindex="-1">${t.pass.title}</h1>
        <p class="lead">${t.pass.note} ${t.pass.works(spanOf(leftInView(model, view.passRemainingMs), t))}</p>
      </div>
      <div class="card">${passDisplay({ pass })}</div>
      ${troubleNote(model, t)}
      <div class="acts">
        ${have(props)}
        <button type="button" class="button plain" @click=${() => { send({ type: 'pass-open', open: false, now: model.now }); }}>${t.pass.hide}</button>
      </div>
      <div class="stack-tight">
        <div class="acts spell">
          <button type="button" class="button quiet" aria-expanded=${model.spelled ? 'true' : 'false'} aria-describedby="spell-hint" @click=${() => { send({ type: 'spell', on: !model.spelled }); }}>${t.pass.spell}</button>
          <span class="soft" id="spell-hint">${t.pass.spellHint}</span>
        </div>
        ${model.spelled ? spelledCode({ code: pass, label: t.pass.spelled, nameOf: t.pass.signName }) : null}
      </div>
    </div>
  `;
};

/** Shown by press, hidden by press or by itself; once hidden it is not in the document any more. */
export const passScreen = (props: ScreenProps, view: WithPass): TemplateResult => {
  const { pass, passOpenSince } = props.model;
  // Made, but still on its way to this page.
  if (pass === null) return view.step === 'sealed' ? issuingScreen(props) : lostScreen(props);
  return passOpenSince === null || view.step === 'sealed' ? hiddenScreen(props, view) : openScreen(props, view, pass);
};
