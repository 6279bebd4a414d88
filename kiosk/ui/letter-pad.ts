import { html, type TemplateResult } from 'lit';

/** Letters to touch, for who has no keyboard. What was typed stands in the field that this belongs to. */
export const letterPad = (props: {
  readonly label: string;
  readonly letters: string;
  readonly delete: string;
  readonly onLetter: (letter: string) => void;
  readonly onDelete: () => void;
}): TemplateResult => html`
  <div class="letter-pad" dir="ltr" role="group" aria-label=${props.label}>
    ${Array.from(props.letters, (letter) => html`<button type="button" class="button plain" @click=${() => { props.onLetter(letter); }}>${letter}</button>`)}
    <button type="button" class="button plain word" @click=${props.onDelete}>${props.delete}</button>
  </div>
`;
