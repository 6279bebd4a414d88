import type { LostMethodEnd } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';

/** What became of the method that is lost, where one was to be deleted. */
export const lostMethodNote = ({ lostMethod }: LostMethodEnd, t: EmployeeTexts): TemplateResult | typeof nothing =>
  lostMethod === undefined ? nothing : html`<p class="notice">${lostMethod === 'removed' ? t.lostMethod.removed : t.lostMethod.kept}</p>`;
