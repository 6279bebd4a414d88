import type { Ending, KioskView } from '#contract/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { statusMark, type StatusKind } from '../../ui/status-mark.ts';
import { lostMethodNote } from './lost-method-note.ts';
import type { ScreenProps } from './props.ts';

const MARKS: Readonly<Record<Ending, StatusKind>> = {
  declined: 'stopped',
  unanswered: 'waiting',
  cancelled: 'stopped',
  locked: 'trouble',
  lapsed: 'waiting',
  failed: 'trouble',
  revoked: 'stopped',
  closed: 'good',
  unconfirmed: 'waiting',
};

const words = (ending: Ending, t: EmployeeTexts): readonly [title: string, body: string] => {
  switch (ending) {
    case 'declined':
      return [t.ended.declinedTitle, t.ended.declinedBody];
    case 'unanswered':
      return [t.ended.unansweredTitle, t.ended.unansweredBody];
    case 'cancelled':
      return [t.ended.cancelledTitle, t.ended.cancelledBody];
    case 'locked':
      return [t.ended.lockedTitle, t.ended.lockedBody];
    case 'lapsed':
      return [t.ended.lapsedTitle, t.ended.lapsedBody];
    case 'failed':
      return [t.ended.failedTitle, t.ended.failedBody];
    case 'revoked':
      return [t.ended.revokedTitle, t.ended.revokedBody];
    case 'closed':
      return [t.ended.closedTitle, t.ended.closedBody];
    case 'unconfirmed':
      return [t.ended.unconfirmedTitle, t.ended.unconfirmedBody];
  }
};

export const endedScreen = ({ t, acts }: ScreenProps, view: Extract<KioskView, { step: 'ended' }>): TemplateResult => {
  const { ending } = view;
  const [title, body] = words(ending, t);
  return html`
    <div class="hero">
      <div class="stack">
        ${statusMark(MARKS[ending])}
        <h1 tabindex="-1">${title}</h1>
        <p class="lead">${body}</p>
      </div>
      ${view.lostMethod === 'kept' ? lostMethodNote(view, t) : nothing}
      <div class="acts"><button type="button" class="button main" @click=${acts.startOver}>${ending === 'closed' ? t.ended.finish : t.ended.again}</button></div>
    </div>
  `;
};
