import { html, type TemplateResult } from 'lit';
import type { FiguresView } from '#contract/desk';
import { dataTable } from './data-table.ts';
import { DeskPart } from './desk-part.ts';
import { CHART_ENDINGS, CHART_GROUPS, hoursChart } from './hours-chart.ts';

/** Cases of a day by hour and ending, and how long a yes takes. */
export class FiguresPart extends DeskPart<FiguresView> {
  protected override read() {
    return this.context.api.figures();
  }

  protected override heading(): string {
    return this.context.t.figures.title;
  }

  protected override draw({ hours, toApproval }: FiguresView): unknown {
    const { t } = this.context;
    return html`
      <h2>${t.figures.byHour}</h2>
      ${hours.every(({ endings }) => Object.keys(endings).length === 0) ? html`<p>${t.figures.none}</p>` : this.#hours(hours)}
      <h2>${t.figures.toApproval}</h2>
      ${this.#toApproval(toApproval)}
    `;
  }

  #hours(hours: FiguresView['hours']): TemplateResult {
    const { t, say } = this.context;
    const seen = CHART_ENDINGS.filter((ending) => hours.some(({ endings }) => endings[ending] !== undefined));
    const rows = hours.filter(({ endings }) => Object.keys(endings).length > 0).map(({ startsAgoMs, endings }) => [
      say.ago(startsAgoMs), ...seen.map((ending) => say.count(endings[ending] ?? 0)), say.count(Object.values(endings).reduce((sum, count) => sum + count, 0)),
    ]);
    const heads = [t.figures.hour, ...seen.map((ending) => (ending === 'open' ? t.figures.open : t.figures.short[ending])), t.figures.total];
    return html`
      ${hoursChart(hours, t.figures.byHour)}
      <p class="ends small soft"><span>${say.ago(hours[0]?.startsAgoMs ?? 0)}</span><span>${say.ago(0)}</span></p>
      <ul class="legend small">${CHART_GROUPS.map((group) => html`<li><svg class="chart key" viewBox="0 0 10 10" aria-hidden="true"><rect class=${group} x="1" y="1" width="8" height="8" /></svg>${t.figures.legend[group]}</li>`)}</ul>
      ${dataTable(t.figures.byHour, heads, rows)}
    `;
  }

  #toApproval({ count, medianMs, bands }: FiguresView['toApproval']): TemplateResult {
    const { t, say } = this.context;
    if (medianMs === null) return html`<p>${t.figures.noYes}</p>`;
    const rows = bands.map((band) => [band.underMs === null ? t.figures.over : t.figures.under(say.span(band.underMs)), say.count(band.count)]);
    return html`<p>${t.figures.median(say.span(medianMs), say.count(count))}</p>${dataTable(t.figures.toApproval, [t.figures.band, t.figures.count], rows)}`;
  }
}

customElements.define('figures-part', FiguresPart);
