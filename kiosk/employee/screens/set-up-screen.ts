import { html, type TemplateResult } from 'lit';
import { textField } from '../../ui/text-field.ts';
import type { ScreenProps } from './props.ts';
import { keyboardButton, screenKeyboard } from './screen-keyboard.ts';
import { troubleNote } from './trouble-note.ts';

const REFUSED = new Set(['not_found', 'bad_request', 'kiosk_unknown', 'enrol_code_wrong', 'wrong_state']);

/** No key in this browser, or one that the server does not know (any more). */
export const setUpScreen = (props: ScreenProps): TemplateResult => {
  const { model, t, send, acts, fieldName } = props;
  const refused = model.trouble !== null && REFUSED.has(model.trouble);
  return html`
    <div class="narrow sheet">
      <div class="stack">
        <h1 tabindex="-1">${t.setUp.title}</h1>
        <p class="lead">${t.setUp.lead}</p>
      </div>
      <form class="stack card" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); void acts.setUp(model.setUpCode); }}>
        ${textField({
          id: 'set-up-code',
          name: `s${fieldName}`,
          label: t.setUp.label,
          hint: t.setUp.hint,
          error: refused ? t.setUp.wrong : null,
          value: model.setUpCode,
          maxLength: 40,
          ownKeys: true,
          onInput: (code) => { send({ type: 'set-up-code', code }); },
        })}
        ${refused ? null : troubleNote(model, t)}
        <div class="acts"><button class="button main" aria-disabled=${model.busy ? 'true' : 'false'}>${t.setUp.act}</button>${keyboardButton(props)}</div>
      </form>
      ${screenKeyboard(props, 'set-up-code')}
    </div>
  `;
};
