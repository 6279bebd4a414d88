import { html, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { keypad, type KeypadWords } from '../../ui/keypad.ts';
import { COLLECT_DIGITS } from '../draft.ts';
import type { ScreenProps } from './props.ts';
import { troubleNote } from './trouble-note.ts';

export const keypadWords = (t: EmployeeTexts): KeypadWords => ({ delete: t.collect.delete, done: t.collect.done, entered: t.collect.entered });

/** A nudge, not a refusal: the code keeps out whoever stands here later, and three wrong tries end the case. */
const nudge = ({ model, t, send, acts }: ScreenProps): TemplateResult => html`
  <h1 tabindex="-1">${t.collect.title}</h1>
  <p class="notice lead" role="status">${t.collect.easy}</p>
  ${troubleNote(model, t)}
  <div class="acts">
    <button type="button" class="button main" @click=${() => { send({ type: 'nudge', on: false }); }}>${t.collect.another}</button>
    <button type="button" class="button plain" aria-disabled=${model.busy ? 'true' : 'false'} @click=${() => { void acts.takeCollectCode(); }}>${t.collect.take}</button>
  </div>
`;

export const collectScreen = (props: ScreenProps): TemplateResult => {
  const { model, t, send, acts } = props;
  if (model.nudged) return nudge(props);
  return html`
    <div class="beside">
      <div class="stack">
        <h1 tabindex="-1">${t.collect.title}</h1>
        <p class="lead">${t.collect.lead}</p>
        ${troubleNote(model, t)}
      </div>
      ${keypad({
        id: 'collect',
        label: t.collect.label,
        value: model.draft.collectCode,
        length: COLLECT_DIGITS,
        words: keypadWords(t),
        onInput: (collectCode) => { send({ type: 'draft', part: { collectCode } }); },
        onDone: () => { if (model.draft.collectCode.length === COLLECT_DIGITS) void acts.takeCollectCode(); },
      })}
    </div>
  `;
};
