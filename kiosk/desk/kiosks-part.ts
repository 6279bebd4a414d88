import { html } from 'lit';
import type { KioskRow } from '#contract/desk';
import { dataTable } from './data-table.ts';
import { DeskPart } from './desk-part.ts';

interface View {
  readonly kiosks: readonly KioskRow[];
}

/** Every kiosk, and when it was last heard of. They are added and revoked on the host. */
export class KiosksPart extends DeskPart<View> {
  protected override read() {
    return this.context.api.kiosks();
  }

  protected override heading(): string {
    return this.context.t.kiosks.title;
  }

  protected override draw({ kiosks }: View): unknown {
    const { t, say } = this.context;
    if (kiosks.length === 0) return html`<p>${t.kiosks.none}</p>`;
    const { name, site, floor, state, seen, states, never } = t.kiosks;
    return dataTable(t.kiosks.title, [name, site, floor, state, seen], kiosks.map((kiosk) => [kiosk.name, kiosk.site, kiosk.floor, states[kiosk.state], kiosk.seenAgoMs === null ? never : say.ago(kiosk.seenAgoMs)]));
  }
}

customElements.define('kiosks-part', KiosksPart);
