import { generateSync } from 'otplib';
import type { World } from '../world.ts';

/** A code app without a screen. */
export interface CodeApp {
  keep(secret: string): void;
  /** A code that was not given yet; moves the clock on when the present one was. */
  nextCode(): Promise<string>;
}

const TOTP_STEP_MS = 30_000;

export function codeApp(world: World): CodeApp {
  const clock = world.simulator.clockOf(world.tenant.id);
  let secret = '';
  let usedStep = -1;
  const step = (): number => Math.floor(clock.now().getTime() / TOTP_STEP_MS);
  return {
    keep: (key) => { secret = key; },
    nextCode: async () => {
      if (step() <= usedStep) await world.clock.advance((usedStep + 1) * TOTP_STEP_MS - clock.now().getTime());
      usedStep = step();
      return generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });
    },
  };
}
