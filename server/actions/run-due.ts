import { after, reached } from '../domain/case-times.ts';
import { DUE_RETRY_MAX_MS, DUE_RETRY_MS, MAIL_TRIED_MS } from '../domain/limits.ts';
import type { Deps, DueRow } from '../ports.ts';
import { advanceCase, type AdvanceNeeds } from './advance-case.ts';

type Needs = AdvanceNeeds & Pick<Deps, 'due' | 'mailer' | 'audit'>;

/** Rows handled side by side. */
const BATCH = 8;

/** The sweep: everything that is due at this instant, to the end. Any number may run at once, in any number of processes. */
export const runDue = (deps: Needs) => async (): Promise<void> => {
  // First, so that a page which is there is not taken for gone after the clock was moved.
  await deps.cases.seen(deps.connectedPages(), deps.clock.now());
  for (;;) {
    const rows = await deps.due.claim(deps.clock.now(), BATCH);
    if (rows.length === 0) return;
    await Promise.all(rows.map((row) => handle(deps, row)));
  }
};

async function handle(deps: Needs, row: DueRow): Promise<void> {
  const { clock, due, report } = deps;
  try {
    const next = row.kind === 'mail' ? await sendMail(deps, row) : await advanceCase(deps)(row.subject);
    if (next === null) await due.done(row);
    // Due again at once means that it did not get on: it waits like a failure, or the sweep would not end.
    else if (reached(clock.now(), next)) await due.again(row, retryAt(clock.now(), row.tries), true);
    else await due.again(row, next, false);
  } catch (error) {
    report(`A due ${row.kind} failed and will be tried again.`, error);
    await due.again(row, retryAt(clock.now(), row.tries), true);
  }
}

const retryAt = (now: Date, tries: number): Date => after(now, Math.min(DUE_RETRY_MS * 2 ** Math.min(tries, 10), DUE_RETRY_MAX_MS));

async function sendMail({ clock, mailer, audit }: Needs, { subject, since, mail }: DueRow): Promise<null> {
  if (mail === null) return null;
  try {
    await mailer.send(mail);
  } catch (error) {
    if (!reached(clock.now(), after(since, MAIL_TRIED_MS))) throw error;
    await audit.append({ kind: 'mail.given-up', subject, data: {} });
  }
  return null;
}
