import { html, nothing, type TemplateResult } from 'lit';
import { showsKeyboard } from '../model.ts';
import type { ScreenProps } from './props.ts';

/** Beside the main act of a screen on which text is typed. */
export const keyboardButton = ({ model, t, send }: ScreenProps): TemplateResult => {
  const shown = showsKeyboard(model);
  return html`
    <button type="button" class="button plain" @click=${() => { send({ type: 'keyboard', keyboard: shown ? 'hidden' : 'shown' }); }}>${shown ? t.keyboard.hide : t.keyboard.show}</button>
    ${model.keyboard === 'failed' ? html`<p class="error" role="alert">${t.keyboard.failed}</p>` : nothing}
  `;
};

/** Keys that type into the field with this id: the system's own would lead out of the kiosk (docs/decisions/0027). */
export const screenKeyboard = ({ model, tongue, t, send }: ScreenProps, field: string): TemplateResult | typeof nothing =>
  showsKeyboard(model)
    ? html`<vouch-keyboard
        .target=${field}
        .language=${tongue.code}
        .domains=${model.house?.addressDomains ?? []}
        .words=${t.keyboard}
        .signName=${t.pass.signName}
        .onClose=${() => { send({ type: 'keyboard', keyboard: 'hidden' }); }}
      ></vouch-keyboard>`
    : nothing;
