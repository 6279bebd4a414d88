import { html } from 'lit';
import type { UnreadyManager } from '#contract/desk';
import { dataTable } from './data-table.ts';
import { DeskPart } from './desk-part.ts';

interface View {
  readonly managers: readonly UnreadyManager[];
}

/** Managers for want of whose factor somebody was refused. */
export class ManagersPart extends DeskPart<View> {
  protected override read() {
    return this.context.api.managers();
  }

  protected override heading(): string {
    return this.context.t.managers.title;
  }

  protected override draw({ managers }: View): unknown {
    const { t, say } = this.context;
    if (managers.length === 0) return html`<p>${t.managers.none}</p>`;
    return html`
      <p>${t.managers.body}</p>
      ${dataTable(t.managers.title, [t.managers.who, t.managers.address, t.managers.refused, t.managers.last], managers.map(({ who, address, refused, lastAgoMs }) => [who, address, say.count(refused), say.ago(lastAgoMs)]))}
    `;
  }
}

customElements.define('managers-part', ManagersPart);
