import type { DeskMe } from '../../contract/desk.ts';
import { actsOf } from '../../domain/desk-acts.ts';
import type { Deps } from '../../ports.ts';
import { deskFactorKinds } from '../factor-kinds-now.ts';

/** Who is signed in at the desk, what they may do, and what they have to sign it with. */
export const readDeskMe =
  (deps: Pick<Deps, 'clock' | 'quotas' | 'policy' | 'factors' | 'settings'>) =>
  async (clerk: { readonly personId: string; readonly displayName: string; readonly roles: readonly string[] } | null): Promise<DeskMe> => {
    const { approveOrigin, cloudNotice } = deps.settings;
    const around = { factorsAt: `${approveOrigin}/factors`, cloudNotice };
    if (clerk === null) return { ...around, displayName: null, may: [], factor: 'none', hasCodeApp: false };
    const kinds = await deskFactorKinds(deps);
    const ready = await Promise.all(kinds.map(async (kind) => ((await deps.factors.status(clerk.personId, [kind])) === 'ready' ? [kind] : [])));
    const usable = ready.flat();
    const any = await deps.factors.status(clerk.personId, kinds);
    return { ...around, displayName: clerk.displayName, may: actsOf(clerk.roles), factor: usable[0] ?? (any === 'waiting' ? 'waiting' : 'none'), hasCodeApp: usable.includes('totp') };
  };
