import { html, nothing, type TemplateResult } from 'lit';

interface CodeField {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly error: string | null;
  /**
   * `heard`: a code that someone reads out. It must come through ears and fingers, so nothing can be pasted or
   * filled in. `generated`: a code of the person's own app, which the phone may offer.
   */
  readonly source: 'heard' | 'generated';
}

/** Blanks and dashes are how people write codes; anything else is not ours to mend. Null unless six digits remain. */
export function sixDigits(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '');
  return /^[0-9]{6}$/.test(code) ? code : null;
}

const PASTED = new Set(['insertFromPaste', 'insertFromDrop', 'insertFromYank', 'insertFromPasteAsQuotation']);

export const codeField = ({ id, label, error, source }: CodeField): TemplateResult => html`
  <div class="field ${error === null ? '' : 'wrong'}">
    <label for=${id}>${label}</label>
    ${error === null ? nothing : html`<p class="error" id="${id}-error" role="alert">${error}</p>`}
    <input
      id=${id}
      name=${id}
      class="digits"
      type="text"
      inputmode="numeric"
      autocomplete=${source === 'generated' ? 'one-time-code' : 'off'}
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      maxlength="9"
      enterkeyhint="done"
      aria-describedby=${error === null ? nothing : `${id}-error`}
      aria-invalid=${error === null ? nothing : 'true'}
      @beforeinput=${(event: InputEvent) => {
        if (source === 'heard' && PASTED.has(event.inputType)) event.preventDefault();
      }}
    />
  </div>
`;

/** What stands in a field of the form that is being sent. */
export const typedIn = (event: Event, id: string): string => {
  const field = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.elements.namedItem(id) : null;
  return field instanceof HTMLInputElement ? field.value : '';
};
