import type { PingKind } from './ping-texts.ts';
import type { Language, Purpose } from './words.ts';

/** Where a mail goes and in which language it is written. */
export interface Recipient {
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly otherMails: readonly string[];
  readonly preferredLanguage: string | null;
}

export interface Place {
  readonly name: string;
  readonly site: string;
  readonly floor: string;
  readonly deskPhone: string;
}

export interface MailText {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Notes for translators: `who` is a person's name, `where` a kiosk with its building and floor, `phone` a telephone number. */
interface Texts {
  readonly purpose: Readonly<Record<Purpose, string>>;
  readonly where: (place: Place) => string;
  readonly subject: Readonly<Record<PingKind, (who: string) => string>>;
  readonly ask: (asked: { readonly who: string; readonly where: string; readonly purpose: string; readonly phone: string; readonly link: string }) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    purpose: { 'new-phone': 'set up a new phone', 'forgot-pin': 'set a new PIN', 'new-pc': 'set up a new PC' },
    where: ({ name, site, floor }) => `${name}, ${site}, ${floor}`,
    subject: {
      asked: (who) => `${who} asks you to confirm who they are`,
      renewed: (who) => `${who} asks you once more to confirm who they are`,
      reminder: (who) => `${who} is still waiting for you to confirm who they are`,
    },
    ask: ({ who, where, purpose, phone, link }) => `${who} stands at a recovery kiosk and wants to ${purpose}.

Where: ${where}
Call the kiosk: ${phone}

Your yes lets whoever stands there take over this account. Speak to them first, in person or on that number.
They will read you a code of six digits. Nobody may ask you for anything else.

Decide here: ${link}

You know nothing of this, or you are not sure? Decline.
`,
  },
  de: {
    purpose: { 'new-phone': 'ein neues Telefon einrichten', 'forgot-pin': 'eine neue PIN festlegen', 'new-pc': 'einen neuen PC einrichten' },
    where: ({ name, site, floor }) => `${name}, ${site}, ${floor}`,
    subject: {
      asked: (who) => `${who} bittet Sie zu bestätigen, wer dort steht`,
      renewed: (who) => `${who} bittet Sie noch einmal zu bestätigen, wer dort steht`,
      reminder: (who) => `${who} wartet noch darauf, dass Sie bestätigen, wer dort steht`,
    },
    ask: ({ who, where, purpose, phone, link }) => `${who} steht an einem Wiederherstellungs-Kiosk und möchte ${purpose}.

Wo: ${where}
Den Kiosk anrufen: ${phone}

Ihr Ja lässt die Person, die dort steht, dieses Konto übernehmen. Sprechen Sie zuerst mit ihr, vor Ort oder unter dieser Nummer.
Sie liest Ihnen sechs Ziffern vor. Niemand darf etwas anderes von Ihnen verlangen.

Hier entscheiden: ${link}

Sie wissen nichts davon oder sind nicht sicher? Lehnen Sie ab.
`,
  },
};

/** The language of the directory's `preferredLanguage` (BCP 47), English where we do not speak it. */
export const languageOf = ({ preferredLanguage }: Recipient): Language => (preferredLanguage?.toLowerCase().startsWith('de') === true ? 'de' : 'en');

/** A name must stay one line and must not be a second link beside ours, whatever it holds: mail programs make one of any address. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/:\/\/|\bwww\./giu, ' ').trim().slice(0, 120);

/** To the approver: who, where, the telephone, and a link that holds an opaque id. No code, no secret. */
export function approverMail(asked: {
  readonly approver: Recipient;
  readonly claimantName: string;
  readonly kiosk: Place;
  readonly purpose: Purpose;
  readonly link: string;
  readonly kind: PingKind;
}): MailText {
  const { approver, kiosk, purpose, link, kind } = asked;
  const texts = TEXTS[languageOf(approver)];
  const who = oneLine(asked.claimantName);
  return {
    to: approverAddress(approver),
    subject: texts.subject[kind](who),
    text: texts.ask({ who, where: texts.where(kiosk), purpose: texts.purpose[purpose], phone: kiosk.deskPhone, link }),
  };
}

/** Every mailbox that the directory knows of somebody, each once: whoever reads one of them may not be the one who should. */
export function addressesOf({ mail, userPrincipalName, otherMails }: Recipient): readonly string[] {
  const all = [mail ?? userPrincipalName, userPrincipalName, ...otherMails].filter((address) => address !== '');
  return [...new Map(all.map((address) => [address.toLowerCase(), address])).values()];
}

/** Where work mail of somebody goes. */
export const approverAddress = ({ mail, userPrincipalName }: Recipient): string => mail ?? userPrincipalName;

export const whereOf = (place: Place, language: Language): string => TEXTS[language].where(place);
