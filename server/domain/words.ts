/** What the claimant wants to do with the pass. */
export const PURPOSES = ['new-phone', 'forgot-pin', 'new-pc'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The kind of thing that is gone. */
export type LostKind = 'phone' | 'security-key' | 'pc';

/** What mails, approvers and the desk are spoken to in. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the claimant read at the kiosk. It is kept with the case while that lives, and decides about no mail: those go by the directory's `preferredLanguage`. */
export const KIOSK_LANGUAGES = ['en', 'de', 'fr', 'es', 'pl', 'tr', 'uk', 'ar', 'he', 'zh', 'ja'] as const;
export type KioskLanguage = (typeof KIOSK_LANGUAGES)[number];

/** How the claimant shows that it is them. */
export const PROOF_KINDS = ['badge', 'recovery-code', 'id-check'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** Whose word counts: whom the directory names, whom they named for themselves, or whom the policy's group holds. */
export const APPROVER_ROLES = ['manager', 'deputy', 'managers-manager', 'on-call'] as const;
export type ApproverRole = (typeof APPROVER_ROLES)[number];

/** How the approver says they recognised the claimant. `otherwise`: somebody makes them say
 * yes. The word tells nothing, since it stands in the address bar of a page that this somebody may be looking at. */
export const KNOWN_BY = ['in-person', 'kiosk-phone', 'video', 'otherwise'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

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
