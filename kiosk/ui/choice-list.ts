import { html, type TemplateResult } from 'lit';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly hint?: string | TemplateResult;
}

/** A question with its answers: pressing one is the answer, there is no second step. */
export const choiceList = <Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}): TemplateResult => html`
  <ul class="choices" aria-label=${props.label}>
    ${props.choices.map(
      (choice) => html`<li>
        <button type="button" class="choice" @click=${() => { props.onChoose(choice.value); }}>
          <span class="title">${choice.title}</span>
          ${choice.hint === undefined ? null : html`<span class="hint">${choice.hint}</span>`}
        </button>
      </li>`,
    )}
  </ul>
`;

/** One of several that stays changeable until the form is sent. `name` must be unique on the page. */
export const optionGroup = <Value extends string>(props: {
  readonly legend: string;
  readonly name: string;
  readonly chosen: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}): TemplateResult => html`
  <fieldset class="options">
    <legend>${props.legend}</legend>
    ${props.choices.map(
      (choice) => html`<label class="option">
        <input type="radio" name=${props.name} .checked=${props.chosen === choice.value} @change=${() => { props.onChoose(choice.value); }} />
        <span>${choice.title}</span>
      </label>`,
    )}
  </fieldset>
`;
