import { timingSafeEqual } from 'node:crypto';
import type { Approval, AssertionEvidence } from '../domain/case-state.ts';
import { FACTOR_FAILURES_BEFORE_END, PASSKEY_CHALLENGE_MS, PASSKEY_RANDOM_BYTES } from '../domain/limits.ts';
import type { Assertion, FactorCheck, FactorUse, PasskeyChallenge } from '../ports.ts';
import { placeOf, type FactorDeps, type StoredFactor } from './factor-port.ts';
import { isSignedBy, readAssertion, type Passkey } from './passkey.ts';

interface OpenedPasskey {
  readonly factor: StoredFactor;
  readonly passkey: Passkey;
}

/** Null for one that was moved to another row or person, or changed: the operator hears of it. */
async function opened(deps: FactorDeps, factor: StoredFactor): Promise<Passkey | null> {
  try {
    return JSON.parse((await deps.vault.open(placeOf(factor), factor.sealed)).reveal()) as Passkey;
  } catch (error) {
    deps.report('a passkey does not open', error);
    return null;
  }
}

async function openedAll(deps: FactorDeps, factors: readonly StoredFactor[]): Promise<readonly OpenedPasskey[]> {
  const all = await Promise.all(factors.map(async (factor) => ({ factor, passkey: await opened(deps, factor) })));
  return all.flatMap(({ factor, passkey }) => (passkey === null ? [] : [{ factor, passkey }]));
}

/** Credential ids of every passkey of a person, so that an authenticator is not set up twice. */
export const credentialIdsOf = async (deps: FactorDeps, personId: string): Promise<readonly string[]> =>
  (await openedAll(deps, (await deps.store.of(personId)).filter(({ kind }) => kind === 'passkey'))).map(({ passkey }) => passkey.credentialId);

/** The digest is part of what is signed: the yes is for what the case was when it was asked for, and for nothing else. */
export async function askPasskey(deps: FactorDeps, personId: string, { requestId, caseDigest }: FactorUse): Promise<PasskeyChallenge | null> {
  const now = deps.clock.now();
  const usable = (await deps.store.of(personId)).filter(({ kind, failures, usableAt }) => kind === 'passkey' && failures < FACTOR_FAILURES_BEFORE_END && usableAt <= now);
  const credentialIds = (await openedAll(deps, usable)).map(({ passkey }) => passkey.credentialId);
  if (credentialIds.length === 0) return null;
  const challenge = Buffer.concat([deps.random.bytes(PASSKEY_RANDOM_BYTES), Buffer.from(caseDigest, 'base64url')]).toString('base64url');
  await deps.store.putChallenge({ requestId, personId, challenge, until: new Date(now.getTime() + PASSKEY_CHALLENGE_MS) }, now);
  return { challenge, credentialIds };
}

/** Spends an assertion on one use. Null: there is no passkey that may be tried now. */
export async function checkPasskey(deps: FactorDeps, personId: string, assertion: Assertion, use: FactorUse): Promise<FactorCheck | null> {
  const said = await readAssertion(assertion);
  if (said === null) return { outcome: 'malformed' };
  const now = deps.clock.now();
  const challenge = await deps.store.takeChallenge(use.requestId, personId, now);
  if (challenge === null) return { outcome: 'over' };
  // Counted before it is checked, like a code.
  const tried = await deps.store.countTry(personId, 'passkey', now);
  if (tried.length === 0) return null;
  const own = (await openedAll(deps, tried)).find(({ passkey }) => passkey.credentialId === assertion.id);
  const { clientDataJSON, authenticatorData, signature, userHandle } = assertion;
  const evidence: AssertionEvidence = { challenge, clientDataJSON, authenticatorData, signature };
  if (own === undefined || (userHandle !== null && userHandle !== own.passkey.userHandle)) return { outcome: 'wrong' };
  if (!isFor(challenge, use.caseDigest) || !(await isSignedBy(own.passkey, evidence, { origin: deps.origin, rpId: deps.rpId, challenge }))) return { outcome: 'wrong' };
  if (said.hasExtensions) deps.report('a passkey answered with an extension that nobody asked for; it changes nothing', null);
  if (await deps.store.spendCount(own.factor.id, said.signCount, use.caseDigest, tried.map(({ id }) => id))) return { outcome: 'right', factorId: own.factor.id, evidence };
  if (!(await deps.store.of(personId)).some(({ id }) => id === own.factor.id)) return { outcome: 'wrong' };
  deps.report('a passkey counts back: there may be a copy of it', null);
  return { outcome: 'copied' };
}

/** Whether what is stored of a yes is what its factor signed for this digest. A code app signs nothing that could be looked at again. */
export async function isStillSigned(deps: FactorDeps, factor: StoredFactor, { evidence, digest }: Approval): Promise<boolean> {
  if (factor.kind === 'totp') return evidence === null;
  const passkey = await opened(deps, factor);
  if (passkey === null || evidence === null || !isFor(evidence.challenge, digest)) return false;
  return isSignedBy(passkey, evidence, { origin: deps.origin, rpId: deps.rpId, challenge: evidence.challenge });
}

function isFor(challenge: string, caseDigest: string): boolean {
  const digest = Buffer.from(caseDigest, 'base64url');
  const found = Buffer.from(challenge, 'base64url').subarray(PASSKEY_RANDOM_BYTES);
  return found.length === digest.length && timingSafeEqual(found, digest);
}
