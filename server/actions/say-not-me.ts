import { alarmMails } from '../domain/alarm-mail.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { notMeHash } from './tell-claimant.ts';

type Needs = Pick<Deps, 'cases' | 'kiosks' | 'notices' | 'keyedHash' | 'policy' | 'wake'>;

/**
 * *This was not me*. The person is blocked and the desk alarmed at once; the case is taken back by the sweep, which goes
 * on until it is done. A link that counts no more, or never did, comes back the same way: it tells a stranger nothing.
 */
export const sayNotMe =
  (deps: Needs) =>
  async (token: string): Promise<void> => {
    const tokenHash = notMeHash(deps, token);
    const link = await deps.notices.find(tokenHash);
    if (link === null) return;
    const stored = await deps.cases.load(link.caseId);
    const kiosk = stored === null ? null : await deps.kiosks.kiosk(stored.recoveryCase.kioskId);
    if (kiosk === null) throw new Unavailable('the kiosk');
    if (await deps.notices.spend(tokenHash, link, alarmMails('not-me', { deskMail: deps.policy.deskMail, kiosk, caseId: link.caseId }))) deps.wake();
  };
