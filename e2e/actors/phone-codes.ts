import type { PersonPhone } from '../kit/index.ts';
import type { World } from '../world.ts';

/** The codes that a phone shows for Vouch, each of which is good once. */
export interface PhoneCodes {
  /** Puts the account onto the phone by its secret key, whose present code was spent on setting it up. */
  keep(secret: string): Promise<void>;
  /** A code that was not typed yet: who has typed this one waits for the next, as the app shows it half a minute later. */
  next(): Promise<string>;
}

/** The name under which the phone keeps the account. */
const VOUCH_ACCOUNT = /Vouch/;
const TOTP_STEP_MS = 30_000;

export function codesOn(world: World, phone: PersonPhone): PhoneCodes {
  let used = '';
  return {
    keep: async (secret) => {
      await phone.typeKey('Vouch', secret);
      used = await phone.code(VOUCH_ACCOUNT);
    },
    next: async () => {
      let code = await phone.code(VOUCH_ACCOUNT);
      if (code === used) {
        await world.clock.advance(TOTP_STEP_MS);
        code = await phone.code(VOUCH_ACCOUNT);
      }
      used = code;
      return code;
    },
  };
}
