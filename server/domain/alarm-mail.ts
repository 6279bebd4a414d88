import { whereOf, type MailText, type Place } from './mail-texts.ts';
import { LANGUAGES, type Language } from './words.ts';

/** What the desk is told at once. `method-kept` is a note more than an alarm: it can wait until the morning. */
export type Alarm = 'not-me' | 'reported' | 'forced' | 'flooded' | 'method-kept';

interface Said {
  readonly where: string;
  readonly caseId: string;
}

/** Notes for translators: `where` is a kiosk with its building and floor, `caseId` the number under which the audit log knows the case. */
const TEXTS: Readonly<Record<Language, Readonly<Record<Alarm, { readonly subject: string; readonly text: (said: Said) => string }>>>> = {
  en: {
    reported: {
      subject: 'Alarm: an approver did not expect to be asked',
      text: ({ where, caseId }) => `Somebody at a kiosk wanted into an account. The person who was asked to confirm it says: I did not expect this.

Kiosk: ${where}
Case: ${caseId}

Nobody got a pass. The kiosk shows a request that nobody answers, so whoever stands there may still be there. The account cannot be recovered at a kiosk until two of you have cleared it.
`,
    },
    forced: {
      subject: 'Alarm: an approver is being made to say yes',
      text: ({ where, caseId }) => `An approver said yes and told us, without letting it show, that somebody is making them.

Kiosk: ${where}
Case: ${caseId}

No pass is made. Kiosk and phone will show a fault of the system. Somebody may be in danger: follow your procedure for threats, and do not call the approver's phone. The account cannot be recovered at a kiosk until two of you have cleared it.
`,
    },
    flooded: {
      subject: 'Alarm: one approver is asked again and again',
      text: ({ where, caseId }) => `An approver has been asked as often as one person may be, and now somebody else needs them. Whoever started the others may be tiring them out, or keeping them from this one.

Kiosk: ${where}
Case: ${caseId}

They are not asked this time. If nobody else in the line can be, the kiosk shows a request that nobody answers: who stands there needs you. See at the desk which cases asked this approver, and who started them. What the approver signs with is not locked, and what they were asked before can still be answered.
`,
    },
    'method-kept': {
      subject: 'Note: a lost sign-in method may still be there',
      text: ({ where, caseId }) => `Somebody got a pass at a kiosk and named a sign-in method that they have lost. It could not be deleted, or we cannot be sure that it was.

Kiosk: ${where}
Case: ${caseId}

The kiosk has told them to delete it themselves. Please look at their sign-in methods, and help if it is still there.
`,
    },
    'not-me': {
      subject: 'Alarm: the owner of an account says that a recovery was not theirs',
      text: ({ where, caseId }) => `Somebody was let into an account, and its owner says: this was not me.

Kiosk: ${where}
Case: ${caseId}

The pass is being deleted, and the account cannot be recovered at a kiosk until two of you have cleared it. Call the owner on a number that you know.
What was set up with the pass may still be there: look at their sign-in methods and sessions.
`,
    },
  },
  de: {
    reported: {
      subject: 'Alarm: Eine gefragte Person hatte nicht damit gerechnet',
      text: ({ where, caseId }) => `Jemand an einem Kiosk wollte in ein Konto. Wer das bestätigen sollte, sagt: Damit habe ich nicht gerechnet.

Kiosk: ${where}
Fall: ${caseId}

Niemand hat einen Pass bekommen. Der Kiosk zeigt eine Anfrage, die niemand beantwortet; wer dort steht, ist vielleicht noch da. Das Konto kann an keinem Kiosk wiederhergestellt werden, bis zwei von Ihnen es freigegeben haben.
`,
    },
    forced: {
      subject: 'Alarm: Jemand wird zu einem Ja gezwungen',
      text: ({ where, caseId }) => `Eine gefragte Person hat Ja gesagt und uns, ohne dass es zu sehen war, mitgeteilt, dass jemand sie dazu zwingt.

Kiosk: ${where}
Fall: ${caseId}

Es wird kein Pass gemacht. Kiosk und Telefon zeigen eine Störung. Jemand ist vielleicht in Gefahr: Gehen Sie vor wie bei einer Bedrohung, und rufen Sie das Telefon dieser Person nicht an. Das Konto kann an keinem Kiosk wiederhergestellt werden, bis zwei von Ihnen es freigegeben haben.
`,
    },
    flooded: {
      subject: 'Alarm: Jemand wird immer wieder um ein Ja gebeten',
      text: ({ where, caseId }) => `Eine Person wurde so oft gefragt, wie jemand gefragt werden darf, und jetzt braucht sie noch jemand. Wer die anderen Fälle begonnen hat, will sie vielleicht ermüden oder von diesem abhalten.

Kiosk: ${where}
Fall: ${caseId}

Diesmal wird sie nicht gefragt. Kann niemand sonst in der Reihe gefragt werden, zeigt der Kiosk eine Anfrage, die niemand beantwortet: Wer dort steht, braucht Sie. Sehen Sie am Schalter nach, welche Fälle diese Person gefragt haben und wer sie begonnen hat. Womit sie unterschreibt, ist nicht gesperrt, und was sie vorher gefragt wurde, kann sie noch beantworten.
`,
    },
    'method-kept': {
      subject: 'Hinweis: Eine verlorene Anmeldemethode ist vielleicht noch da',
      text: ({ where, caseId }) => `Jemand hat an einem Kiosk einen Pass bekommen und eine Anmeldemethode genannt, die verloren ist. Sie konnte nicht gelöscht werden, oder es ist nicht sicher.

Kiosk: ${where}
Fall: ${caseId}

Der Kiosk hat gesagt, dass die Person sie selbst löschen soll. Bitte sehen Sie nach den Anmeldemethoden, und helfen Sie, wenn sie noch da ist.
`,
    },
    'not-me': {
      subject: 'Alarm: Wer ein Konto besitzt, hat seine Wiederherstellung nicht verlangt',
      text: ({ where, caseId }) => `Jemand wurde in ein Konto gelassen, und wem es gehört, sagt: Das war ich nicht.

Kiosk: ${where}
Fall: ${caseId}

Der Pass wird gelöscht, und das Konto kann an keinem Kiosk wiederhergestellt werden, bis zwei von Ihnen es freigegeben haben. Rufen Sie die Person unter einer Nummer an, die Sie kennen.
Was mit dem Pass eingerichtet wurde, kann noch da sein: Sehen Sie nach den Anmeldemethoden und Sitzungen.
`,
    },
  },
};

/** One mail to the desk, which may read either language: both stand in it. No name: who reads over a shoulder learns nothing. */
export function alarmMails(alarm: Alarm, { deskMail, kiosk, caseId }: { readonly deskMail: string | null; readonly kiosk: Place; readonly caseId: string }): readonly MailText[] {
  if (deskMail === null) return [];
  const text = LANGUAGES.map((language) => TEXTS[language][alarm].text({ where: whereOf(kiosk, language), caseId })).join('\n---\n\n');
  return [{ to: deskMail, subject: LANGUAGES.map((language) => TEXTS[language][alarm].subject).join(' / '), text }];
}
