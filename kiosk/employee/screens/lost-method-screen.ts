import type { KioskView, LostMethodChoice } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { choiceList, type Choice } from '../../ui/choice-list.ts';
import { leftInView } from '../model.ts';
import { loadingScreen } from './plain-screens.ts';
import type { ScreenProps } from './props.ts';
import { timeLeft } from './time-left.ts';
import { troubleNote } from './trouble-note.ts';

type LostMethod = Extract<KioskView, { step: 'lost-method' }>;

/** No key of a method is this short. */
const UNSURE = 'unsure';

/** A name comes from its owner, in whatever script. */
const choiceOf = ({ key, kind, name }: LostMethodChoice, t: EmployeeTexts): Choice<string> =>
  kind === 'number'
    ? { value: key, title: t.lostMethod.number, ...(name !== null && { hint: t.lostMethod.digits(name) }) }
    : { value: key, title: t.lostMethod.kind[kind], ...(name !== null && { hint: html`<bdi>${name}</bdi>` }) };

/** Which one is lost: it will be deleted, so not being sure is an answer too. */
export const lostMethodScreen = (props: ScreenProps, view: LostMethod): TemplateResult => {
  const { model, t, acts } = props;
  // On its way to this page.
  if (model.lostMethods === null) return loadingScreen(props);
  return html`
    <div class="beside">
      <div class="stack">
        <h1 tabindex="-1">${t.lostMethod.title}</h1>
        <p class="lead">${t.lostMethod.lead}</p>
        ${troubleNote(model, t)}
        ${timeLeft({ leftMs: leftInView(model, view.remainingMs), wholeMs: model.stepWholeMs, t })}
      </div>
      ${choiceList({
        label: t.lostMethod.title,
        choices: [...model.lostMethods.map((method) => choiceOf(method, t)), { value: UNSURE, title: t.lostMethod.unsure, hint: t.lostMethod.unsureHint }],
        onChoose: (key) => { void acts.sayLost(key === UNSURE ? null : key); },
      })}
    </div>
  `;
};
