import { addressesOf, languageOf, whereOf, type MailText, type Place, type Recipient } from './mail-texts.ts';
import type { NoticeKind } from './notices.ts';
import type { Language } from './words.ts';

/** Notes for translators: `where` is a kiosk with its building and floor, `phone` the desk's telephone, `link` leads to a page with one button. */
interface Texts {
  readonly subject: string;
  readonly text: (said: { readonly where: string; readonly minutes: number; readonly removes: boolean; readonly phone: string; readonly link: string }) => string;
}

const TEXTS: Readonly<Record<Language, Readonly<Record<NoticeKind, Texts>>>> = {
  en: {
    approved: {
      subject: 'Your account is being recovered',
      text: ({ where, minutes, removes, phone, link }) => `Somebody at a recovery kiosk is being let back into your account. It was confirmed that it is you.

Where: ${where}
They can get a pass there that works for ${minutes} minutes.${removes ? ' The account is signed out everywhere, and the sign-in method that they name as lost is deleted.' : ''}

Was it you? Then you need do nothing.
Was it not you? Open this page and press the button: ${link}
A pass from this request is then deleted, and nobody can ask for another one. Then call the desk on ${phone}.
`,
    },
    refused: {
      subject: 'The recovery of your account has ended without a pass',
      text: ({ where, phone, link }) => `Somebody at a recovery kiosk asked to be let back into your account, and it was confirmed that it is you. Then the request ended. No pass from it works.

Where: ${where}

Was it you? Then you can start again there, or ask the desk.
Was it not you? Open this page and press the button: ${link}
Nobody can then ask for a pass for your account. Then call the desk on ${phone}.
`,
    },
  },
  de: {
    approved: {
      subject: 'Ihr Konto wird wiederhergestellt',
      text: ({ where, minutes, removes, phone, link }) => `Jemand an einem Wiederherstellungs-Kiosk wird wieder in Ihr Konto gelassen. Es wurde bestätigt, dass Sie es sind.

Wo: ${where}
Die Person kann dort einen Pass bekommen, der ${minutes} Minuten gilt.${removes ? ' Das Konto wird überall abgemeldet, und die Anmeldemethode, die sie als verloren nennt, wird gelöscht.' : ''}

Waren Sie das? Dann brauchen Sie nichts zu tun.
Waren Sie das nicht? Öffnen Sie diese Seite und drücken Sie den Knopf: ${link}
Ein Pass aus dieser Anfrage wird dann gelöscht, und niemand kann einen neuen verlangen. Rufen Sie danach die Servicestelle an: ${phone}.
`,
    },
    refused: {
      subject: 'Die Wiederherstellung Ihres Kontos endete ohne Pass',
      text: ({ where, phone, link }) => `Jemand an einem Wiederherstellungs-Kiosk wollte wieder in Ihr Konto gelassen werden, und es wurde bestätigt, dass Sie es sind. Danach endete die Anfrage. Kein Pass daraus gilt.

Wo: ${where}

Waren Sie das? Dann können Sie dort neu beginnen oder die Servicestelle fragen.
Waren Sie das nicht? Öffnen Sie diese Seite und drücken Sie den Knopf: ${link}
Niemand kann dann einen Pass für Ihr Konto verlangen. Rufen Sie danach die Servicestelle an: ${phone}.
`,
    },
  },
};

interface Told {
  readonly kind: NoticeKind;
  readonly claimant: Recipient;
  readonly kiosk: Place;
  readonly minutes: number;
  /** The policy's `removeLostMethod`. */
  readonly removes: boolean;
  readonly link: string;
}

/** To every address the directory holds for the claimant, who may not be the one at the kiosk (NIST SP 800-63B-4 4.6). */
export function noticeMails({ kind, claimant, kiosk, minutes, removes, link }: Told): readonly MailText[] {
  const language = languageOf(claimant);
  const { subject, text } = TEXTS[language][kind];
  return addressesOf(claimant).map((to) => ({ to, subject, text: text({ where: whereOf(kiosk, language), minutes, removes, phone: kiosk.deskPhone, link }) }));
}
