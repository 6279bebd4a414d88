import { addressesOf, languageOf, type MailText, type Recipient } from './mail-texts.ts';
import type { Language } from './words.ts';

/** The first two go to the manager, with the address that they typed; the others to the deputy, with the manager's name. */
export type DeputyNews = 'you-named' | 'you-took-back' | 'named-you' | 'took-you-back';

type Texts = Readonly<Record<DeputyNews, (who: string) => Omit<MailText, 'to'>>>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    'you-named': (address) => ({
      subject: 'You named a deputy for the recovery kiosk',
      text: `You named ${address} to confirm in your place who stands at a recovery kiosk.

If this is a colleague who can do it, they get a mail about it now. Ask them whether it came.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
    }),
    'you-took-back': (address) => ({
      subject: 'You have no deputy for the recovery kiosk any more',
      text: `${address} does not confirm in your place any more who stands at a recovery kiosk.

Was it you? Then you need do nothing.
If not: call the desk at once. Somebody else has signed in with your account.
`,
    }),
    'named-you': (name) => ({
      subject: `${name} named you as deputy for the recovery kiosk`,
      text: `When a colleague who reports to ${name} stands at a recovery kiosk and ${name} does not answer, you may be asked to confirm who they are.

For this you need a passkey, or a code app where your company allows it. Set one up now, before you are asked.
You do not want this, or you know nothing of it? Tell ${name}, who can take it back.
`,
    }),
    'took-you-back': (name) => ({
      subject: `You are no longer the deputy of ${name} for the recovery kiosk`,
      text: `${name} took it back. You are not asked in their place any more. You need do nothing.
`,
    }),
  },
  de: {
    'you-named': (address) => ({
      subject: 'Sie haben eine Stellvertretung für den Wiederherstellungs-Kiosk benannt',
      text: `Sie haben ${address} benannt, um an Ihrer Stelle zu bestätigen, wer an einem Wiederherstellungs-Kiosk steht.

Ist das jemand, der es kann, geht jetzt eine Mail dorthin. Fragen Sie nach, ob sie angekommen ist.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
    }),
    'you-took-back': (address) => ({
      subject: 'Sie haben keine Stellvertretung für den Wiederherstellungs-Kiosk mehr',
      text: `${address} bestätigt nicht mehr an Ihrer Stelle, wer an einem Wiederherstellungs-Kiosk steht.

Waren Sie das? Dann brauchen Sie nichts zu tun.
Wenn nicht: Rufen Sie sofort die Servicestelle an. Jemand anderes hat sich mit Ihrem Konto angemeldet.
`,
    }),
    'named-you': (name) => ({
      subject: `${name} hat Sie als Stellvertretung für den Wiederherstellungs-Kiosk benannt`,
      text: `Steht jemand aus dem Team von ${name} an einem Wiederherstellungs-Kiosk und ${name} antwortet nicht, werden vielleicht Sie gebeten zu bestätigen, wer dort steht.

Dafür brauchen Sie einen Passkey oder, wo Ihre Firma es erlaubt, eine Code-App. Richten Sie jetzt etwas davon ein, bevor Sie gefragt werden.
Sie möchten das nicht oder wissen nichts davon? Sagen Sie es ${name}; dort lässt es sich zurücknehmen.
`,
    }),
    'took-you-back': (name) => ({
      subject: `Sie sind nicht mehr die Stellvertretung von ${name} für den Wiederherstellungs-Kiosk`,
      text: `${name} hat das zurückgenommen. Sie werden nicht mehr an dieser Stelle gefragt. Sie brauchen nichts zu tun.
`,
    }),
  },
};

/** To every address the directory holds: whoever made the change may read one of them. */
export const deputyMails = (person: Recipient, news: DeputyNews, who: string): readonly MailText[] =>
  addressesOf(person).map((to) => ({ to, ...TEXTS[languageOf(person)][news](who) }));
