/** App roles of the ID token, as the app registration defines them. */
export const DESK_ROLES = ['Vouch.Clerk', 'Vouch.Auditor', 'Vouch.Operator'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

interface DeskRule {
  /** Whoever holds one of these may. */
  readonly roles: readonly DeskRole[];
  /** Whether each time wants the clerk's own factor, spent on exactly this act: what opens something, or takes from somebody what they sign with. */
  readonly signed: boolean;
}

const rule = (signed: boolean, ...roles: readonly DeskRole[]): DeskRule => ({ roles, signed });

/**
 * Who may do what at the desk: the one table. None of it shows or makes a pass, or gives a yes. What only ends
 * something waits for no factor: a clerk whose phone is at home must be able to stop a thief.
 */
export const DESK_ACTS = {
  cases: rule(false, 'Vouch.Clerk', 'Vouch.Operator'),
  stopCase: rule(false, 'Vouch.Clerk', 'Vouch.Operator'),
  slips: rule(false, 'Vouch.Clerk'),
  slip: rule(false, 'Vouch.Clerk'),
  closeSlip: rule(false, 'Vouch.Clerk'),
  checkId: rule(true, 'Vouch.Clerk'),
  blocks: rule(false, 'Vouch.Clerk', 'Vouch.Operator'),
  askToClear: rule(true, 'Vouch.Clerk'),
  clear: rule(true, 'Vouch.Clerk', 'Vouch.Operator'),
  revokeFactors: rule(true, 'Vouch.Clerk', 'Vouch.Operator'),
  managers: rule(false, 'Vouch.Clerk', 'Vouch.Operator'),
  audit: rule(false, 'Vouch.Auditor'),
  figures: rule(false, 'Vouch.Clerk', 'Vouch.Auditor', 'Vouch.Operator'),
  kiosks: rule(false, 'Vouch.Operator'),
} as const satisfies Record<string, DeskRule>;

export type DeskAct = keyof typeof DESK_ACTS;

/** Acts that a person with these roles may do; other roles than ours mean nothing. */
export const actsOf = (roles: readonly string[]): readonly DeskAct[] => (Object.keys(DESK_ACTS) as DeskAct[]).filter((act) => mayDo(roles, act));

export const mayDo = (roles: readonly string[], act: DeskAct): boolean => DESK_ACTS[act].roles.some((role) => roles.includes(role));
