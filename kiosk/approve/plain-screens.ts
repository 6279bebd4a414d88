import { html, nothing, type TemplateResult } from 'lit';
import { actButton, backButton } from './act-button.ts';
import { claimantLine } from './claimant-card.ts';
import { declineButton, type DecideView } from './decide-screen.ts';
import type { ScreenContext } from './screen-context.ts';

export const FACTORS_PAGE = '/factors';

export const loadingScreen = ({ t }: ScreenContext): TemplateResult => html`<h1 tabindex="-1">${t.loading}</h1>`;

export const unreachableScreen = ({ t, guarded, act }: ScreenContext): TemplateResult => html`
  <h1 tabindex="-1">${t.offline.title}</h1>
  <p>${t.offline.first}</p>
  <div class="acts">${actButton({ label: t.offline.retry, kind: 'main', guarded, busy: false, onPress: act.retry })}</div>
`;

export const signInScreen = ({ t, state, signInFor }: ScreenContext): TemplateResult => html`
  <h1 tabindex="-1">${t.signIn.title}</h1>
  ${state.notice?.kind === 'signed-out' ? html`<p class="notice" role="alert">${t.signIn.ended}</p>` : nothing}
  <p>${t.signIn.body}</p>
  <div class="acts"><a class="button main" href=${signInFor('view')}>${t.signIn.action}</a></div>
  <p class="soft">${t.signIn.why}</p>
`;

export const unknownScreen = ({ t, signInFor }: ScreenContext): TemplateResult => html`
  <h1 tabindex="-1">${t.unknown.title}</h1>
  <p>${t.unknown.body}</p>
  <p>${t.unknown.next}</p>
  <div class="acts"><a class="button plain" href=${signInFor('fresh')}>${t.unknown.other}</a></div>
`;

export const freshSignInScreen = (view: DecideView, context: ScreenContext): TemplateResult => html`
  ${claimantLine(view.who)}
  <h1 tabindex="-1">${context.t.fresh.title}</h1>
  <p>${context.t.fresh.body}</p>
  <div class="pair">
    ${declineButton(context)}
    <a class="button main" href=${context.signInFor('fresh')}>${context.t.fresh.action}</a>
  </div>
  ${backButton(context)}
`;

/** The approver has no factor that may be used: nothing here can become a yes. */
export const noFactorScreen = (view: DecideView, context: ScreenContext): TemplateResult => {
  const words = view.factor === 'waiting' ? context.t.waiting : context.t.noFactor;
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${words.title}</h1>
    <p>${words.body}</p>
    <p>${words.hidden}</p>
    <div class="pair">
      ${declineButton(context)}
      <a class="button plain" href=${FACTORS_PAGE}>${words.action}</a>
    </div>
    ${backButton(context)}
  `;
};
