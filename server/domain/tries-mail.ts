import { addressesOf, approverAddress, languageOf, oneLine, whereOf, type MailText, type Place, type Recipient } from './mail-texts.ts';
import type { Language } from './words.ts';

/** Notes for translators: `who` is the person whose account it is, `where` a line for each kiosk, `count` how many tries there were. */
interface Texts {
  readonly subject: string;
  readonly own: (said: { readonly count: number; readonly where: string; readonly phone: string }) => string;
  readonly managerSubject: (who: string) => string;
  readonly manager: (said: { readonly who: string; readonly count: number; readonly where: string; readonly phone: string }) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    subject: 'Somebody tried to recover your account',
    own: ({ count, where, phone }) => `Somebody tried to recover your account at a kiosk. It came to nothing, and nobody got a pass.

How often in the last minutes: ${count}
Where:
${where}

Was it you? Then try again, or ask the desk.
Was it not you? Call the desk on ${phone}. Give nobody a code or your badge.
`,
    managerSubject: (who) => `Somebody tried to recover the account of ${who}`,
    manager: ({ who, count, where, phone }) => `Somebody tried to recover the account of ${who} at a kiosk. It came to nothing, and nobody got a pass.

How often in the last minutes: ${count}
Where:
${where}

You need do nothing. If somebody now calls you about it, do not confirm anything that you did not see for yourself. The desk is on ${phone}.
`,
  },
  de: {
    subject: 'Jemand wollte Ihr Konto wiederherstellen',
    own: ({ count, where, phone }) => `Jemand wollte an einem Kiosk Ihr Konto wiederherstellen. Es wurde nichts daraus, und niemand bekam einen Pass.

Wie oft in den letzten Minuten: ${count}
Wo:
${where}

Waren Sie das? Dann versuchen Sie es noch einmal oder fragen Sie die Servicestelle.
Waren Sie das nicht? Rufen Sie die Servicestelle unter ${phone} an. Geben Sie niemandem einen Code oder Ihren Ausweis.
`,
    managerSubject: (who) => `Jemand wollte das Konto von ${who} wiederherstellen`,
    manager: ({ who, count, where, phone }) => `Jemand wollte an einem Kiosk das Konto von ${who} wiederherstellen. Es wurde nichts daraus, und niemand bekam einen Pass.

Wie oft in den letzten Minuten: ${count}
Wo:
${where}

Sie brauchen nichts zu tun. Wenn Sie jetzt jemand deswegen anruft, bestätigen Sie nichts, was Sie nicht selbst gesehen haben. Die Servicestelle: ${phone}.
`,
  },
};

interface Tried {
  readonly person: Recipient & { readonly displayName: string };
  readonly manager: Recipient | null;
  readonly count: number;
  /** Each once, at least one. */
  readonly kiosks: readonly Place[];
}

/** One mail for all tries of a while, to every address of the person and to the manager of record. */
export function triesMails({ person, manager, count, kiosks }: Tried): readonly MailText[] {
  const said = (language: Language) => ({ count, where: kiosks.map((kiosk) => whereOf(kiosk, language)).join('\n'), phone: kiosks[0]?.deskPhone ?? '' });
  const own = languageOf(person);
  const mails = addressesOf(person).map((to) => ({ to, subject: TEXTS[own].subject, text: TEXTS[own].own(said(own)) }));
  if (manager === null) return mails;
  const theirs = languageOf(manager);
  const who = oneLine(person.displayName);
  return [...mails, { to: approverAddress(manager), subject: TEXTS[theirs].managerSubject(who), text: TEXTS[theirs].manager({ who, ...said(theirs) }) }];
}
