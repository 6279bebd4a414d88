import { html, type TemplateResult } from 'lit';
import { textField } from '../../ui/text-field.ts';
import { proofsOnOffer } from '../model.ts';
import { badgePicture } from '../pictures.ts';
import type { ScreenProps } from './props.ts';

/** What a reader types is taken as a whole and goes on by itself; a hand types into the field and presses. */
export const badgeScreen = ({ model, t, send, acts, fieldName }: ScreenProps): TemplateResult => html`
  <div class="beside">
    <div class="stack">
      <h1 tabindex="-1">${t.badge.title}</h1>
      <p class="lead">${t.badge.lead}</p>
      <div class="picture wide" aria-hidden="true">${badgePicture}</div>
    </div>
    <form class="stack" novalidate autocomplete="off" @submit=${(event: Event) => { event.preventDefault(); send({ type: 'next-question' }); }}>
      ${textField({
        id: 'badge',
        name: `b${fieldName}`,
        label: t.badge.label,
        hint: t.badge.hint,
        error: model.trouble === 'badge' ? t.badge.wrong : null,
        value: model.draft.serial,
        kind: 'masked',
        maxLength: 20,
        ownKeys: true,
        first: true,
        onInput: (serial) => { send({ type: 'draft', part: { serial } }); },
      })}
      <div class="acts">
        <button class="button main">${t.page.continue}</button>
        <button type="button" class="button plain" @click=${() => { if (proofsOnOffer(model).length > 1) send({ type: 'question', question: 'proof' }); else void acts.slip(); }}>${t.badge.none}</button>
      </div>
    </form>
  </div>
`;
