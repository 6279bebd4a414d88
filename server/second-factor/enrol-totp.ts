import { generateURI } from 'otplib';
import { ENROLMENT_MS, TOTP_STEP_SECONDS } from '../domain/limits.ts';
import { placeOf, type Confirmation, type FactorDeps } from './factor-port.ts';
import { qrPath } from './qr-path.ts';
import { newSeed } from './seed.ts';
import { rightStep } from './totp.ts';

/** Said once, to the page that asked; afterwards the seed leaves the server in no form. */
export interface StartedEnrolment {
  readonly enrolmentId: string;
  readonly secret: string;
  readonly qr: { readonly size: number; readonly path: string };
}

/** Begins an enrolment; an older one of the same person that was not finished is void. */
export const startEnrolment = (deps: FactorDeps) => async (person: { readonly id: string; readonly displayName: string }): Promise<StartedEnrolment> => {
  const seed = newSeed(deps.random);
  const id = deps.random.id();
  const at = deps.clock.now();
  await deps.store.beginEnrolment({
    id, personId: person.id, kind: 'totp', sealed: await deps.vault.seal(placeOf({ id, personId: person.id, kind: 'totp', usableAt: null }), seed), at, until: new Date(at.getTime() + ENROLMENT_MS),
  });
  // A colon would end the issuer in the label (Key URI format).
  const label = person.displayName.replaceAll(':', ' ');
  const uri = generateURI({ strategy: 'totp', issuer: 'Vouch', label, secret: seed.reveal(), period: TOTP_STEP_SECONDS });
  return { enrolmentId: id, secret: seed.reveal(), qr: qrPath(uri) };
};

/**
 * The first code of an enrolment, which is spent by this and approves nothing. `gone`: not this person's, over,
 * confirmed before, or guessed at too often.
 */
export const checkEnrolment = (deps: FactorDeps) => async (personId: string, asked: { readonly enrolmentId: string; readonly name: string; readonly code: string }): Promise<Confirmation | 'wrong' | 'gone'> => {
  const at = deps.clock.now();
  const sealed = await deps.store.countEnrolmentTry(asked.enrolmentId, personId, 'totp', at);
  if (sealed === null) return 'gone';
  const place = { id: asked.enrolmentId, personId, kind: 'totp', usableAt: null } as const;
  const seed = await deps.vault.open(placeOf(place), sealed);
  const step = await rightStep(seed, asked.code, at, null);
  if (step === null) return 'wrong';
  const usableAt = new Date(at.getTime() + deps.waitMs);
  return { name: asked.name, at, usableAt, sealed: await deps.vault.seal(placeOf({ ...place, usableAt }), seed), as: { kind: 'totp', step } };
};
