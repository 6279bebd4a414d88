import { html, nothing, type TemplateResult } from 'lit';
import { actButton, backButton } from './act-button.ts';
import { claimantLine } from './claimant-card.ts';
import { codeField, sixDigits, typedIn } from '../ui/code-field.ts';
import { callTheKiosk, declineButton, timeLeft, type DecideView } from './decide-screen.ts';
import type { ScreenContext } from './screen-context.ts';

/** Sends a form's code when it is whole and the page may act; the form itself goes nowhere. */
const sending =
  ({ guarded, busy, act }: ScreenContext, field: string, send: (code: string) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    if (guarded || busy !== null) return;
    const code = sixDigits(typedIn(event, field));
    if (code === null) act.incomplete();
    else send(code);
  };

function matchCodeError({ t, say, language, state: { notice } }: ScreenContext): string | null {
  if (notice?.kind === 'incomplete') return t.matchCode.short;
  if (notice?.kind !== 'code-wrong') return null;
  const one = new Intl.PluralRules(language).select(notice.triesLeft) === 'one';
  return one ? t.matchCode.wrongLast : t.matchCode.wrong(say.count(notice.triesLeft));
}

/** The code comes from the kiosk by voice: it ties this phone to the person who stands there. */
export function matchCodeScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, guarded, busy, act } = context;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.matchCode.title}</h1>
    <p>${t.matchCode.why}</p>
    ${callTheKiosk(view.kiosk.deskPhone, context)}
    <form class="stack" novalidate @submit=${sending(context, 'match-code', act.typeMatchCode)}>
      ${codeField({ id: 'match-code', label: t.matchCode.label, error: matchCodeError(context), source: 'heard' })}
      <div class="pair">
        ${declineButton(context)}
        ${actButton({ label: t.matchCode.action, kind: 'main', guarded, busy: busy !== null })}
      </div>
    </form>
    <p class="soft">${timeLeft(view, context)}</p>
    ${backButton(context)}
  `;
}

/** What is signed, once more, in front of the signature. */
export const consent = ({ who, kiosk }: DecideView, { t }: ScreenContext): TemplateResult => html`
  <div class="meaning">
    <p>${t.factor.consent(who.displayName, t.decide.place(kiosk.name, kiosk.floor, kiosk.site))}</p>
    <p><strong>${t.decide.meaning}</strong></p>
  </div>
`;

/** The signature. What is signed stands above the field once more. */
export function factorScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, state, guarded, busy, act } = context;
  const { notice } = state;
  const error = notice?.kind === 'factor-wrong' ? t.factor.wrong : notice?.kind === 'incomplete' ? t.matchCode.short : null;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.factor.title}</h1>
    <p>${t.factor.why}</p>
    ${consent(view, context)}
    <form class="stack" novalidate @submit=${sending(context, 'factor-code', act.approve)}>
      ${codeField({ id: 'factor-code', label: t.factor.label, error, source: 'generated' })}
      <div class="pair">
        ${declineButton(context)}
        ${actButton({ label: t.factor.action, kind: 'main', guarded, busy: busy !== null })}
      </div>
    </form>
    ${view.factor === 'passkey' ? html`<div>${actButton({ label: t.passkey.instead, kind: 'quiet', guarded, busy: busy !== null, onPress: () => { act.chooseCode(false); } })}</div>` : nothing}
    <p class="soft">${timeLeft(view, context)}</p>
    ${backButton(context)}
  `;
}
