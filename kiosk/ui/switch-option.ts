import { html, nothing, type TemplateResult } from 'lit';

/** On or off, at once. */
export const switchOption = (props: { readonly title: string; readonly hint?: string; readonly on: boolean; readonly onSwitch: (on: boolean) => void }): TemplateResult => html`
  <label class="option">
    <input type="checkbox" role="switch" aria-checked=${props.on ? 'true' : 'false'} .checked=${props.on} @change=${(event: Event) => { if (event.target instanceof HTMLInputElement) props.onSwitch(event.target.checked); }} />
    <span><strong>${props.title}</strong>${props.hint === undefined ? nothing : html`<br /><span class="soft">${props.hint}</span>`}</span>
  </label>
`;
