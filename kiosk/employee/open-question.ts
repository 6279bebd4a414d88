import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { dialog } from '../ui/dialog.ts';
import { languageList } from '../ui/language-list.ts';
import { switchOption } from '../ui/switch-option.ts';
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

/** What the header has no room for. Each holds at once, so that it is seen before the dialog is left. */
const easier = ({ model, t, send, aloud }: ScreenProps): TemplateResult => {
  const close = (): void => { send({ type: 'ask-easier', on: false }); };
  const { appearance } = model;
  return dialog({
    id: 'easier',
    title: t.easier.title,
    onDismiss: close,
    body: html`
      ${switchOption({ title: t.easier.contrast, on: appearance.contrast, onSwitch: (contrast) => { send({ type: 'appearance', appearance: { ...appearance, contrast } }); } })}
      ${switchOption({ title: t.easier.low, hint: t.easier.lowHint, on: appearance.low, onSwitch: (low) => { send({ type: 'appearance', appearance: { ...appearance, low } }); } })}
      ${switchOption({ title: t.easier.aloud, hint: t.easier.aloudHint, on: model.aloud !== 'off', onSwitch: aloud.toggle })}
      <div class="acts"><button type="button" class="button main" @click=${close}>${t.easier.done}</button></div>
    `,
  });
};

/** Heard before anything of the person's is said: without headphones a whole hallway would listen. */
const headphones = ({ t, aloud }: ScreenProps): TemplateResult =>
  dialog({
    id: 'headphones',
    title: t.aloud.title,
    onDismiss: aloud.end,
    body: html`
      <p class="lead">${t.aloud.lead}</p>
      <div class="acts">
        <button type="button" class="button main" @click=${aloud.begin}>${t.aloud.yes}</button>
        <button type="button" class="button plain" @click=${aloud.end}>${t.aloud.no}</button>
      </div>
    `,
  });

const questionOf = (props: ScreenProps): readonly [name: string, question: TemplateResult] | null => {
  const { model } = props;
  const waiting = stillHereOf(model);
  if (waiting.kind === 'warning') return ['waiting', stillHere(props, waiting.leftMs, true)];
  const idle = idleOf(model);
  if (idle.kind === 'warning') return ['idle', stillHere(props, idle.leftMs, false)];
  if (model.aloud === 'asking') return ['headphones', headphones(props)];
  if (model.languages === 'open') return ['languages', languages(props)];
  if (model.askingEasier) return ['easier', easier(props)];
  return model.askingStartOver ? ['start-over', startOver(props)] : null;
};

/** The question that must be answered before anything else; at most one. Each opens anew, so that the focus goes to it. */
export const openQuestion = (props: ScreenProps): unknown => {
  const asked = questionOf(props);
  return asked === null ? nothing : keyed(asked[0], asked[1]);
};
