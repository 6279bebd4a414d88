import { html, type TemplateResult } from 'lit';
import { choiceList } from '../../ui/choice-list.ts';
import type { ScreenProps } from './props.ts';

export const lostScreen = ({ t, send }: ScreenProps): TemplateResult => html`
  <div class="beside">
    <h1 tabindex="-1">${t.lost.title}</h1>
    ${choiceList({
      label: t.lost.title,
      choices: [
        { value: 'phone', title: t.lost.phone },
        { value: 'security-key', title: t.lost.key },
        { value: 'pc', title: t.lost.pc },
      ],
      onChoose: (lost) => {
        send({ type: 'draft', part: { lost } });
        send({ type: 'next-question' });
      },
    })}
  </div>
`;
