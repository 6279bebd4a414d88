import { html, type TemplateResult } from 'lit';
import { choiceList } from '../../ui/choice-list.ts';
import { limitsOf } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { spanOf } from './spans.ts';

/** Does it need a pass at all? Half of those who come can still open their PC. */
export const firstScreen = ({ model, t, send, acts }: ScreenProps): TemplateResult => html`
  <div class="stack">
    <h1 tabindex="-1">${t.first.title}</h1>
    <p class="lead">${t.first.lead}</p>
  </div>
  ${choiceList({
    label: t.first.label,
    choices: [
      { value: 'yes', title: t.first.yes, hint: t.first.yesHint },
      { value: 'no', title: t.first.no, hint: t.first.noHint },
    ],
    onChoose: (answer) => {
      if (answer === 'yes') acts.noPassNeeded('new-phone');
      send({ type: 'question', question: answer === 'yes' ? 'no-pass' : 'purpose' });
    },
  })}
  <div class="stack-tight">
    <label class="option">
      <input type="checkbox" role="switch" aria-checked=${model.draft.moreTime ? 'true' : 'false'} .checked=${model.draft.moreTime} @change=${(event: Event) => { if (event.target instanceof HTMLInputElement) send({ type: 'draft', part: { moreTime: event.target.checked } }); }} />
      <span><strong>${t.first.moreTime}</strong><br /><span class="soft">${t.first.moreTimeHint}</span></span>
    </label>
    <p class="soft">${t.time.untilStart(spanOf(limitsOf(model).idleMs + limitsOf(model).idleWarningMs, t))}</p>
  </div>
`;
