import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { SLIP_NUMBER, type SlipRow, type SlipView } from '#contract/desk';
import { textField } from '../ui/text-field.ts';
import { caseStory } from './case-story.ts';
import { DeskPart } from './desk-part.ts';
import type { Signing } from './sign-form.ts';

interface View {
  readonly slips: readonly SlipRow[];
}

/** Numbers that people bring from a kiosk: why, and what to do. */
export class SlipsPart extends DeskPart<View> {
  static override properties: PropertyDeclarations = { ...DeskPart.properties, typed: { state: true }, note: { state: true }, found: { state: true }, signing: { state: true } };
  declare private typed: string;
  declare private note: string;
  declare private found: SlipView | null;
  declare private signing: Signing | null;

  constructor() {
    super();
    this.typed = '';
    this.note = '';
    this.found = null;
    this.signing = null;
  }

  protected override read() {
    return this.context.api.slips();
  }

  protected override heading(): string {
    return this.context.t.slips.title;
  }

  protected override draw({ slips }: View): unknown {
    const { t } = this.context;
    return html`
      <form class="search" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); void this.#find(this.typed.trim()); }}>
        ${textField({ id: 'slip-number', label: t.slips.find, hint: t.slips.hint, value: this.typed, kind: 'digits', maxLength: 9, onInput: (value) => { this.typed = value; } })}
        <button type="submit" class="button main">${t.slips.findAction}</button>
      </form>
      ${this.found === null ? nothing : this.#slip(this.found)}
      <h2>${t.slips.open}</h2>
      ${slips.length === 0 ? html`<p>${t.slips.none}</p>` : html`<ul class="rows">${slips.map((slip) => this.#row(slip))}</ul>`}
    `;
  }

  #row({ number, agoMs, why, kiosk }: SlipRow): TemplateResult {
    const { t, say } = this.context;
    return html`
      <li>
        <button type="button" class="button quiet number" aria-label=${t.slips.show(number)} @click=${() => { void this.#find(number); }}>${number}</button>
        <span>${t.slips.why[why]}</span>
        <span class="soft">${t.ago(say.ago(agoMs))}${kiosk === null ? nothing : html`, ${t.place(kiosk.name, kiosk.floor, kiosk.site)}`}</span>
      </li>
    `;
  }

  #slip({ slip, about }: SlipView): TemplateResult {
    const { t, me, say } = this.context;
    const isOpen = slip.closedNote === null;
    return html`
      <section class="stack" aria-labelledby="slip-title">
        <h2 id="slip-title" tabindex="-1">${t.slips.slip(slip.number)}</h2>
        <p>${t.slips.why[slip.why]}. ${t.ago(say.ago(slip.agoMs))}.</p>
        ${slip.closedNote === null ? nothing : html`<p>${t.slips.closed(slip.closedNote)}</p>`}
        ${about === null ? html`<p>${t.slips.noCase}</p>` : caseStory(about, this.context)}
        ${this.signing === null
          ? html`
              ${isOpen && about?.idSlip === slip.number && me.may.includes('checkId')
                ? html`<div><button type="button" class="button main" @click=${() => { this.signing = this.#check(slip.number, about.who); }}>${t.slips.check}</button></div>`
                : nothing}
              ${isOpen && me.may.includes('closeSlip') ? this.#close(slip.number) : nothing}
            `
          : html`<sign-form .context=${this.context} .signing=${this.signing}></sign-form>`}
      </section>
    `;
  }

  #close(number: string): TemplateResult {
    const { t } = this.context;
    return html`
      <form class="search" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); void this.#closed(number); }}>
        ${textField({ id: 'slip-note', label: t.slips.note, value: this.note, maxLength: 100, onInput: (value) => { this.note = value; } })}
        <button type="submit" class="button plain">${t.slips.close}</button>
      </form>
    `;
  }

  #check(number: string, who: string): Signing {
    const { t, api } = this.context;
    return {
      act: 'checkId',
      subject: number,
      title: t.slips.checkTitle(who),
      body: t.slips.checkBody,
      send: (factor) => api.checkId(number, factor),
      onCancel: () => { this.signing = null; },
      onDone: () => {
        this.signing = null;
        this.found = null;
        this.tell(t.slips.checked);
        void this.refresh();
      },
    };
  }

  async #closed(number: string): Promise<void> {
    const { api, t } = this.context;
    if (await this.act(() => api.closeSlip(number, this.note), () => t.slips.closedNow)) {
      this.found = null;
      this.note = '';
    }
  }

  async #find(number: string): Promise<void> {
    if (!SLIP_NUMBER.test(number)) {
      this.fail('bad_request');
      return;
    }
    const answer = await this.context.api.slip(number);
    this.signing = null;
    this.found = answer.ok ? answer.value : null;
    if (!answer.ok) this.fail(answer.code);
    await this.updateComplete;
    this.querySelector<HTMLElement>('#slip-title')?.focus();
  }
}

customElements.define('slips-part', SlipsPart);
