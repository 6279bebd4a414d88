import { verify } from 'otplib';
import { TOTP_BACK_SECONDS, TOTP_STEP_SECONDS } from '../domain/limits.ts';
import type { Secret } from '../domain/secret.ts';

/** Exactly six ASCII digits: another spelling of a code is another code (Vault CVE-2025-6014, -6015). */
const CODE = /^[0-9]{6}$/;

/**
 * The time step of a right code (RFC 6238, SHA-1, six digits, 30 s), else null. Right is the code of this step or of
 * the one before, when it is younger than `afterStep`. The library throws on odd input and when the clock stands
 * before `afterStep`; both are a plain no here.
 */
export async function rightStep(seed: Secret<string>, code: string, now: Date, afterStep: number | null): Promise<number | null> {
  if (!CODE.test(code)) return null;
  try {
    const checked = await verify({
      secret: seed.reveal(),
      token: code,
      epoch: Math.floor(now.getTime() / 1000),
      period: TOTP_STEP_SECONDS,
      epochTolerance: [TOTP_BACK_SECONDS, 0],
      ...(afterStep !== null && { afterTimeStep: afterStep }),
    });
    return checked.valid && 'timeStep' in checked ? checked.timeStep : null;
  } catch {
    return null;
  }
}
