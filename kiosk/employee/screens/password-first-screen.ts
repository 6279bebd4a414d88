import { html, type TemplateResult } from 'lit';
import { choiceList } from '../../ui/choice-list.ts';
import type { ScreenProps } from './props.ts';

/**
 * Hybrid-joined PCs ask for the password before a PIN can be reset (Microsoft Learn, "PIN reset"), and a pass does not
 * stand in for it: who knows no password gets the slip before anyone is asked.
 */
export const passwordFirstScreen = ({ t, send, acts }: ScreenProps): TemplateResult => html`
  <div class="beside">
    <div class="stack">
      <h1 tabindex="-1">${t.passwordFirst.title}</h1>
      <p class="lead">${t.passwordFirst.lead}</p>
    </div>
    ${choiceList({
      label: t.passwordFirst.title,
      choices: [
        { value: 'no', title: t.passwordFirst.no, hint: t.passwordFirst.noHint },
        { value: 'known', title: t.passwordFirst.known },
        { value: 'unknown', title: t.passwordFirst.unknown, hint: t.purpose.atDesk },
      ],
      onChoose: (answer) => {
        if (answer === 'unknown') {
          void acts.slip();
          return;
        }
        send({ type: 'draft', part: { passwordFirst: answer === 'known' } });
        send({ type: 'next-question' });
      },
    })}
  </div>
`;
