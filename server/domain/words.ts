/** What the claimant wants to do with the pass. */
export const PURPOSES = ['new-phone', 'forgot-pin', 'new-pc'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The kind of thing that is gone. */
export type LostKind = 'phone' | 'security-key' | 'pc';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How the claimant shows that it is them. */
export const PROOF_KINDS = ['badge', 'recovery-code', 'id-check'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** How the approver says they recognised the claimant. */
export type KnownBy = 'in-person' | 'kiosk-phone' | 'video';

/** How a case ended, as the claimant may know it. `unanswered` also covers every account that cannot be recovered here. */
export type Ending =
  | 'declined'
  | 'unanswered'
  | 'cancelled'
  | 'locked'
  | 'lapsed'
  | 'failed'
  | 'revoked'
  | 'closed'
  | 'unconfirmed';
