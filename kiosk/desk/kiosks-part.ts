import { html } from 'lit';
import type { KioskRow } from '#contract/desk';
import { dataTable } from './data-table.ts';
import { DeskPart } from './desk-part.ts';

interface View {
  readonly kiosks: readonly KioskRow[];
}

/** Every kiosk, and how it fares. They are added, renamed and revoked on the host. */
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
    const { name, site, floor, state, keySince, seen, lastCase, page, states, pages, never } = t.kiosks;
    const ago = (ms: number | null): string => (ms === null ? never : say.ago(ms));
    return dataTable(t.kiosks.title, [name, site, floor, state, keySince, seen, lastCase, page], kiosks.map((kiosk) => [kiosk.name, kiosk.site, kiosk.floor, states[kiosk.state], ago(kiosk.keyAgeMs), ago(kiosk.seenAgoMs), ago(kiosk.caseAgoMs), kiosk.page === null ? '' : pages[kiosk.page]]));
  }
}

customElements.define('kiosks-part', KiosksPart);
