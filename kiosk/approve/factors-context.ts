import type { ApproveTexts } from '../texts/approve.en.ts';
import type { FactorsState } from './factors-state.ts';
import type { Formats } from '../session/formats.ts';

export interface FactorActs {
  readonly startEnrolment: () => void;
  readonly addPasskey: () => void;
  /** Has the browser make a passkey, and hands it in under this name. */
  readonly makePasskey: (name: string) => void;
  readonly confirm: (name: string, code: string) => void;
  /** The form was sent with something missing. */
  readonly incomplete: (what: 'code-short' | 'no-name') => void;
  readonly leaveEnrolment: () => void;
  readonly askToRemove: (id: string) => void;
  readonly askToRename: (id: string) => void;
  readonly rename: (id: string, name: string) => void;
  readonly askGone: () => void;
  readonly keep: () => void;
  readonly remove: (id: string) => void;
  readonly phoneGone: () => void;
  readonly retry: () => void;
}

/** Everything that the screens of `/factors` are drawn from. */
export interface FactorsContext {
  readonly state: FactorsState;
  readonly t: ApproveTexts;
  readonly say: Formats;
  /** The page's running clock, in ms. */
  readonly now: number;
  readonly guarded: boolean;
  readonly signInFor: (why: 'view' | 'enrol') => string;
  readonly act: FactorActs;
}
