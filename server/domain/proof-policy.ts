import { PROOF_KINDS, type ProofKind } from './words.ts';

/** Which proofs count for whom. Never empty: nobody is recovered on an address alone. */
export interface ProofPolicy {
  readonly usual: readonly ProofKind[];
  /** The first group that a person is in decides, instead of the usual. */
  readonly groups: readonly { readonly groupId: string; readonly proofs: readonly ProofKind[] }[];
}

export const DEFAULT_PROOF_POLICY: ProofPolicy = { usual: ['badge', 'recovery-code'], groups: [] };

/** What the kiosk offers to everybody, since it may not know who stands there. */
export const proofsOnOffer = ({ usual, groups }: ProofPolicy): readonly ProofKind[] =>
  PROOF_KINDS.filter((kind) => usual.includes(kind) || groups.some(({ proofs }) => proofs.includes(kind)));

/** What counts for a person in these groups. */
export const proofsFor = ({ usual, groups }: ProofPolicy, memberOf: readonly string[]): readonly ProofKind[] =>
  groups.find(({ groupId }) => memberOf.includes(groupId))?.proofs ?? usual;
