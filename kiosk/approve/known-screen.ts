import { html, type TemplateResult } from 'lit';
import { actButton, backButton } from './act-button.ts';
import { claimantLine } from './claimant-card.ts';
import { callTheKiosk, declineButton, type DecideView } from './decide-screen.ts';
import type { ScreenContext } from './screen-context.ts';

/** How do you know it is them? "None of these" leads to declining, never onward. */
export function knownScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, guarded, act } = context;
  const answer = (title: string, hint: string, onPress: () => void): TemplateResult => html`<li>
    <button type="button" class="choice" aria-disabled=${guarded ? 'true' : 'false'} @click=${() => { if (!guarded) onPress(); }}>
      <span class="title">${title}</span><span class="hint">${hint}</span>
    </button>
  </li>`;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.known.title}</h1>
    <p>${t.known.why}</p>
    ${callTheKiosk(view.kiosk.deskPhone, context)}
    <ul class="choices" aria-label=${t.known.title}>
      ${answer(t.known.none, t.known.noneHint, () => { act.go('doubt'); })}
      ${answer(t.known.inPerson, t.known.inPersonHint, () => { act.know('in-person'); })}
      ${answer(t.known.phone, view.kiosk.deskPhone, () => { act.know('kiosk-phone'); })}
      ${answer(t.known.video, t.known.videoHint, () => { act.know('video'); })}
      ${answer(t.known.forced, t.known.forcedHint, () => { act.know('otherwise'); })}
    </ul>
    ${backButton(context)}
  `;
}

/** It ends more than this request, so it is said once before it is done. */
export function unexpectedScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, guarded, busy, act } = context;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.unexpected.title}</h1>
    <p>${t.unexpected.body(view.who.displayName)}</p>
    <p>${t.unexpected.quiet}</p>
    <div class="pair">
      ${actButton({ label: t.unexpected.action, kind: 'stop', guarded, busy: busy !== null, onPress: act.report })}
      ${actButton({ label: t.back, kind: 'plain', guarded, busy: busy !== null, onPress: act.back })}
    </div>
  `;
}

export function doubtScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, guarded, busy, act } = context;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.doubt.title}</h1>
    <p>${t.doubt.body(view.who.displayName)}</p>
    <div class="pair">
      ${declineButton(context)}
      ${actButton({ label: t.back, kind: 'plain', guarded, busy: busy !== null, onPress: act.back })}
    </div>
  `;
}
