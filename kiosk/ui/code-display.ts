import { html, type TemplateResult } from 'lit';

/** Cuts a code into groups of `size`, the last one may be shorter. */
export const groupsOf = (code: string, size: number): string[] =>
  Array.from({ length: Math.ceil(code.length / size) }, (_, i) => code.slice(i * size, (i + 1) * size));

/** "4 1 7, 0 2 5": digit by digit, with a breath between the groups. */
export const spokenDigits = (code: string): string => groupsOf(code, 3).map((group) => Array.from(group).join(' ')).join(', ');

/** Digits to read out: two groups of three, in this order also where text runs from right to left. `label` is what a screen reader says, digit by digit. */
export const codeDisplay = (props: { readonly code: string; readonly label: string }): TemplateResult => html`
  <p class="code" dir="ltr" role="img" aria-label=${props.label}>${groupsOf(props.code, 3).map((group) => html`<span>${group}</span>`)}</p>
`;

/** A pass to copy by eye, groups of four. Hidden from screen readers, which would say it aloud: see {@link spelledCode}. */
export const passDisplay = (props: { readonly pass: string }): TemplateResult => html`
  <p class="code mono" dir="ltr" aria-hidden="true" data-pass>
    ${groupsOf(props.pass, 4).map((group) => html`<span>${Array.from(group, (sign) => (/\d/.test(sign) ? html`<span class="digit">${sign}</span>` : sign))}</span>`)}
  </p>
`;

/** The same sign by sign, in words. A bracket would be drawn as its mirror image where text runs from right to left. */
export const spelledCode = (props: { readonly code: string; readonly label: string; readonly nameOf: (sign: string) => string }): TemplateResult => html`
  <ol class="spelled" dir="ltr" aria-label=${props.label}>
    ${Array.from(props.code, (sign) => html`<li><span class="sign" aria-hidden="true">${sign}</span><bdi>${props.nameOf(sign)}</bdi></li>`)}
  </ol>
`;
