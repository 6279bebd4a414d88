import type { CaseCommand, CommandRefused } from '../domain/case-commands.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { decide } from '../domain/decide.ts';
import { evolve } from '../domain/evolve.ts';
import { Unavailable, type CaseChange, type Deps, type StoredCase } from '../ports.ts';
import { Refusal } from './refusal.ts';

/** Losing this many races in a row means that something is wrong with the row, not that many people are fast. */
const ROUNDS = 8;

export type ChangeOutcome =
  | { readonly outcome: 'changed' | 'unchanged'; readonly recoveryCase: RecoveryCase }
  | { readonly outcome: 'refused'; readonly refused: CommandRefused; readonly recoveryCase: RecoveryCase }
  | { readonly outcome: 'person-busy' | 'gone' };

/** The command for a case as it was read; null: not for a case in this shape any more. */
type CommandFor = CaseCommand | ((stored: StoredCase) => CaseCommand | null);

/** Committed with the change, if there is one. */
export type Along = (recoveryCase: RecoveryCase) => Pick<CaseChange, 'mails' | 'pings' | 'sealedPass' | 'block' | 'failedTry'>;

/**
 * Reads, decides and saves; who loses a race reads again and decides anew, so that every decision was made on the
 * state that it changed.
 */
export const changeCase =
  (deps: Pick<Deps, 'clock' | 'cases'>) =>
  async (id: string, command: CommandFor, along: Along = () => ({})): Promise<ChangeOutcome> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const stored = await deps.cases.load(id);
      if (stored === null) return { outcome: 'gone' };
      const before = stored.recoveryCase;
      const asked = typeof command === 'function' ? command(stored) : command;
      if (asked === null) return { outcome: 'refused', refused: 'wrong_state', recoveryCase: before };
      const now = deps.clock.now();
      const decision = decide(before, asked, now);
      if ('refused' in decision) return { outcome: 'refused', refused: decision.refused, recoveryCase: before };
      if (decision.events.length === 0) return { outcome: 'unchanged', recoveryCase: before };
      const recoveryCase = decision.events.reduce(evolve, before);
      const saved = await deps.cases.save(stored, { recoveryCase, events: decision.events, ...along(recoveryCase) }, now);
      if (saved === 'saved') return { outcome: 'changed', recoveryCase };
      if (saved === 'person-busy') return { outcome: 'person-busy' };
    }
    throw new Unavailable('the case');
  };

/** The case after a change that somebody asked for. @throws {Refusal} when it was not taken. */
export function demandChanged(change: ChangeOutcome): RecoveryCase {
  switch (change.outcome) {
    case 'changed':
    case 'unchanged':
      return change.recoveryCase;
    case 'refused':
      throw new Refusal(change.refused);
    default:
      throw new Refusal('not_found');
  }
}
