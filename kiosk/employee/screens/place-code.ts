import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';

let drawn: { readonly address: string; readonly label: string; readonly code: Promise<TemplateResult> } | null = null;

/** Fetched only here: most people never come to a screen with a code. */
const draw = (address: string, label: string): Promise<TemplateResult> => {
  if (drawn?.address !== address || drawn.label !== label) {
    const code = import('../place-qr.ts').then(({ placeQr }) => placeQr(address, label));
    drawn = { address, label, code };
  }
  return drawn.code;
};

/** An address as a QR code, for another device. Never holds a pass. @param label what a screen reader says of it */
export const placeCode = (address: string, caption: string, label = address): TemplateResult | typeof nothing =>
  address === '' ? nothing : html`<figure class="place-code">${until(draw(address, label), nothing)}<figcaption class="soft">${caption}</figcaption></figure>`;
