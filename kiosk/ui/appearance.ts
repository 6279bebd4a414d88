/** Largest of the five text sizes: three times the first. */
export const LARGEST_TEXT = 5;

/** What the reader chose for their eyes and hands; lost with the page, on purpose: the next person starts afresh. */
export interface Appearance {
  /** 1 … {@link LARGEST_TEXT}; the factors are in tokens.css. */
  readonly textSize: number;
  readonly contrast: boolean;
  /** Everything stands as far down as it can, for who sits or has short arms. */
  readonly low: boolean;
}

export const AS_BUILT: Appearance = { textSize: 1, contrast: false, low: false };

/** How the page's texts are written. */
export interface Writing {
  /** BCP 47. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Writes both to the root element, where tokens.css and screen readers look for them. */
export const applyAppearance = (root: HTMLElement, { tag, direction }: Writing, appearance: Appearance): void => {
  const said = { lang: tag, dir: direction, 'data-text-size': String(appearance.textSize), 'data-theme': appearance.contrast ? 'contrast' : null, 'data-low': appearance.low ? '' : null };
  for (const [name, value] of Object.entries(said)) {
    // Written again, even as it is, it would have the browser look at every style of the page: once a second.
    if (root.getAttribute(name) === value) continue;
    if (value === null) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
};
