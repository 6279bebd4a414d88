import { html, svg, type TemplateResult } from 'lit';
import { languageList } from '../ui/language-list.ts';
import { TONGUES } from './languages.ts';
import { isFirstScreen } from './model.ts';
import type { ScreenProps } from './screens/props.ts';

const globe = svg`<circle cx="12" cy="12" r="9"></circle><path d="M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18"></path>`;

/** All of them in sight on the first screen; from then on one button, whose sign needs no language, opens the list. */
export const languageChoice = ({ model, tongue, t, send, speakIn }: ScreenProps): TemplateResult =>
  isFirstScreen(model)
    ? languageList({ label: t.page.language, languages: TONGUES, chosen: tongue, onChoose: speakIn })
    : html`
        <button type="button" class="button quiet language-button" aria-haspopup="dialog" @click=${() => { send({ type: 'languages', languages: 'open' }); }}>
          <svg viewBox="0 0 24 24" aria-hidden="true">${globe}</svg><span class="hushed">${t.page.language}: </span>${tongue.name}
        </button>
      `;
