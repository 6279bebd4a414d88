import { html, nothing, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { isClosed, type Model } from '../model.ts';
import { unbroken } from './spans.ts';

/** Before anything is typed, and without the server: place and telephone came with the page. */
export const closedNote = (model: Model, t: EmployeeTexts): TemplateResult | typeof nothing => {
  const place = model.house?.kiosk;
  if (!isClosed(model) || place === undefined) return nothing;
  return html`
    <div class="notice" role="status">
      <p>${t.trouble.closed}</p>
      <p><strong>${t.slip.phone(unbroken(place.deskPhone))}</strong></p>
      <p>${t.slip.place(place.site, place.floor)}</p>
    </div>
  `;
};
