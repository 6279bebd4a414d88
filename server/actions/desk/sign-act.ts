import type { PasskeyAsked } from '../../contract/approve.ts';
import { deskDigest } from '../../domain/desk-digest.ts';
import type { DeskAct } from '../../domain/desk-acts.ts';
import type { Deps, FactorUse, GivenFactor } from '../../ports.ts';
import { deskFactorKinds } from '../factor-kinds-now.ts';
import { Refusal } from '../refusal.ts';
import { asWritten } from './slip-number.ts';
import { spendFactor } from '../spend-factor.ts';

export type SignNeeds = Pick<Deps, 'clock' | 'random' | 'quotas' | 'audit' | 'report' | 'factors' | 'policy'>;

/** Something that a clerk does, which their factor is spent on. */
export interface Deed {
  readonly act: DeskAct;
  readonly subject: string;
  readonly clerkId: string;
}

/** One spelling of what it is about, however it was typed. */
export const subjectOf = (act: DeskAct, typed: string): string => (act === 'checkId' ? asWritten(typed) : act === 'revokeFactors' ? typed.toLowerCase() : typed);

const useOf = ({ act, subject, clerkId }: Deed): FactorUse => {
  const digest = deskDigest({ act, subject: subjectOf(act, subject), clerkId });
  return { requestId: `desk:${digest}`, caseDigest: digest };
};

/** What the clerk's passkey is to sign: exactly this deed. @throws {Refusal} factor_missing */
export const askDeskPasskey =
  (deps: Pick<Deps, 'factors' | 'settings'>) =>
  async (deed: Deed): Promise<PasskeyAsked> => {
    const asked = await deps.factors.challenge(deed.clerkId, useOf(deed));
    if (asked === null) throw new Refusal('factor_missing');
    return { ...asked, rpId: new URL(deps.settings.approveOrigin).hostname };
  };

/** Spends the clerk's factor on this deed. @throws {Refusal} what {@link spendFactor} does, factor_not_allowed */
export const signDeed =
  (deps: SignNeeds) =>
  async (deed: Deed, given: GivenFactor): Promise<void> => {
    if (!(await deskFactorKinds(deps)).includes(given.kind)) throw new Refusal('factor_not_allowed');
    await spendFactor(deps)({ personId: deed.clerkId, given, use: useOf(deed), subject: deed.act === 'revokeFactors' ? 'factors' : subjectOf(deed.act, deed.subject) });
  };
