import { html, nothing, type TemplateResult } from 'lit';
import type { FactorRow, FactorsView } from '#contract/approve';
import { dialog } from '../ui/dialog.ts';
import { actButton } from './act-button.ts';
import { typedIn } from '../ui/code-field.ts';
import type { FactorsContext } from './factors-context.ts';
import { nameField, NAME_FIELD } from './name-field.ts';

function renaming(factor: FactorRow, { t, state: { busy, notice }, guarded, act }: FactorsContext): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (guarded || busy) return;
    const name = typedIn(event, NAME_FIELD).trim();
    if (name === '') act.incomplete('no-name');
    else act.rename(factor.id, name);
  };
  return html`
    <form class="stack" novalidate @submit=${send}>
      ${nameField({ t, notice, value: factor.name })}
      <div class="pair">
        ${actButton({ label: t.enrol.cancel, kind: 'plain', guarded, busy, onPress: act.keep })}
        ${actButton({ label: t.factors.renameYes, kind: 'main', guarded, busy })}
      </div>
    </form>
  `;
}

function removing(words: { readonly body: string; readonly yes: string; readonly onYes: () => void }, { t, state: { busy }, guarded, act }: FactorsContext): TemplateResult {
  return html`
    <p>${words.body}</p>
    <div class="pair">
      ${actButton({ label: t.factors.removeNo, kind: 'plain', guarded, busy, onPress: act.keep })}
      ${actButton({ label: words.yes, kind: 'stop', guarded, busy, onPress: words.onYes })}
    </div>
  `;
}

/** What the person is asked before something is removed or renamed. */
export function factorQuestion(view: FactorsView, context: FactorsContext): TemplateResult | typeof nothing {
  const { t, state: { asking }, act } = context;
  if (asking === null) return nothing;
  if (asking.kind === 'gone') {
    const words = { body: t.factors.goneBody, yes: t.factors.goneYes, onYes: act.phoneGone };
    return dialog({ id: 'confirm', title: t.factors.goneTitle, urgent: true, onDismiss: act.keep, body: removing(words, context) });
  }
  const factor = view.factors.find(({ id }) => id === asking.id);
  if (factor === undefined) return nothing;
  if (asking.kind === 'rename') return dialog({ id: 'confirm', title: t.factors.renameTitle(factor.name), urgent: false, onDismiss: act.keep, body: renaming(factor, context) });
  const words = { body: t.factors.removeBody[factor.kind], yes: t.factors.removeYes, onYes: () => { act.remove(factor.id); } };
  return dialog({ id: 'confirm', title: t.factors.removeTitle(factor.name), urgent: true, onDismiss: act.keep, body: removing(words, context) });
}
