import { reached, after } from '../domain/case-times.ts';
import { MANAGERS_LOOK_EVERY_MS, MANAGERS_LOOK_RETRY_MS } from '../domain/limits.ts';
import type { Deps } from '../ports.ts';

/**
 * Reads whose manager is who and keeps it, when the last look of this process is a day old. Another process looks too:
 * twice the same changes nothing. Apart from the sweep of cases, since it may take minutes.
 */
export function lookAtManagers({ clock, directory, managers, policy, report }: Pick<Deps, 'clock' | 'directory' | 'managers' | 'policy' | 'report'>): () => Promise<void> {
  let lookedAt: Date | null = null;
  let waitMs = 0;
  return async () => {
    const now = clock.now();
    // A look from the future, after the clock was set back, does not count.
    if (!policy.newManagerNeedsSecond || (lookedAt !== null && !reached(lookedAt, after(now, 1)) && !reached(now, after(lookedAt, waitMs)))) return;
    lookedAt = now;
    waitMs = MANAGERS_LOOK_RETRY_MS;
    try {
      await managers.remember(await directory.managers(), clock.now());
      waitMs = MANAGERS_LOOK_EVERY_MS;
    } catch (error) {
      report('The managers could not be read and will be read again.', error);
    }
  };
}
