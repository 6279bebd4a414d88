import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { BlockRow } from '#contract/desk';
import { DeskPart } from './desk-part.ts';
import type { Signing } from './sign-form.ts';

interface View {
  readonly blocks: readonly BlockRow[];
}

/** Who is kept out of recovery; two people let them in again. */
export class BlocksPart extends DeskPart<View> {
  static override properties: PropertyDeclarations = { ...DeskPart.properties, signing: { state: true } };
  declare private signing: Signing | null;

  constructor() {
    super();
    this.signing = null;
  }

  protected override read() {
    return this.context.api.blocks();
  }

  protected override heading(): string {
    return this.context.t.blocks.title;
  }

  protected override draw({ blocks }: View): unknown {
    const { t } = this.context;
    return html`<p>${t.blocks.body}</p>${blocks.length === 0 ? html`<p>${t.blocks.none}</p>` : blocks.map((block) => this.#block(block))}`;
  }

  #block(block: BlockRow): TemplateResult {
    const { t, say, me } = this.context;
    const act = block.askedBy === null ? 'askToClear' : 'clear';
    const may = me.may.includes(act) && !block.askedByYou;
    return html`
      <article class="card stack-tight" aria-label=${block.who}>
        <h2 dir="auto">${block.who}</h2>
        <p>${t.blocks.why[block.why]} <span class="soft">${t.blocks.since(say.ago(block.agoMs))}</span></p>
        ${block.askedBy === null ? nothing : html`<p>${block.askedByYou ? t.blocks.askedByYou : t.blocks.asked(block.askedBy)}</p>`}
        ${this.signing?.subject === block.id
          ? html`<sign-form .context=${this.context} .signing=${this.signing}></sign-form>`
          : may
            ? html`<div><button type="button" class="button plain" @click=${() => { this.signing = this.#sign(block, act); }}>${t.blocks[act === 'clear' ? 'clear' : 'ask']}</button></div>`
            : nothing}
      </article>
    `;
  }

  #sign({ id, who }: BlockRow, act: 'askToClear' | 'clear'): Signing {
    const { t, api } = this.context;
    const isLast = act === 'clear';
    return {
      act,
      subject: id,
      title: isLast ? t.blocks.clearTitle(who) : t.blocks.askTitle(who),
      body: isLast ? t.blocks.clearBody : t.blocks.askBody,
      send: (factor) => api[act](id, factor),
      onCancel: () => { this.signing = null; },
      onDone: () => {
        this.signing = null;
        this.tell(isLast ? t.blocks.cleared : t.blocks.askedNow);
        void this.refresh();
      },
    };
  }
}

customElements.define('blocks-part', BlocksPart);
