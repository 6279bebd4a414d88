import { after, reached } from '../domain/case-times.ts';
import { APPROVAL_VALID_MS, DUE_RETRY_MAX_MS, DUE_RETRY_MS, HOLD_FOR_NOTICE_MS } from '../domain/limits.ts';
import type { Deps, DueRow } from '../ports.ts';
import { advanceCase, type AdvanceNeeds } from './advance-case.ts';
import { sendPing } from './ping-approver.ts';
import { remindApprover } from './remind-approver.ts';
import { repudiateCase } from './repudiate-case.ts';
import { sendMail } from './send-mail.ts';
import { tellClaimant } from './tell-claimant.ts';
import { findDeputy, tellFormerDeputy } from './tell-deputy.ts';
import { tellFactorWaits } from './tell-factor-waits.ts';
import { tellTries } from './tell-tries.ts';

type Needs = AdvanceNeeds & Pick<Deps, 'due' | 'mailer' | 'audit' | 'notices' | 'deputies'>;

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
    const next = row.kind === 'case' ? await advanceCase(deps)(row.subject) : await doOnce(deps, row);
    if (next === null) await due.done(row);
    // Due again at once means that it did not get on: it waits like a failure, or the sweep would not end.
    else if (reached(clock.now(), next)) await due.again(row, retryAt(clock.now(), row), true);
    else await due.again(row, next, false);
  } catch (error) {
    report(`A due ${row.kind} failed and will be tried again.`, error);
    await due.again(row, retryAt(clock.now(), row), true);
  }
}

/** What is over once it was done. */
async function doOnce(deps: Needs, row: DueRow): Promise<null> {
  switch (row.kind) {
    case 'mail':
      await sendMail(deps, row);
      break;
    case 'remind':
      await remindApprover(deps)(row.subject);
      break;
    case 'ping':
      await sendPing(deps, row);
      break;
    case 'notice-approved':
    case 'notice-refused':
      await tellClaimant(deps)(row.subject, row.kind === 'notice-approved' ? 'approved' : 'refused');
      break;
    case 'not-me':
      await repudiateCase(deps)(row.subject);
      break;
    case 'tries':
      await tellTries(deps)(row.subject);
      break;
    case 'deputy-named':
      await findDeputy(deps)(row.subject);
      break;
    case 'deputy-gone':
      await tellFormerDeputy(deps)(row.subject);
      break;
    case 'factor-waits':
      await tellFactorWaits(deps)(row.subject);
      break;
    case 'case':
  }
  return null;
}

/** Ever later; but for as long as a press may wait for a mail to be taken, nothing waits longer than at first. */
function retryAt(now: Date, { tries, since }: DueRow): Date {
  const isAwaited = !reached(now, after(since, APPROVAL_VALID_MS + HOLD_FOR_NOTICE_MS));
  return after(now, isAwaited ? DUE_RETRY_MS : Math.min(DUE_RETRY_MS * 2 ** Math.min(tries, 10), DUE_RETRY_MAX_MS));
}
