import { html, nothing, type TemplateResult } from 'lit';

export interface TextField {
  /** Unique on the page; hint and error are tied to the input by it. */
  readonly id: string;
  /** What the browser would remember the input by. Random where earlier people's entries must not be offered. */
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly value: string;
  readonly kind?: 'text' | 'email' | 'digits' | 'masked';
  readonly maxLength?: number;
  /** The page has keys of its own to touch, or wants none: the system's keyboard stays away. */
  readonly ownKeys?: boolean;
  readonly autocomplete?: 'off' | 'one-time-code';
  /** Where the focus goes when the screen opens. */
  readonly first?: boolean;
  readonly onInput: (value: string) => void;
}

const MODES = { text: 'text', email: 'email', digits: 'numeric', masked: 'text' } as const;

/**
 * Label, hint, error and input, tied together for screen readers. Put it in a form: Enter is the form's submit. What is
 * typed is an address or a code and runs from left to right in every language.
 */
export const textField = (field: TextField): TemplateResult => {
  const kind = field.kind ?? 'text';
  const wrong = field.error !== undefined && field.error !== null;
  const described = [field.hint === undefined ? '' : `${field.id}-hint`, wrong ? `${field.id}-error` : ''].join(' ').trim();
  return html`
    <div class="field ${wrong ? 'wrong' : ''}">
      <label for=${field.id}>${field.label}</label>
      ${field.hint === undefined ? nothing : html`<p class="soft" id="${field.id}-hint">${field.hint}</p>`}
      ${wrong ? html`<p class="error" id="${field.id}-error" role="alert">${field.error}</p>` : nothing}
      <input
        id=${field.id}
        name=${field.name ?? field.id}
        class=${kind}
        dir="ltr"
        type=${kind === 'masked' ? 'password' : 'text'}
        inputmode=${field.ownKeys === true ? 'none' : MODES[kind]}
        autocomplete=${field.autocomplete ?? 'off'}
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        ?data-autofocus=${field.first === true}
        maxlength=${field.maxLength ?? nothing}
        aria-describedby=${described === '' ? nothing : described}
        aria-invalid=${wrong ? 'true' : nothing}
        .value=${field.value}
        @input=${(event: InputEvent) => { if (event.target instanceof HTMLInputElement) field.onInput(event.target.value); }}
      />
    </div>
  `;
};
