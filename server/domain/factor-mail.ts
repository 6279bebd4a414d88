import type { FactorKind } from './factor-kinds.ts';
import { addressesOf, languageOf, type MailText, type Recipient } from './mail-texts.ts';
import type { Language } from './words.ts';

/** What happened to somebody's factor. */
export type FactorChange = 'enrolled' | 'revoked';

type Texts = Readonly<Record<FactorKind, Readonly<Record<FactorChange, Omit<MailText, 'to'>>>>>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    passkey: {
      enrolled: {
        subject: 'A passkey was set up for your approvals',
        text: `A passkey was set up in your name for confirming colleagues at the recovery kiosk.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
      },
      revoked: {
        subject: 'A passkey for your approvals was removed',
        text: `A passkey with which you confirm colleagues at the recovery kiosk was removed. It approves nothing any more.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
      },
    },
    totp: {
      enrolled: {
        subject: 'A code app was set up for your approvals',
        text: `A code app was set up in your name for confirming colleagues at the recovery kiosk.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
      },
      revoked: {
        subject: 'A code app for your approvals was removed',
        text: `A code app with which you confirm colleagues at the recovery kiosk was removed. It approves nothing any more.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
      },
    },
  },
  de: {
    passkey: {
      enrolled: {
        subject: 'Für Ihre Bestätigungen wurde ein Passkey eingerichtet',
        text: `In Ihrem Namen wurde ein Passkey eingerichtet, mit dem Sie am Wiederherstellungs-Kiosk für andere bürgen.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
      },
      revoked: {
        subject: 'Ein Passkey für Ihre Bestätigungen wurde entfernt',
        text: `Ein Passkey, mit dem Sie am Wiederherstellungs-Kiosk für andere bürgen, wurde entfernt. Er bestätigt nichts mehr.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
      },
    },
    totp: {
      enrolled: {
        subject: 'Für Ihre Bestätigungen wurde eine Code-App eingerichtet',
        text: `In Ihrem Namen wurde eine Code-App eingerichtet, mit der Sie am Wiederherstellungs-Kiosk für andere bürgen.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
      },
      revoked: {
        subject: 'Eine Code-App für Ihre Bestätigungen wurde entfernt',
        text: `Eine Code-App, mit der Sie am Wiederherstellungs-Kiosk für andere bürgen, wurde entfernt. Sie bestätigt nichts mehr.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
      },
    },
  },
};

/** To every address the directory holds: whoever made the change may read one of them. */
export const factorMails = (person: Recipient, kind: FactorKind, change: FactorChange): readonly MailText[] =>
  addressesOf(person).map((to) => ({ to, ...TEXTS[languageOf(person)][kind][change] }));
