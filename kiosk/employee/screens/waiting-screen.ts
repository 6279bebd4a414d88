import type { KioskView, Progress } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { codeDisplay, spokenDigits } from '../../ui/code-display.ts';
import { progress, type ProgressStep } from '../../ui/progress.ts';
import { codeOf, isLongUnseen, leftInView, wantsNewCode } from '../model.ts';
import { placeCode } from './place-code.ts';
import type { ScreenProps } from './props.ts';
import { unbroken } from './spans.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type Waiting = Extract<KioskView, { step: 'waiting' }>;

const STATUS = { asked: 'statusAsked', opened: 'statusOpened', 'code-typed': 'statusTyped' } as const satisfies Record<Progress, keyof EmployeeTexts['waiting']>;
const PLACE = { asked: 1, opened: 2, 'code-typed': 3 } as const satisfies Record<Progress, number>;

const stepsOf = (now: Progress, t: EmployeeTexts): ProgressStep[] =>
  [t.waiting.asked, t.waiting.opened, t.waiting.typed, t.waiting.approved].map((text, index) => {
    const place = PLACE[now];
    if (index < place) return { text, state: 'done', stateText: t.waiting.stepDone };
    return index === place ? { text, state: 'now', stateText: t.waiting.stepNow } : { text, state: 'later', stateText: t.waiting.stepLater };
  });

const matchCard = ({ model, t }: ScreenProps, code: string): TemplateResult => html`
  <div class="card match">
    ${codeDisplay({ code, label: t.waiting.code(spokenDigits(code)) })}
    <p class="lead"><strong>${t.waiting.read}</strong></p>
    ${model.house === null ? nothing : html`<p>${t.waiting.phone(unbroken(model.house.kiosk.deskPhone))}</p>`}
  </div>
`;

/** Why the code is another one now. */
const newsOf = ({ round, agreed }: Waiting, t: EmployeeTexts): string | null => {
  if (agreed > 0) return t.waiting.agreed;
  return round > 0 ? t.waiting.newCode : null;
};

const codeCard = (props: ScreenProps): TemplateResult => {
  const { model, t } = props;
  const code = codeOf(model);
  if (code !== null) return matchCard(props, code);
  return html`<p class="notice lead">${wantsNewCode(model) ? t.waiting.codeComing : t.waiting.codeSame}</p>`;
};

/** The code is the biggest thing; then how far we are, how long it lasts, what to do meanwhile. */
export const waitingScreen = (props: ScreenProps, view: Waiting): TemplateResult => {
  const { model, t, send } = props;
  return html`
    <div class="beside wide-start">
      <div class="stack">
        <h1 tabindex="-1">${t.waiting.title}</h1>
        <p>${t.waiting.lead}</p>
        <p class="typed-address"><span>${t.waiting.address(view.address)}</span><button type="button" class="button quiet" @click=${() => { send({ type: 'ask-start-over', on: true }); }}>${t.waiting.change}</button></p>
        <p role="status" class=${newsOf(view, t) === null ? '' : 'notice'}>${newsOf(view, t) ?? nothing}</p>
        ${codeCard(props)}
        ${troubleNote(model, t)}
      </div>
      <div class="stack how-far">
        ${progress({ label: t.waiting.steps, status: t.waiting[STATUS[view.progress]], steps: stepsOf(view.progress, t) })}
        <div class="stack">
          ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: model.stepWholeMs, t })}
          <p>${t.waiting.meanwhile}</p>
          ${placeCode(view.approveLink, t.waiting.scan, t.waiting.scanLabel)}
        </div>
        <p role="status" class=${isLongUnseen(model) ? 'notice' : ''}>${isLongUnseen(model) ? t.waiting.hint : nothing}</p>
      </div>
    </div>
  `;
};
