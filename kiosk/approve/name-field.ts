import { html, type TemplateResult } from 'lit';
import type { ApproveTexts } from '../texts/approve.en.ts';
import type { FactorsNotice } from './factors-state.ts';

export const NAME_FIELD = 'factor-name';

interface NameField {
  readonly t: ApproveTexts;
  readonly notice: FactorsNotice | null;
  readonly value: string;
}

/** What a factor is called in the list. */
export const nameField = ({ t, notice, value }: NameField): TemplateResult => html`
  <div class="field ${notice === 'no-name' ? 'wrong' : ''}">
    <label for=${NAME_FIELD}>${t.enrol.name}</label>
    <p class="soft" id="factor-name-hint">${notice === 'no-name' ? t.enrol.noName : t.enrol.nameHint}</p>
    <input id=${NAME_FIELD} name=${NAME_FIELD} type="text" maxlength="64" autocomplete="off" aria-describedby="factor-name-hint" value=${value} />
  </div>
`;
