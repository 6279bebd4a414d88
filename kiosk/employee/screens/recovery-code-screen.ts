import { bareRecoveryCode, RECOVERY_CODE_LENGTH, RECOVERY_LETTERS } from '#contract/recovery-code';
import { html, type TemplateResult } from 'lit';
import { groupsOf } from '../../ui/code-display.ts';
import { letterPad } from '../../ui/letter-pad.ts';
import { textField } from '../../ui/text-field.ts';
import type { ScreenProps } from './props.ts';

/** A hyphen after each group and at every end, and whatever else is typed. */
const LONGEST = 24;

/** By the keyboard or by touch. A slip of the hand is told at once: the code itself says that it is not whole. */
export const recoveryCodeScreen = ({ model, t, send, fieldName }: ScreenProps): TemplateResult => {
  const { recoveryCode } = model.draft;
  const write = (bare: string): void => { send({ type: 'draft', part: { recoveryCode: groupsOf(bare.slice(0, RECOVERY_CODE_LENGTH), 4).join('-') } }); };
  return html`
    <div class="beside">
      <div class="stack">
        <h1 tabindex="-1">${t.recoveryCode.title}</h1>
        <p class="lead">${t.recoveryCode.lead}</p>
      </div>
      <form class="stack" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); send({ type: 'next-question' }); }}>
        ${textField({
          id: 'recovery-code',
          name: `r${fieldName}`,
          label: t.recoveryCode.label,
          hint: t.recoveryCode.hint,
          error: model.trouble === 'recovery-code' ? t.recoveryCode.wrong : null,
          value: recoveryCode,
          maxLength: LONGEST,
          ownKeys: true,
          first: true,
          onInput: (typed) => { send({ type: 'draft', part: { recoveryCode: typed } }); },
        })}
        ${letterPad({
          label: t.recoveryCode.pad,
          letters: RECOVERY_LETTERS,
          delete: t.collect.delete,
          onLetter: (letter) => { write(bareRecoveryCode(recoveryCode) + letter); },
          onDelete: () => { write(bareRecoveryCode(recoveryCode).slice(0, -1)); },
        })}
        <div class="acts"><button class="button main">${t.page.continue}</button></div>
      </form>
    </div>
  `;
};
