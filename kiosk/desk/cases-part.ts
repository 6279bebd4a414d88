import { html, nothing, type PropertyDeclarations } from 'lit';
import type { CasesView, DeskCase } from '#contract/desk';
import { dialog } from '../ui/dialog.ts';
import { caseStory } from './case-story.ts';
import { DeskPart } from './desk-part.ts';

/** Who waits at a kiosk, and why. */
export class CasesPart extends DeskPart<CasesView> {
  static override properties: PropertyDeclarations = { ...DeskPart.properties, stopping: { state: true } };
  declare private stopping: DeskCase | null;

  constructor() {
    super();
    this.stopping = null;
  }

  protected override read() {
    return this.context.api.cases();
  }

  protected override heading(): string {
    return this.context.t.cases.title;
  }

  protected override draw({ cases }: CasesView): unknown {
    const { t, me } = this.context;
    if (cases.length === 0) return html`<p>${t.cases.none}</p>`;
    const stop = (one: DeskCase): unknown =>
      me.may.includes('stopCase') && one.canStop ? html`<div><button type="button" class="button stop" @click=${() => { this.stopping = one; }}>${t.cases.stop}</button></div>` : nothing;
    return html`${cases.map((one) => caseStory(one, this.context, stop(one)))}${this.stopping === null ? nothing : this.#question(this.stopping)}`;
  }

  #question(one: DeskCase): unknown {
    const { t, api } = this.context;
    const close = (): void => { this.stopping = null; };
    return dialog({
      id: 'stop',
      title: t.cases.stopTitle(one.who),
      urgent: true,
      onDismiss: close,
      body: html`
        <p>${t.cases.stopBody}</p>
        <div class="acts">
          <button type="button" class="button plain" @click=${close}>${t.cases.keep}</button>
          <button type="button" class="button stop" @click=${() => { close(); void this.act(() => api.stopCase(one.id), () => t.cases.stopped); }}>${t.cases.stopAction}</button>
        </div>
      `,
    });
  }
}

customElements.define('cases-part', CasesPart);
