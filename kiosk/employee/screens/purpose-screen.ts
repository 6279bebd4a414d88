import type { Purpose, PurposeOffer } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { choiceList } from '../../ui/choice-list.ts';
import { isClosed, offerOf } from '../model.ts';
import type { ScreenProps } from './props.ts';
import { lifeOf } from './spans.ts';

const TITLES = { 'new-phone': 'newPhone', 'forgot-pin': 'forgotPin', 'new-pc': 'newPc' } as const satisfies Record<Purpose, keyof EmployeeTexts['purpose']>;
const HINTS = { 'new-phone': 'newPhoneHint', 'forgot-pin': 'forgotPinHint', 'new-pc': 'newPcHint' } as const satisfies Record<Purpose, keyof EmployeeTexts['purpose']>;

const hint = (offer: PurposeOffer, t: EmployeeTexts): TemplateResult => html`
  ${t.purpose[HINTS[offer.purpose]]} ${offer.available ? t.purpose.lasts(lifeOf(offer.minutes, t)) : t.purpose.atDesk}
`;

export const purposeScreen = ({ model, t, send, acts }: ScreenProps): TemplateResult => {
  const offers = (offerOf(model)?.purposes ?? []).map((offer) => ({ ...offer, available: offer.available && !isClosed(model) }));
  return html`
    <div class="beside">
      <h1 tabindex="-1">${t.purpose.title}</h1>
      ${choiceList({
        label: t.purpose.title,
        choices: offers.map((offer) => ({ value: offer.purpose, title: t.purpose[TITLES[offer.purpose]], hint: hint(offer, t) })),
        onChoose: (purpose) => {
          if (offers.find((offer) => offer.purpose === purpose)?.available !== true) {
            void acts.slip();
            return;
          }
          send({ type: 'draft', part: { purpose, passwordFirst: false } });
          send({ type: 'next-question' });
        },
      })}
    </div>
  `;
};
