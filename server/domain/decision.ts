import type { CaseEvent } from './case-events.ts';
import type { Decision } from './case-commands.ts';

export const accept = (...events: readonly CaseEvent[]): Decision => ({ events });
export const NOTHING: Decision = { events: [] };
export const WRONG_STATE: Decision = { refused: 'wrong_state' };
export const TOO_FAST: Decision = { refused: 'too_fast' };
