import { html, nothing, type TemplateResult } from 'lit';
import { dialog } from '../ui/dialog.ts';
import { languageList } from '../ui/language-list.ts';
import { TONGUES } from './languages.ts';
import { idleOf, limitsOf, stillHereOf } from './model.ts';
import type { ScreenProps } from './screens/props.ts';
import { timeLeft } from './screens/time-left.ts';
import { spanOf } from './screens/spans.ts';

/** Whole text with figures changes every second; the dialog announces only its title and the ring's rare sentences. */
const stillHere = ({ model, t, send, acts }: ScreenProps, leftMs: number, waiting: boolean): TemplateResult => {
  const answer = (): void => {
    send({ type: 'life', now: model.now });
    if (waiting) acts.stillHere();
  };
  return dialog({
    id: 'still-here',
    title: t.stillHere.title,
    urgent: true,
    onDismiss: answer,
    body: html`
      <p class="lead">${t.stillHere.body(spanOf(limitsOf(model).idleWarningMs, t))}</p>
      ${timeLeft({ leftMs, wholeMs: limitsOf(model).idleWarningMs, t })}
      <div class="acts"><button type="button" class="button main" @click=${answer}>${t.stillHere.yes}</button></div>
    `,
  });
};

const startOver = ({ t, send, acts }: ScreenProps): TemplateResult => {
  const no = (): void => { send({ type: 'ask-start-over', on: false }); };
  return dialog({
    id: 'start-over',
    title: t.startOver.title,
    onDismiss: no,
    body: html`
      <p class="lead">${t.startOver.body}</p>
      <div class="acts">
        <button type="button" class="button main" @click=${no}>${t.startOver.no}</button>
        <button type="button" class="button stop" @click=${acts.startOver}>${t.startOver.yes}</button>
      </div>
    `,
  });
};

const languages = ({ tongue, t, send, speakIn }: ScreenProps): TemplateResult => {
  const close = (): void => { send({ type: 'languages', languages: 'closed' }); };
  return dialog({
    id: 'languages',
    title: t.page.language,
    onDismiss: close,
    body: html`
      ${languageList({ label: t.page.language, languages: TONGUES, chosen: tongue, onChoose: speakIn })}
      <div class="acts"><button type="button" class="button plain" @click=${close}>${t.page.back}</button></div>
    `,
  });
};

/** The question that must be answered before anything else; at most one. */
export const openQuestion = (props: ScreenProps): TemplateResult | typeof nothing => {
  const waiting = stillHereOf(props.model);
  if (waiting.kind === 'warning') return stillHere(props, waiting.leftMs, true);
  const idle = idleOf(props.model);
  if (idle.kind === 'warning') return stillHere(props, idle.leftMs, false);
  if (props.model.languages === 'open') return languages(props);
  return props.model.askingStartOver ? startOver(props) : nothing;
};
