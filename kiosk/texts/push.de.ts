import type { PushTexts } from './push.en.ts';

export const pushDe: PushTexts = {
  title: 'Hinweise auf Ihrem Telefon',
  why: 'Wenn jemand um Ihre Zustimmung bittet, kann Ihr Telefon es sofort melden. Die Mail kommt trotzdem.',
  here: 'Auf diesem Telefon melden',
  thisPhone: 'Dieses Telefon',
  otherPhone: 'Ein anderes Telefon oder ein anderer Browser',
  added: (ago) => `Hinzugefügt ${ago}.`,
  remove: 'Dort nicht mehr melden',
  done: 'Dieses Telefon meldet es ab jetzt.',
  removed: 'Dieses Telefon meldet nichts mehr.',
  denied: 'Ihr Browser lässt Hinweise von dieser Seite nicht zu. Erlauben Sie sie in seinen Einstellungen und versuchen Sie es noch einmal.',
  impossible: 'Das geht in diesem Browser hier nicht. Auf einem iPhone wählen Sie zuerst „Zum Home-Bildschirm“ im Teilen-Menü und öffnen Vouch von dort.',
  tooMany: 'Sie haben hier fünf Telefone. Entfernen Sie zuerst eines.',
  noFactor: 'Fügen Sie zuerst oben einen Passkey oder eine Code-App hinzu.',
  failed: 'Das hat nicht geklappt, und nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
};
