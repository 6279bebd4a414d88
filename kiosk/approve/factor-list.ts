import { html, nothing, type TemplateResult } from 'lit';
import type { FactorKind, FactorRow, FactorsView } from '#contract/approve';
import { actButton } from './act-button.ts';
import { factorQuestion } from './factor-question.ts';
import type { FactorsContext } from './factors-context.ts';
import { agoOf } from '../session/formats.ts';

function factorRow(factor: FactorRow, { t, say, state, now, act }: FactorsContext): TemplateResult {
  const waits = Math.max(0, factor.usableInMs - (now - state.viewAt));
  const status = factor.locked ? t.factors.locked : waits > 0 ? t.factors.usableIn(say.ahead(waits)) : t.factors.usable;
  return html`
    <li class="card factor">
      <div class="stack-tight">
        <h3 dir="auto">${factor.name}</h3>
        <p>${t.factors.kind[factor.kind]}</p>
        <p><strong>${status}</strong></p>
        ${waits > 0 && !factor.locked ? html`<p>${t.factors.usableWhy}</p>` : nothing}
        <p class="soft">${t.factors.added(say.ago(agoOf(factor.createdAgoMs, state.viewAt, now)))}</p>
      </div>
      <div class="acts">
        <button type="button" class="button quiet" aria-label=${t.factors.renameNamed(factor.name)} @click=${() => { act.askToRename(factor.id); }}>${t.factors.rename}</button>
        <button type="button" class="button plain" aria-label=${t.factors.removeNamed(factor.name)} @click=${() => { act.askToRemove(factor.id); }}>${t.factors.remove}</button>
      </div>
    </li>
  `;
}

/** The better kind first, and louder while there is none. Without a sign-in of just now both lead there. */
function offers(view: FactorsView, { t, state, guarded, signInFor, act }: FactorsContext): TemplateResult {
  const hasPasskey = view.factors.some(({ kind }) => kind === 'passkey');
  const start: Readonly<Record<FactorKind, () => void>> = { passkey: act.addPasskey, totp: act.startEnrolment };
  const offer = (kind: FactorKind): TemplateResult => {
    const again = view.factors.some((factor) => factor.kind === kind);
    const label = again ? t.factors.addAgain[kind] : t.factors.add[kind];
    const look = kind === 'passkey' && !hasPasskey ? 'main' : 'plain';
    return html`<div class="stack-tight">
      <p class="soft">${t.factors.about[kind]}</p>
      <div class="acts">${view.mayEnrol
        ? actButton({ label, kind: look, guarded, busy: state.busy, onPress: start[kind] })
        : html`<a class="button ${look}" href=${signInFor('enrol')}>${label}</a>`}</div>
    </div>`;
  };
  return html`
    ${view.kinds.map(offer)}
    ${view.mayEnrol ? nothing : html`<p class="soft">${t.factors.addSignIn}</p>`}
  `;
}

/** What is set up, what it is for, and how to be rid of it. */
export function factorList(view: FactorsView, context: FactorsContext): TemplateResult {
  const { t, state, guarded, act } = context;
  const some = view.factors.length > 0;
  return html`
    <h1 tabindex="-1">${t.factors.title}</h1>
    <p>${t.factors.why}</p>
    ${some
      ? html`<h2>${t.factors.list}</h2><ul class="codes">${view.factors.map((factor) => factorRow(factor, context))}</ul>`
      : html`<p class="notice"><strong>${t.factors.empty}</strong></p>`}
    ${offers(view, context)}
    ${some ? html`<div class="acts">${actButton({ label: t.factors.gone, kind: 'stop', guarded, busy: state.busy, onPress: act.askGone })}</div>` : nothing}
    ${factorQuestion(view, context)}
  `;
}
