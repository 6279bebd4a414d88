import { html, nothing, svg, type TemplateResult } from 'lit';
import { LARGEST_TEXT, type Appearance } from './appearance.ts';

export interface FrameWords {
  readonly tools: string;
  readonly smaller: string;
  readonly larger: string;
  /** Opens what else there is. */
  readonly easier: string;
}

const mark = svg`<path fill="currentColor" d="M16 2a14 14 0 1 0 0 28 14 14 0 0 0 0-28Zm-1.6 20.4-6.2-6.2 2.5-2.5 3.7 3.7 7.2-7.4 2.5 2.5z"/>`;

export const brand = (name: string): TemplateResult => html`<div class="brand"><svg viewBox="0 0 32 32" aria-hidden="true">${mark}</svg>${name}</div>`;

const tools = (props: { readonly words: FrameWords; readonly appearance: Appearance; readonly onAppearance: (next: Appearance) => void; readonly onEasier: () => void }): TemplateResult => {
  const { words, appearance } = props;
  const resize = (by: number) => () => {
    props.onAppearance({ ...appearance, textSize: Math.min(LARGEST_TEXT, Math.max(1, appearance.textSize + by)) });
  };
  return html`
    <div class="tools" role="group" aria-label=${words.tools}>
      <button type="button" class="button quiet" aria-disabled=${appearance.textSize === 1 ? 'true' : 'false'} @click=${resize(-1)}><span aria-hidden="true" dir="ltr">A−</span><span class="hushed">${words.smaller}</span></button>
      <button type="button" class="button quiet" aria-disabled=${appearance.textSize === LARGEST_TEXT ? 'true' : 'false'} @click=${resize(1)}><span aria-hidden="true" dir="ltr">A+</span><span class="hushed">${words.larger}</span></button>
      <button type="button" class="button quiet" aria-haspopup="dialog" @click=${props.onEasier}>${words.easier}</button>
    </div>
  `;
};

/** Header with text size, what else makes it easier, and language; one main part; the ways out at the same place on every screen. */
export const pageFrame = (props: {
  readonly name: string;
  readonly words: FrameWords;
  /** Where another language is chosen. */
  readonly language: TemplateResult;
  readonly appearance: Appearance;
  readonly onAppearance: (next: Appearance) => void;
  readonly onEasier: () => void;
  /** Said above everything, on every screen. */
  readonly bar?: string | null;
  readonly main: unknown;
  readonly footer?: unknown;
}): TemplateResult => html`
  <div class="page">
    <header>
      ${brand(props.name)}${props.language}${tools(props)}
      ${props.bar === undefined || props.bar === null ? nothing : html`<p class="bar">${props.bar}</p>`}
    </header>
    <main>${props.main}</main>
    ${props.footer === undefined ? nothing : html`<footer>${props.footer}</footer>`}
  </div>
`;
