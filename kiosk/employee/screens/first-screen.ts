import { html, type TemplateResult } from 'lit';
import { choiceList } from '../../ui/choice-list.ts';
import { switchOption } from '../../ui/switch-option.ts';
import { limitsOf } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { spanOf } from './spans.ts';

/** What comes, for who wants to know before beginning; left out where it would push the answers away. */
const outlook = ({ t }: ScreenProps): TemplateResult => html`
  <div class="outlook">
    <h2>${t.first.outlook}</h2>
    <ol>
      ${[t.first.outlook1, t.first.outlook2, t.first.outlook3].map((text, index) => html`<li><span class="number" aria-hidden="true">${index + 1}</span><span>${text}</span></li>`)}
    </ol>
  </div>
`;

/** Does it need a pass at all? Half of those who come can still open their PC. */
export const firstScreen = (props: ScreenProps): TemplateResult => {
  const { model, t, send, acts } = props;
  return html`
    <div class="beside with-outlook">
      <div class="stack">
        <h1 tabindex="-1">${t.first.title}</h1>
        <p class="lead">${t.first.lead}</p>
      </div>
      <div class="stack">
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
        ${switchOption({ title: t.first.moreTime, hint: t.first.moreTimeHint, on: model.draft.moreTime, onSwitch: (moreTime) => { send({ type: 'draft', part: { moreTime } }); } })}
        <p class="soft">${t.time.untilStart(spanOf(limitsOf(model).idleMs + limitsOf(model).idleWarningMs, t))}</p>
      </div>
      ${outlook(props)}
    </div>
  `;
};
