import { after, reached } from '../domain/case-times.ts';
import { MAIL_TRIED_MS } from '../domain/limits.ts';
import type { Deps, DueRow, Mail } from '../ports.ts';
import { changeCase } from './change-case.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'due' | 'mailer' | 'audit'>;

/** One try to send a queued mail. @throws {Unavailable} to be tried again, until it is too late. */
export async function sendMail(deps: Needs, row: DueRow): Promise<void> {
  const mail = deps.due.open(row);
  try {
    await deps.mailer.send(mail);
  } catch (error) {
    if (!reached(deps.clock.now(), after(row.since, MAIL_TRIED_MS))) throw error;
    await deps.audit.append({ kind: 'mail.given-up', subject: mail.notice?.caseId ?? mail.request?.caseId ?? row.subject, data: { requestId: mail.request?.requestId ?? null } });
    return;
  }
  await noteTaken(deps, mail);
}

/** A notice that was taken lets the case go on; which of the addresses it was, and that a request got away, is for the desk to see. */
async function noteTaken(deps: Needs, { notice, request, to }: Mail): Promise<void> {
  if (request !== undefined) await deps.audit.append({ kind: 'request.mail-taken', subject: request.caseId, data: { requestId: request.requestId }, personal: { to } });
  if (notice === undefined) return;
  await changeCase(deps)(notice.caseId, { type: 'note-told' });
  await deps.audit.append({ kind: 'notice.taken', subject: notice.caseId, data: { notice: notice.kind }, personal: { to } });
}
