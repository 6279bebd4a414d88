import type { PersonCard, RecoveryCase } from '../domain/case-state.ts';
import { approverMail, type Recipient } from '../domain/mail-texts.ts';
import type { PingKind } from '../domain/ping-texts.ts';
import type { CaseChange, Deps } from '../ports.ts';
import { approveLink } from './approve-link.ts';
import { pingsFor, type PingNeeds } from './ping-approver.ts';

export type TellNeeds = PingNeeds & Pick<Deps, 'kiosks' | 'settings'>;

interface Telling {
  readonly recoveryCase: Pick<RecoveryCase, 'id' | 'kioskId' | 'purpose'>;
  readonly requestId: string;
  readonly approver: Recipient & { readonly id: string };
  /** Whom it is about. */
  readonly person: PersonCard | null;
  readonly kind: PingKind;
}

/** What tells an approver of a request, to be queued with the change that it tells of: the mail, and what goes beside it, all with one link. */
export async function tellApprover(deps: TellNeeds, { recoveryCase: { id, kioskId, purpose }, requestId, approver, person, kind }: Telling): Promise<Required<Pick<CaseChange, 'mails' | 'pings'>>> {
  const [kiosk, pings] = await Promise.all([deps.kiosks.kiosk(kioskId), pingsFor(deps, { caseId: id, requestId, approver, kind })]);
  if (kiosk === null) return { mails: [], pings };
  const text = approverMail({ approver, claimantName: person?.displayName ?? '', kiosk, purpose, link: approveLink(deps.settings, requestId), kind });
  return { mails: [{ ...text, request: { caseId: id, requestId } }], pings };
}
