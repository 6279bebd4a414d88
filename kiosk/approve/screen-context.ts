import type { KnownBy } from '#contract/approve';
import type { Language } from '#contract/kiosk';
import type { ApproveTexts } from '../texts/approve.en.ts';
import type { Formats } from '../session/formats.ts';
import type { Call, Place, RequestState } from './request-state.ts';

/** What an approver can do. Each is a call to the server or a step on this page; none answers. */
export interface Acts {
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly know: (knownBy: KnownBy) => void;
  readonly typeMatchCode: (code: string) => void;
  readonly approve: (code: string) => void;
  /** Has the browser ask for the passkey, and sends what it signed. */
  readonly sign: () => void;
  readonly chooseCode: (byCode: boolean) => void;
  /** The form was sent with fewer digits than a code has. */
  readonly incomplete: () => void;
  readonly decline: () => void;
  /** They did not expect this. */
  readonly report: () => void;
  /** Somebody else is to be asked. */
  readonly notAvailable: () => void;
  readonly undo: () => void;
  readonly retry: () => void;
}

/** Everything that a screen is drawn from. */
export interface ScreenContext {
  readonly state: RequestState;
  readonly t: ApproveTexts;
  readonly say: Formats;
  readonly language: Language;
  /** The page's running clock, in ms. */
  readonly now: number;
  /** The layout has just changed: taps do nothing for a moment. */
  readonly guarded: boolean;
  readonly busy: Call | null;
  /** Where to sign in and come back to this very place. */
  readonly signInFor: (why: 'view' | 'fresh') => string;
  readonly act: Acts;
}
