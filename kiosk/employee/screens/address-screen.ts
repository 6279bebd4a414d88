import { html, type TemplateResult } from 'lit';
import { textField } from '../../ui/text-field.ts';
import type { ScreenProps } from './props.ts';
import { keyboardButton, screenKeyboard } from './screen-keyboard.ts';

export const addressScreen = (props: ScreenProps): TemplateResult => {
  const { model, t, send, fieldName } = props;
  return html`
    <div class="beside">
      <h1 tabindex="-1">${t.address.title}</h1>
      <form class="stack" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); send({ type: 'next-question' }); }}>
        ${textField({
          id: 'address',
          name: `a${fieldName}`,
          label: t.address.label,
          hint: t.address.hint,
          error: model.trouble === 'address' ? t.address.wrong : null,
          value: model.draft.address,
          kind: 'email',
          maxLength: 256,
          ownKeys: true,
          first: true,
          onInput: (address) => { send({ type: 'draft', part: { address } }); },
        })}
        <div class="acts"><button class="button main">${t.page.continue}</button>${keyboardButton(props)}</div>
      </form>
      ${screenKeyboard(props, 'address')}
    </div>
  `;
};
