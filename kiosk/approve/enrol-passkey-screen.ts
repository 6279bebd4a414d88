import { html, type TemplateResult } from 'lit';
import { actButton } from './act-button.ts';
import { typedIn } from '../ui/code-field.ts';
import type { FactorsContext } from './factors-context.ts';
import { nameField, NAME_FIELD } from './name-field.ts';

/** A name, then the phone's own dialog makes the passkey. */
export function enrolPasskeyScreen({ t, state, guarded, act }: FactorsContext): TemplateResult {
  const { busy, notice } = state;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (guarded || busy) return;
    const name = typedIn(event, NAME_FIELD).trim();
    if (name === '') act.incomplete('no-name');
    else act.makePasskey(name);
  };
  return html`
    <h1 tabindex="-1">${t.enrolPasskey.title}</h1>
    <p>${t.enrolPasskey.body}</p>
    <p>${t.enrolPasskey.where}</p>
    <form class="stack" novalidate @submit=${send}>
      ${nameField({ t, notice, value: t.enrol.nameDefault })}
      <div class="pair">
        ${actButton({ label: t.enrol.cancel, kind: 'plain', guarded, busy, onPress: act.leaveEnrolment })}
        ${actButton({ label: t.enrolPasskey.action, kind: 'main', guarded, busy })}
      </div>
    </form>
  `;
}
