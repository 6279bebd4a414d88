import type { CaseBase } from './case-state.ts';
import { ON_CALL_LOOKED_AT, ON_CALL_TRIED } from './limits.ts';
import type { ApproverRole } from './words.ts';

/** How many times somebody of a line is asked at most, one after the other. The kiosk's codes hang on it, so it hangs on the policy alone. */
export const lineSteps = (line: readonly ApproverRole[]): number => line.reduce((steps, role) => steps + (role === 'on-call' ? ON_CALL_TRIED : 1), 0);

/** Of the group, who was asked in this case and has not agreed. */
export const onCallTried = ({ earlier, approverRole }: Pick<CaseBase, 'earlier' | 'approverRole'>): number =>
  earlier.filter((request) => request.approverRole === 'on-call' && request.how !== 'said-yes').length + (approverRole === 'on-call' ? 1 : 0);

/** In an order that is the same for every case, whatever the directory's is. */
export const inOrder = (memberIds: readonly string[]): readonly string[] => memberIds.toSorted().slice(0, ON_CALL_LOOKED_AT);
