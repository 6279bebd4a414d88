import { copiedMails } from '../domain/copied-mail.ts';
import type { Deps, Kiosk, MarkOffer } from '../ports.ts';

/**
 * Takes the next mark of a kiosk. A page that comes with one that counts no more is answered like any other: that its
 * copy was noticed is for the desk, and the first screen then offers nothing but the desk.
 */
export const changeMark =
  ({ kiosks, policy, wake }: Pick<Deps, 'kiosks' | 'policy' | 'wake'>) =>
  async ({ kiosk, offer }: { readonly kiosk: Kiosk; readonly offer: MarkOffer }): Promise<void> => {
    await kiosks.changeMark(kiosk.id, offer, copiedMails(kiosk, policy.deskMail));
    wake();
  };
