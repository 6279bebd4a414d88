import { html, svg, type TemplateResult } from 'lit';
import type { CaseEnding, FiguresView } from '#contract/desk';

type Ending = CaseEnding | 'open';

/** From the good to the bad, so that what goes wrong stands on top. */
export const CHART_ENDINGS: readonly Ending[] = ['closed', 'open', 'unconfirmed', 'cancelled', 'unanswered', 'lapsed', 'declined', 'revoked', 'failed', 'locked'];

/** Kinds of endings, one shade each; the table says which ending it was. */
export const CHART_GROUPS = ['good', 'open', 'bad'] as const;
const groupOf = (ending: Ending): (typeof CHART_GROUPS)[number] => (ending === 'closed' ? 'good' : ending === 'open' || ending === 'unconfirmed' ? 'open' : 'bad');

const WIDTH = 720;
const HEIGHT = 160;

/** A bar for each hour, stacked by how cases ended. The table beside it says the same in figures, so to a screen reader this is one picture. */
export function hoursChart(hours: FiguresView['hours'], label: string): TemplateResult {
  const totals = hours.map(({ endings }) => Object.values(endings).reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const step = WIDTH / hours.length;
  const bars = hours.flatMap(({ endings }, at) => {
    let below = 0;
    return CHART_ENDINGS.flatMap((ending) => {
      const count = endings[ending] ?? 0;
      if (count === 0) return [];
      const height = (count / most) * HEIGHT;
      const y = HEIGHT - (below / most) * HEIGHT - height;
      below += count;
      return [svg`<rect class=${groupOf(ending)} x=${at * step + 2} y=${y} width=${step - 4} height=${height} />`];
    });
  });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>${bars}<path class="axis" d="M0 ${HEIGHT}H${WIDTH}" /></svg>`;
}
