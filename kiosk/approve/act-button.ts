import { html, type TemplateResult } from 'lit';
import type { ScreenContext } from './screen-context.ts';

interface ActButton {
  readonly label: string;
  readonly kind: 'main' | 'stop' | 'plain' | 'quiet';
  readonly guarded: boolean;
  readonly busy: boolean;
  /** Absent: the button sends its form. */
  readonly onPress?: () => void;
}

/** A button that does nothing while a call runs or the layout has just moved, and says so to screen readers. */
export const actButton = ({ label, kind, guarded, busy, onPress }: ActButton): TemplateResult => html`
  <button
    type=${onPress === undefined ? 'submit' : 'button'}
    class="button ${kind}"
    aria-disabled=${guarded || busy ? 'true' : 'false'}
    ?data-guarded=${guarded && !busy}
    @click=${(event: Event) => {
      if (guarded || busy) event.preventDefault();
      else onPress?.();
    }}
  >${label}</button>
`;

/** One step back on this page, as the browser's own back would go. */
export const backButton = ({ t, guarded, busy, act }: ScreenContext): TemplateResult =>
  html`<div>${actButton({ label: t.back, kind: 'quiet', guarded, busy: busy !== null, onPress: act.back })}</div>`;
