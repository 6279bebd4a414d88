import { addressesOf, languageOf, type MailText, type Recipient } from './mail-texts.ts';
import { LANGUAGES, type Language } from './words.ts';

type Said = Omit<MailText, 'to'>;

/** Notes for translators: the desk is told once; `owner` goes to each person who confirms colleagues. Both learn that an older copy of the database is in use. */
const TEXTS: Readonly<Record<Language, { readonly desk: Said; readonly owner: Said }>> = {
  en: {
    desk: {
      subject: 'Alarm: an older database of the recovery kiosk was put back',
      text: `What happened since that copy was made is not known any more. So everything that may have been used up or withdrawn since counts no more: open cases, recovery codes, badges, deputies, sign-ins, and phones that are told of requests. What approvers sign with waits as if it were new.

Now, with whoever runs the server:
1. Import the badges anew, from the list that is valid today.
2. Take out of service again every kiosk that was taken out of service since.
3. Go through the alarms that you got since: accounts that were closed to recovery then may be open again.
4. Look in the tenant's audit log for passes that were made since. They run out by themselves; the kiosk does not know them.
`,
    },
    owner: {
      subject: 'What you confirm colleagues with has to wait again',
      text: `An older copy of the database of the recovery kiosk was put back. What was changed since that copy is not known any more.

Passkeys and code apps of yours therefore wait as if you had just added them. Your recovery codes, your deputy and the phones that are told of requests are gone.

Please look today at the page where you added them. Remove what you had removed before, or what you do not know. Make new recovery codes, and name your deputy anew.
`,
    },
  },
  de: {
    desk: {
      subject: 'Alarm: Eine ältere Datenbank des Wiederherstellungs-Kiosks wurde zurückgespielt',
      text: `Was seit dieser Kopie geschah, ist nicht mehr bekannt. Alles, was seitdem verbraucht oder zurückgenommen worden sein kann, gilt deshalb nicht mehr: offene Fälle, Wiederherstellungscodes, Ausweise, Vertretungen, Anmeldungen und Telefone, die von Anfragen erfahren. Womit bestätigt wird, wartet, als wäre es neu.

Jetzt, zusammen mit dem Betrieb des Servers:
1. Lesen Sie die Ausweise neu ein, aus der Liste, die heute gilt.
2. Nehmen Sie jeden Kiosk wieder außer Betrieb, der seitdem außer Betrieb genommen wurde.
3. Gehen Sie die Alarme durch, die Sie seitdem bekommen haben: Konten, die damals für die Wiederherstellung gesperrt wurden, können wieder offen sein.
4. Suchen Sie im Überwachungsprotokoll des Mandanten nach Pässen, die seitdem gemacht wurden. Sie laufen von selbst ab; der Kiosk kennt sie nicht.
`,
    },
    owner: {
      subject: 'Womit Sie für andere bürgen, muss noch einmal warten',
      text: `Eine ältere Kopie der Datenbank des Wiederherstellungs-Kiosks wurde zurückgespielt. Was seit dieser Kopie geändert wurde, ist nicht mehr bekannt.

Ihre Passkeys und Code-Apps warten deshalb, als hätten Sie sie gerade hinzugefügt. Ihre Wiederherstellungscodes, Ihre Vertretung und die Telefone, die von Anfragen erfahren, sind weg.

Bitte sehen Sie noch heute auf der Seite nach, auf der Sie sie hinzugefügt haben. Entfernen Sie, was Sie schon entfernt hatten oder nicht kennen. Machen Sie neue Wiederherstellungscodes, und benennen Sie Ihre Vertretung neu.
`,
    },
  },
};

/** In every language: nobody knows who reads the desk's mail. */
export const restoredDeskMails = (deskMail: string | null): readonly MailText[] =>
  deskMail === null ? [] : [{ to: deskMail, subject: LANGUAGES.map((language) => TEXTS[language].desk.subject).join(' / '), text: LANGUAGES.map((language) => TEXTS[language].desk.text).join('\n---\n\n') }];

export const factorWaitsMails = (owner: Recipient): readonly MailText[] => addressesOf(owner).map((to) => ({ to, ...TEXTS[languageOf(owner)].owner }));
