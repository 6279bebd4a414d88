import { ENROLMENT_MS, PASSKEY_RANDOM_BYTES } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import type { NewCredential } from '../ports.ts';
import { credentialIdsOf } from './check-passkey.ts';
import { placeOf, type Confirmation, type FactorDeps } from './factor-port.ts';
import { newPasskey, type Passkey } from './passkey.ts';
import { PASSKEY_ALGORITHMS } from './passkey-key.ts';

/** What the browser needs to have a passkey made (WebAuthn level 3, 5.4). Ids and challenge are base64url. */
export interface PasskeyOptions {
  readonly enrolmentId: string;
  readonly challenge: string;
  readonly rpId: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly algorithms: readonly number[];
  /** Authenticators that hold one of the person's passkeys already. */
  readonly exclude: readonly string[];
}

/** The same for a person each time, so that a phone replaces its old entry; says nothing of who it is (WebAuthn level 3, 14.6.1). */
const userHandleOf = ({ keyRing }: FactorDeps, personId: string): string => keyRing.mac('passkey-user', personId);

/** Begins an enrolment; an older one of the same person that was not finished is void. */
export const startPasskey = (deps: FactorDeps) => async (person: { readonly id: string; readonly displayName: string }): Promise<PasskeyOptions> => {
  const id = deps.random.id();
  const at = deps.clock.now();
  const challenge = Buffer.from(deps.random.bytes(PASSKEY_RANDOM_BYTES)).toString('base64url');
  const sealed = await deps.vault.seal(placeOf({ id, personId: person.id, kind: 'passkey', usableAt: null }), new Secret(challenge));
  const exclude = await credentialIdsOf(deps, person.id);
  await deps.store.beginEnrolment({ id, personId: person.id, kind: 'passkey', sealed, at, until: new Date(at.getTime() + ENROLMENT_MS) });
  return {
    enrolmentId: id,
    challenge,
    rpId: deps.rpId,
    user: { id: userHandleOf(deps, person.id), name: person.displayName },
    algorithms: PASSKEY_ALGORITHMS,
    exclude,
  };
};

/** A passkey that was made for an enrolment. `gone`: not this person's, over, confirmed before, or tried too often. */
export const checkNewPasskey =
  (deps: FactorDeps) =>
  async (personId: string, asked: { readonly enrolmentId: string; readonly name: string; readonly credential: NewCredential }): Promise<Confirmation | 'refused' | 'malformed' | 'gone'> => {
    const at = deps.clock.now();
    const { enrolmentId, name, credential } = asked;
    const sealed = await deps.store.countEnrolmentTry(enrolmentId, personId, 'passkey', at);
    if (sealed === null) return 'gone';
    const place = { id: enrolmentId, personId, kind: 'passkey', usableAt: null } as const;
    const challenge = (await deps.vault.open(placeOf(place), sealed)).reveal();
    const made = await newPasskey(credential, { origin: deps.origin, rpId: deps.rpId, challenge });
    if (typeof made === 'string') return made;
    const passkey: Passkey = { credentialId: credential.id, publicKey: made.publicKey, userHandle: userHandleOf(deps, personId) };
    const usableAt = new Date(at.getTime() + deps.waitMs);
    const kept = await deps.vault.seal(placeOf({ ...place, usableAt }), new Secret(JSON.stringify(passkey)));
    return { name, at, usableAt, sealed: kept, as: { kind: 'passkey', credentialId: credential.id, signCount: made.signCount } };
  };
