/** Largest of the five text sizes: three times the first. */
export const LARGEST_TEXT = 5;

/** What the reader chose for their eyes; lost with the page, on purpose: the next person starts afresh. */
export interface Appearance {
  readonly language: string;
  /** 1 … {@link LARGEST_TEXT}; the factors are in tokens.css. */
  readonly textSize: number;
  readonly contrast: boolean;
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** Writes the choice to the root element, where tokens.css and screen readers look for it. */
export const applyAppearance = (root: HTMLElement, appearance: Appearance): void => {
  root.lang = appearance.language;
  root.dir = RIGHT_TO_LEFT.has(appearance.language) ? 'rtl' : 'ltr';
  root.dataset.textSize = String(appearance.textSize);
  if (appearance.contrast) root.dataset.theme = 'contrast';
  else delete root.dataset.theme;
};
