import { html, nothing, type TemplateResult } from 'lit';
import { actButton, backButton } from './act-button.ts';
import { claimantLine } from './claimant-card.ts';
import { consent } from './code-screens.ts';
import { declineButton, timeLeft, type DecideView } from './decide-screen.ts';
import type { ScreenContext } from './screen-context.ts';

/** The signature with a passkey: one press, then the phone's own lock. */
export function passkeyScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, guarded, busy, act } = context;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.passkey.title}</h1>
    <p>${t.passkey.why}</p>
    ${consent(view, context)}
    <div class="pair">
      ${declineButton(context)}
      ${actButton({ label: t.factor.action, kind: 'main', guarded, busy: busy !== null, onPress: act.sign })}
    </div>
    ${view.codeApp === null ? nothing : html`<div>${actButton({ label: t.passkey.code, kind: 'quiet', guarded, busy: busy !== null, onPress: () => { act.chooseCode(true); } })}</div>`}
    <p class="soft">${timeLeft(view, context)}</p>
    ${backButton(context)}
  `;
}
