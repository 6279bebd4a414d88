import type { CaseIn, DecoyReason, PersonCard } from '../domain/case-state.ts';
import { after, isAtDesk, reached } from '../domain/case-times.ts';
import type { GateFacts } from '../domain/gate.ts';
import { CASES_PER_PERSON, LOOK_UP_TRIED_MS } from '../domain/limits.ts';
import { Unavailable, type Deps, type Person, type StoredCase } from '../ports.ts';
import { askNext, askOne, type AskNeeds } from './ask-next.ts';
import { changeCase } from './change-case.ts';
import { passGate } from './read-facts.ts';
import { unprovenKey } from './start-case.ts';

type Needs = AskNeeds & Pick<Deps, 'badges' | 'recoveryCodes'>;

/** All about the one whom the case will be about, when the gate is open; or why nobody will be asked. */
type Found = { readonly person: PersonCard; readonly facts: GateFacts } | { readonly decoy: DecoyReason; readonly tried: string | null };

/**
 * Finds out whom a start is about and asks the first approver, or turns the case into a decoy with the true reason.
 * In a case that runs: asks the next one.
 * Safe to run twice. @throws {Unavailable} when the directory does not answer and the look-up is to be tried again.
 */
export const resolveCase =
  (deps: Needs) =>
  async (caseId: string): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    if (stored === null) return;
    const { recoveryCase } = stored;
    if (recoveryCase.stage !== 'waiting' || isAtDesk(recoveryCase)) return;
    if (recoveryCase.subject.kind !== 'unresolved') return askNext(deps)(stored, recoveryCase);
    const found = await find(deps, stored, recoveryCase);
    if ('decoy' in found) {
      await turn(deps, caseId, found);
      return;
    }
    const change = await askOne(deps, { ...found, recoveryCase });
    if (change === null) await turn(deps, caseId, { decoy: 'approver-quota', tried: found.person.id });
    else if (change.outcome === 'person-busy') await turn(deps, caseId, { decoy: 'case-already-open', tried: found.person.id });
  };

/** Nobody will be asked; whoever was meant hears of it later, with other tries. */
const turn = (deps: Needs, caseId: string, { decoy, tried }: Extract<Found, { decoy: DecoyReason }>) =>
  changeCase(deps)(caseId, { type: 'make-decoy', reason: decoy }, () => (tried === null ? {} : { failedTry: tried }));

async function find(deps: Needs, stored: StoredCase, recoveryCase: CaseIn<'waiting'>): Promise<Found> {
  const { clock, quotas, directory } = deps;
  const person = await lookUp(directory, recoveryCase, clock.now());
  if (person === 'unreadable') return { decoy: 'unreadable', tried: null };
  if (person === null) return { decoy: 'unknown-person', tried: null };
  const tried = person.id;
  if (!(await holds(deps, recoveryCase, person.id))) return { decoy: 'proof-wrong', tried };
  // Proven: from here on it counts against the person and no longer against the kiosk.
  await quotas.release(unprovenKey(recoveryCase.kioskId), recoveryCase.id);
  if (!(await quotas.take(personKey(person.id), recoveryCase.id, CASES_PER_PERSON, clock.now()))) return { decoy: 'person-quota', tried };

  const { answer, facts } = await passGate(deps)('start', stored, person.id);
  if (!answer.ok) {
    if (answer.reason === 'unreadable' && maySearchOn(recoveryCase, clock.now())) throw new Unavailable('the directory');
    return { decoy: answer.reason, tried: answer.reason === 'unreadable' ? null : tried };
  }
  const { id, displayName, jobTitle } = person;
  return { facts, person: { id, displayName, jobTitle } };
}

/** Whether the proof is this person's, and was not used up. What a clerk saw is judged at the gate, with who the clerk is. */
async function holds({ badges, recoveryCodes }: Needs, { id, proof }: CaseIn<'waiting'>, personId: string): Promise<boolean> {
  switch (proof.kind) {
    case 'badge':
      return (await badges.holderOf(proof.hash)) === personId;
    case 'recovery-code':
      return recoveryCodes.spend(personId, proof.hash, id);
    case 'id-check':
      return proof.clerkId !== null;
  }
}

async function lookUp(directory: Deps['directory'], recoveryCase: CaseIn<'waiting'>, now: Date): Promise<Person | null | 'unreadable'> {
  try {
    return await directory.findPerson(recoveryCase.address);
  } catch (error) {
    if (maySearchOn(recoveryCase, now)) throw error;
    return 'unreadable';
  }
}

const maySearchOn = ({ askedAt }: CaseIn<'waiting'>, now: Date): boolean => !reached(now, after(askedAt, LOOK_UP_TRIED_MS));

export const personKey = (personId: string): string => `person:${personId}`;
