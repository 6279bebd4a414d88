import type { TemplateResult } from 'lit';
import { announcementAt } from '../../session/countdown.ts';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { ring } from '../../ui/progress.ts';
import { spanOf } from './spans.ts';

/** Time left as text and ring; said aloud at 60, 20 and 10 s only. `wholeMs` is a full ring. */
export const timeLeft = (props: { readonly leftMs: number; readonly wholeMs: number; readonly t: EmployeeTexts }): TemplateResult => {
  const { leftMs, wholeMs, t } = props;
  const due = announcementAt(leftMs);
  return ring({
    fraction: leftMs / wholeMs,
    text: t.time.left(spanOf(leftMs, t)),
    announcement: due === null ? '' : t.time.left(t.time.seconds(due)),
  });
};
