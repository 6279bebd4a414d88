import { html, nothing, type TemplateResult } from 'lit';
import type { FactorRow, FactorsView } from '#contract/approve';
import { dialog } from '../ui/dialog.ts';
import { actButton } from './act-button.ts';
import type { FactorsContext } from './factors-context.ts';
import { agoOf } from './formats.ts';

function factorRow(factor: FactorRow, { t, say, state, now, act }: FactorsContext): TemplateResult {
  const waits = Math.max(0, factor.usableInMs - (now - state.viewAt));
  const status = factor.locked ? t.factors.locked : waits > 0 ? t.factors.usableIn(say.ahead(waits)) : t.factors.usable;
  return html`
    <li class="card factor">
      <div class="stack-tight">
        <h3 dir="auto">${factor.name}</h3>
        <p><strong>${status}</strong></p>
        ${waits > 0 && !factor.locked ? html`<p>${t.factors.usableWhy}</p>` : nothing}
        <p class="soft">${t.factors.added(say.ago(agoOf(factor.createdAgoMs, state.viewAt, now)))}</p>
      </div>
      <button type="button" class="button plain" aria-label=${t.factors.removeNamed(factor.name)} @click=${() => { act.askToRemove(factor.id); }}>${t.factors.remove}</button>
    </li>
  `;
}

function question(view: FactorsView, { t, state, guarded, act }: FactorsContext): TemplateResult | typeof nothing {
  const { asking, busy } = state;
  if (asking === null) return nothing;
  const factor = asking.kind === 'remove' ? view.factors.find(({ id }) => id === asking.id) : undefined;
  if (asking.kind === 'remove' && factor === undefined) return nothing;
  const words = factor === undefined
    ? { title: t.factors.goneTitle, body: t.factors.goneBody, yes: t.factors.goneYes, onYes: act.phoneGone }
    : { title: t.factors.removeTitle(factor.name), body: t.factors.removeBody, yes: t.factors.removeYes, onYes: () => { act.remove(factor.id); } };
  return dialog({
    id: 'confirm',
    title: words.title,
    urgent: true,
    onDismiss: act.keep,
    body: html`
      <p>${words.body}</p>
      <div class="pair">
        ${actButton({ label: t.factors.removeNo, kind: 'plain', guarded, busy, onPress: act.keep })}
        ${actButton({ label: words.yes, kind: 'stop', guarded, busy, onPress: words.onYes })}
      </div>
    `,
  });
}

/** What is set up, what it is for, and how to be rid of it. */
export function factorList(view: FactorsView, context: FactorsContext): TemplateResult {
  const { t, state, guarded, signInFor, act } = context;
  const { busy } = state;
  const some = view.factors.length > 0;
  const add = some ? t.factors.addAgain : t.factors.add;
  return html`
    <h1 tabindex="-1">${t.factors.title}</h1>
    <p>${t.factors.why}</p>
    ${some
      ? html`<h2>${t.factors.list}</h2><ul class="codes">${view.factors.map((factor) => factorRow(factor, context))}</ul>`
      : html`<p class="notice"><strong>${t.factors.empty}</strong></p>`}
    ${view.mayEnrol
      ? html`<div class="acts">${actButton({ label: add, kind: some ? 'plain' : 'main', guarded, busy, onPress: act.startEnrolment })}</div>`
      : html`<div class="acts"><a class="button ${some ? 'plain' : 'main'}" href=${signInFor('enrol')}>${add}</a></div><p class="soft">${t.factors.addSignIn}</p>`}
    ${some ? html`<div class="acts">${actButton({ label: t.factors.gone, kind: 'stop', guarded, busy, onPress: act.askGone })}</div>` : nothing}
    ${question(view, context)}
  `;
}
