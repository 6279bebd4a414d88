import type { KioskView } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import { keypad } from '../../ui/keypad.ts';
import { statusMark } from '../../ui/status-mark.ts';
import { COLLECT_DIGITS } from '../draft.ts';
import { leftInView } from '../model.ts';
import { keypadWords } from './collect-screen.ts';
import type { ScreenProps } from './props.ts';
import { lifeOf } from './spans.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type Approved = Extract<KioskView, { step: 'approved' }>;

/** A full ring: `APPROVAL_VALID_MS` among the limits of the server. */
export const APPROVAL_WHOLE_MS = 120_000;

const wrongCode = ({ model, t }: ScreenProps, view: Approved): string | null =>
  model.trouble === 'collect_code_wrong' ? t.approved.wrong(model.triesLeft ?? view.triesLeft) : null;

const codeQuestion = (props: ScreenProps, view: Approved): TemplateResult => {
  const { model, t, send, acts } = props;
  return html`
    <div class="beside">
      <div class="stack">
        <h1 tabindex="-1">${t.approved.code}</h1>
        <p class="lead">${t.approved.codeLead}</p>
        ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: APPROVAL_WHOLE_MS, t })}
        ${troubleNote(model, t)}
      </div>
      ${keypad({
        id: 'collect',
        label: t.collect.label,
        value: model.typedCode,
        length: COLLECT_DIGITS,
        error: wrongCode(props, view),
        words: keypadWords(t),
        onInput: (code) => { send({ type: 'typed-code', code }); },
        onDone: () => { if (model.typedCode.length === COLLECT_DIGITS) void acts.press(); },
      })}
    </div>
  `;
};

export const approvedScreen = (props: ScreenProps, view: Approved): TemplateResult => {
  const { model, t, send } = props;
  if (model.pressing) return codeQuestion(props, view);
  return html`
    <div class="hero">
      <div class="stack">
        ${statusMark('good')}
        <h1 tabindex="-1">${t.approved.title}</h1>
        <p class="lead">${t.approved.lead(lifeOf(view.minutes, t))} ${view.once ? t.approved.once : nothing}</p>
      </div>
      <div class="acts"><button type="button" class="button main" @click=${() => { send({ type: 'pressing', on: true }); }}>${t.approved.press}</button></div>
      ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: APPROVAL_WHOLE_MS, t })}
    </div>
  `;
};
