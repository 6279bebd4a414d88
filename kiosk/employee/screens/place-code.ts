import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { EmployeeTexts } from '../../texts/employee.en.ts';

let drawn: { readonly address: string; readonly code: Promise<TemplateResult> } | null = null;

/** Fetched only here: most people never come to this screen. */
const draw = (address: string, label: string): Promise<TemplateResult> => {
  if (drawn?.address !== address) {
    const code = import('../place-qr.ts').then(({ placeQr }) => placeQr(address, label));
    drawn = { address, code };
  }
  return drawn.code;
};

/** The address of the place as a QR code, for another device. Never holds a pass. */
export const placeCode = (address: string, t: EmployeeTexts): TemplateResult | typeof nothing =>
  address === '' ? nothing : html`<figure class="place-code">${until(draw(address, address), nothing)}<figcaption class="soft">${t.next.where}</figcaption></figure>`;
