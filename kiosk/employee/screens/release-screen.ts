import type { KioskView } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import { keypad } from '../../ui/keypad.ts';
import { RELEASE_DIGITS } from '../draft.ts';
import { leftInView } from '../model.ts';
import { APPROVAL_WHOLE_MS } from './approved-screen.ts';
import { keypadWords } from './collect-screen.ts';
import type { ScreenProps } from './props.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type Release = Extract<KioskView, { step: 'release' }>;

/** The match code's way back: only who talks to the one who said yes goes on. */
export const releaseScreen = ({ model, t, send, acts }: ScreenProps, view: Release): TemplateResult => html`
  <div class="beside">
    <div class="stack">
      <h1 tabindex="-1">${t.release.title}</h1>
      <p class="lead">${t.release.lead}</p>
      ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: APPROVAL_WHOLE_MS, t })}
      ${troubleNote(model, t)}
    </div>
    ${keypad({
      id: 'release',
      label: t.release.label,
      value: model.typedCode,
      length: RELEASE_DIGITS,
      shown: true,
      error: model.trouble === 'release_code_wrong' ? t.release.wrong(model.triesLeft ?? view.triesLeft) : null,
      words: keypadWords(t),
      onInput: (code) => { send({ type: 'typed-code', code }); },
      onDone: () => { if (model.typedCode.length === RELEASE_DIGITS) acts.release(); },
    })}
  </div>
`;
