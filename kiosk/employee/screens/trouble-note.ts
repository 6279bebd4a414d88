import { html, nothing, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import type { Model } from '../model.ts';

const sentence = (trouble: NonNullable<Model['trouble']>, t: EmployeeTexts): string | null => {
  switch (trouble) {
    case 'offline':
      return t.page.reconnecting;
    case 'too_many':
    case 'too_fast':
      return t.trouble.busy;
    case 'purpose_unavailable':
      return t.trouble.unavailable;
    case 'bad_request':
      return t.trouble.badRequest;
    // The first four are said at the field itself; after a wrong state the stream brings the right screen.
    case 'address':
    case 'badge':
    case 'collect_code_wrong':
    case 'release_code_wrong':
    case 'wrong_state':
    case 'aborted':
      return null;
    default:
      return t.trouble.serverBody;
  }
};

/** What went wrong with the last press, beside what was pressed. */
export const troubleNote = (model: Model, t: EmployeeTexts): TemplateResult | typeof nothing => {
  const text = model.trouble === null ? null : sentence(model.trouble, t);
  return text === null ? nothing : html`<p class="notice error" role="alert">${text}</p>`;
};
