import { whereOf, type MailText, type Place } from './mail-texts.ts';
import { LANGUAGES, type Language } from './words.ts';

/** Notes for translators: `where` is a kiosk with its building and floor, `name` its name alone. What begins with `npm` is typed as it stands. */
const TEXTS: Readonly<Record<Language, { readonly subject: string; readonly text: (said: { readonly where: string; readonly name: string }) => string }>> = {
  en: {
    subject: 'Alarm: the key of a kiosk is in use twice',
    text: ({ where, name }) => `Two browsers use the key of one kiosk. Somebody may have copied it to another machine.

Kiosk: ${where}

Nothing is started or given out there until an operator has answered. The kiosk sends people to the desk.
Look at the machine. Nobody restored it or its server from a copy? Then take it out of service and set it up anew:

  npm run admin -- kiosk revoke "${name}"

The machine or the server was restored from a copy? Then say so, and the next one to use the key is the kiosk:

  npm run admin -- kiosk moved "${name}"
`,
  },
  de: {
    subject: 'Alarm: Der Schlüssel eines Kiosks ist zweimal in Gebrauch',
    text: ({ where, name }) => `Zwei Browser benutzen den Schlüssel eines Kiosks. Vielleicht hat ihn jemand auf ein anderes Gerät kopiert.

Kiosk: ${where}

Dort wird nichts begonnen und nichts ausgegeben, bis jemand vom Betrieb geantwortet hat. Der Kiosk schickt die Leute zum Schalter.
Sehen Sie nach dem Gerät. Niemand hat es oder den Server aus einer Kopie wiederhergestellt? Dann nehmen Sie es außer Betrieb und richten es neu ein:

  npm run admin -- kiosk revoke "${name}"

Das Gerät oder der Server wurde aus einer Kopie wiederhergestellt? Dann sagen Sie es, und wer den Schlüssel als Nächstes benutzt, ist der Kiosk:

  npm run admin -- kiosk moved "${name}"
`,
  },
};

/** One mail to the desk, which may read either language: both stand in it. */
export function copiedMails(kiosk: Place, deskMail: string | null): readonly MailText[] {
  if (deskMail === null) return [];
  const text = LANGUAGES.map((language) => TEXTS[language].text({ where: whereOf(kiosk, language), name: kiosk.name })).join('\n---\n\n');
  return [{ to: deskMail, subject: LANGUAGES.map((language) => TEXTS[language].subject).join(' / '), text }];
}
