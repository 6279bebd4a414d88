import { noticeMails } from '../domain/notice-mails.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { Unavailable, type Deps } from '../ports.ts';

type Needs = Pick<Deps, 'random' | 'cases' | 'directory' | 'kiosks' | 'notices' | 'keyedHash' | 'settings' | 'policy'>;

/** Writes to whoever owns the account, at every address that the directory holds now. @throws {Unavailable} to be tried again. */
export const tellClaimant =
  (deps: Needs) =>
  async (caseId: string, kind: NoticeKind): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    const person = stored?.recoveryCase.person ?? null;
    if (stored === null || person === null) return;
    const { kioskId, minutes } = stored.recoveryCase;
    const [claimant, kiosk] = await Promise.all([deps.directory.person(person.id), deps.kiosks.kiosk(kioskId)]);
    if (kiosk === null) throw new Unavailable('the kiosk');
    // An account that is gone has nobody to be told, and no address to tell them at.
    if (claimant === null) return;
    const token = deps.random.id();
    const mails = noticeMails({ kind, claimant, kiosk, minutes, removes: deps.policy.removeLostMethod, link: notMeLink(deps.settings, token) });
    await deps.notices.offer(notMeHash(deps, token), { caseId, personId: person.id }, mails.map((mail) => ({ ...mail, notice: { caseId, kind } })));
  };

export const notMeHash = ({ keyedHash }: Pick<Deps, 'keyedHash'>, token: string): string => keyedHash('not-me', token);

const notMeLink = ({ approveOrigin }: Deps['settings'], token: string): string => `${approveOrigin}/not-me/${token}`;
