import { html, type PropertyDeclarations } from 'lit';
import type { FactorsRevoked } from '#contract/desk';
import type { Answer } from '../api/answer.ts';
import { textField } from '../ui/text-field.ts';
import { DeskPart } from './desk-part.ts';
import type { Signing } from './sign-form.ts';

/** Somebody telephones that their phone is gone. */
export class GonePart extends DeskPart<object> {
  static override properties: PropertyDeclarations = { ...DeskPart.properties, address: { state: true }, signing: { state: true } };
  declare private address: string;
  declare private signing: Signing | null;

  constructor() {
    super();
    this.address = '';
    this.signing = null;
  }

  protected override read(): Promise<Answer<object>> {
    return Promise.resolve({ ok: true, value: {} });
  }

  protected override heading(): string {
    return this.context.t.gone.title;
  }

  protected override draw(): unknown {
    const { t } = this.context;
    if (this.signing !== null) return html`<sign-form .context=${this.context} .signing=${this.signing}></sign-form>`;
    return html`
      <p>${t.gone.body}</p>
      <form class="search" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); this.signing = this.#sign(this.address.trim()); }}>
        ${textField({ id: 'gone-address', label: t.gone.address, value: this.address, kind: 'email', maxLength: 256, onInput: (value) => { this.address = value; } })}
        <button type="submit" class="button main">${t.gone.action}</button>
      </form>
    `;
  }

  #sign(address: string): Signing {
    const { t, api, say } = this.context;
    let revoked: FactorsRevoked | null = null;
    return {
      act: 'revokeFactors',
      subject: address,
      title: t.gone.signTitle(address),
      body: t.gone.signBody,
      send: async (factor) => {
        const answer = await api.revokeFactors(address, factor);
        if (answer.ok) revoked = answer.value;
        return answer;
      },
      onCancel: () => { this.signing = null; },
      onDone: () => {
        this.signing = null;
        this.address = '';
        if (revoked !== null) this.tell(t.gone.done(revoked.who, say.count(revoked.count)));
      },
    };
  }
}

customElements.define('gone-part', GonePart);
