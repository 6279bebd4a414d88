import { addressesOf, languageOf, type MailText, type Recipient } from './mail-texts.ts';
import type { Language } from './words.ts';

const TEXTS: Readonly<Record<Language, Omit<MailText, 'to'>>> = {
  en: {
    subject: 'New recovery codes were made for your account',
    text: `Recovery codes were made in your name. With one of them you can show at a recovery kiosk that it is you. Older ones do not work any more.

Was it you? Keep them where nobody else finds them, apart from your phone.
If not: call the desk at once. Somebody else has signed in with your account.
`,
  },
  de: {
    subject: 'Für Ihr Konto wurden neue Wiederherstellungs-Codes erstellt',
    text: `In Ihrem Namen wurden Wiederherstellungs-Codes erstellt. Mit einem davon können Sie an einem Wiederherstellungs-Kiosk zeigen, dass Sie es sind. Ältere gelten nicht mehr.

Waren Sie das? Bewahren Sie sie dort auf, wo sie sonst niemand findet, nicht beim Telefon.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
  },
};

/** To every address the directory holds: whoever made them may read one of them. */
export const codeMails = (person: Recipient): readonly MailText[] => addressesOf(person).map((to) => ({ to, ...TEXTS[languageOf(person)] }));
