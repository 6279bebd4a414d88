import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { AuditView, SearchAudit } from '#contract/desk';
import { textField } from '../ui/text-field.ts';
import { dataTable } from './data-table.ts';
import { DeskPart } from './desk-part.ts';

/** Looking into the audit log, with what the chain says of the whole of it. */
export class AuditPart extends DeskPart<AuditView> {
  static override properties: PropertyDeclarations = { ...DeskPart.properties, search: { state: true } };
  declare private search: SearchAudit;

  constructor() {
    super();
    this.search = { person: '', caseId: '', kind: '', hours: 24 };
  }

  protected override read() {
    return this.context.api.audit(this.search);
  }

  protected override heading(): string {
    return this.context.t.audit.title;
  }

  protected override draw(view: AuditView): unknown {
    const { t } = this.context;
    const heads = [t.audit.seq, t.audit.at, t.audit.what, t.audit.about, t.audit.data];
    const rows = view.rows.map(({ seq, at, kind, subject, data, personal }) => [seq, at.slice(0, 19).replace('T', ' '), kind, html`<code>${subject}</code>`, html`<code>${data}</code>${personal === null ? nothing : html`<code>${personal}</code>`}`]);
    return html`
      ${this.#verdict(view)}
      <form class="search wide" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); void this.refresh(); }}>
        ${this.#field('person', t.audit.person, t.audit.personHint)} ${this.#field('caseId', t.audit.case, t.audit.caseHint)} ${this.#field('kind', t.audit.kind, t.audit.kindHint)}
        ${textField({ id: 'audit-hours', label: t.audit.hours, value: String(this.search.hours), kind: 'digits', maxLength: 4, onInput: (value) => { this.search = { ...this.search, hours: Number(value) }; } })}
        <button type="submit" class="button main">${t.audit.action}</button>
      </form>
      ${rows.length === 0 ? html`<p>${t.audit.none}</p>` : dataTable(t.audit.title, heads, rows)}
      ${view.more ? html`<p>${t.audit.more}</p>` : nothing}
    `;
  }

  #field(name: 'person' | 'caseId' | 'kind', label: string, hint: string): TemplateResult {
    return textField({ id: `audit-${name}`, label, hint, value: this.search[name], maxLength: 256, onInput: (value) => { this.search = { ...this.search, [name]: value.trim() }; } });
  }

  #verdict({ verdict: { events, faults, agoMs } }: AuditView): TemplateResult {
    const { t, say } = this.context;
    if (faults.length === 0) return html`<p class="notice" role="status">${t.audit.whole(say.count(events), say.ago(agoMs))}</p>`;
    return html`<div class="notice error" role="alert"><p>${t.audit.broken(say.count(events))}</p><ul>${faults.map(({ seq, what }) => html`<li>${t.audit.fault(String(seq), what)}</li>`)}</ul></div>`;
  }
}

customElements.define('audit-part', AuditPart);
