import type { CaseState, DeskCase, DeskReason } from '../../contract/desk.ts';
import type { RecoveryCase } from '../../domain/case-state.ts';
import { isAtDesk } from '../../domain/case-times.ts';
import { decide } from '../../domain/decide.ts';
import type { AuditRecord } from '../../desk-ports.ts';
import type { Deps, Person } from '../../ports.ts';
import { placeOf } from '../kiosk-view.ts';
import { namesOf } from './names.ts';
import { peopleIn, tellStory } from './tell-story.ts';

export type TellNeeds = Pick<Deps, 'clock' | 'directory' | 'kiosks' | 'audit'>;

/** A case as a clerk may know it: who, where, how far, and what happened. No code and no pass is in it. */
export const tellCase =
  (deps: TellNeeds) =>
  async (recoveryCase: RecoveryCase): Promise<DeskCase> => {
    const now = deps.clock.now();
    const { id, purpose, lost, proof, startedAt, approverId } = recoveryCase;
    const [kiosk, records] = await Promise.all([deps.kiosks.kiosk(recoveryCase.kioskId), deps.audit.of(id)]);
    const nameOf = await namesOf(deps, [...peopleIn(records), ...(approverId === null ? [] : [approverId])]);
    const address = typed(records, recoveryCase);
    const shows = isAtDesk(recoveryCase) && recoveryCase.stage === 'waiting' ? await whoShows(deps, address) : null;
    const stop = decide(recoveryCase, { type: 'stop-at-desk', clerkId: '' }, now);
    return {
      id,
      who: claimantIn(records, recoveryCase) ?? (shows !== null && shows !== 'nobody' ? shows.displayName : null) ?? address ?? '',
      address,
      kiosk: kiosk === null ? null : placeOf(kiosk),
      purpose,
      lost,
      proof: proof.kind,
      agoMs: now.getTime() - startedAt.getTime(),
      state: stateOf(recoveryCase),
      approver: approverId === null ? null : nameOf(approverId),
      reason: recoveryCase.subject.kind === 'decoy' ? (recoveryCase.subject.reason satisfies DeskReason) : shows === 'nobody' ? 'unknown-person' : null,
      ending: recoveryCase.stage === 'ended' ? recoveryCase.ending : null,
      story: tellStory(records, nameOf, now),
      canStop: 'events' in stop && stop.events.length > 0,
      idSlip: shows !== null && shows !== 'nobody' && proof.kind === 'id-check' ? proof.slip : null,
    };
  };

/** Whose name the identity card must show; null while the directory does not say, and then nobody can be checked. */
const whoShows = ({ directory }: TellNeeds, address: string | null): Promise<Person | 'nobody' | null> =>
  directory.findPerson(address ?? '').then((person) => person ?? 'nobody', () => null);

function stateOf(recoveryCase: RecoveryCase): CaseState {
  switch (recoveryCase.stage) {
    case 'waiting':
      if (isAtDesk(recoveryCase)) return 'at-desk';
      if (recoveryCase.subject.kind === 'decoy') return 'decoy';
      if (recoveryCase.approverId === null) return 'looking-up';
      return recoveryCase.matchedAt !== null ? 'code-right' : recoveryCase.openedAt !== null ? 'opened' : 'asked';
    case 'telling':
    case 'issuing':
    case 'retrying':
    case 'reconciling':
    case 'issued':
      return 'making';
    default:
      return recoveryCase.stage;
  }
}

/** An ended case has forgotten who it was about; the erasable part of the log has not yet. */
function claimantIn(records: readonly AuditRecord[], { person }: RecoveryCase): string | null {
  if (person !== null && person.displayName !== '') return person.displayName;
  const asked = records.find(({ kind }) => kind === 'case.approver-asked')?.personal?.['person'];
  const name: unknown = typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'displayName') : null;
  return typeof name === 'string' && name !== '' ? name : null;
}

function typed(records: readonly AuditRecord[], { address }: RecoveryCase): string | null {
  if (address !== '') return address;
  const started = records.find(({ kind }) => kind === 'case.started')?.personal?.['address'];
  return typeof started === 'string' ? started : null;
}
