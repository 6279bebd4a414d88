import { factorsDe } from './factors.de.ts';
import { pushDe } from './push.de.ts';
import type { ApproveTexts } from './approve.en.ts';

/** Notes for translators: see the English table. Wir siezen. „Pass“, „Vergleichscode“, „Passkey“ und „Code-App“ heißen überall so. */
export const de: ApproveTexts = {
  title: {
    factors: 'So bestätigen Sie',
  },
  language: { en: 'English', de: 'Deutsch' },
  signedIn: (name) => `Angemeldet als ${name}`,
  signOut: 'Abmelden',
  notMicrosoft: 'Keine Microsoft-Cloud',
  loading: 'Die Anfrage wird geholt.',
  loadingFactors: 'Ihre Liste wird geholt.',
  back: 'Zurück',
  working: 'Wird gesendet.',

  offline: {
    title: 'Keine Verbindung',
    body: 'Was Sie sehen, kann veraltet sein. Die Seite macht von selbst weiter, sobald die Verbindung wieder da ist.',
    first: 'Die Anfrage konnte nicht gelesen werden. Die Seite macht von selbst weiter, sobald die Verbindung wieder da ist.',
    retry: 'Jetzt versuchen',
  },

  signIn: {
    title: 'Melden Sie sich an und sehen Sie, wer fragt',
    body: 'Jemand an einem Vouch-Kiosk sagt, dass er oder sie nicht mehr ins eigene Konto kommt und dass Sie bestätigen können, wer da steht.',
    why: 'Nur wer gefragt wurde, kann die Anfrage sehen.',
    action: 'Mit dem Arbeitskonto anmelden',
    ended: 'Sie wurden abgemeldet. Es ist nichts bestätigt.',
  },

  signInProblem: {
    declined: 'Sie sind nicht angemeldet: Die Anmeldung wurde abgebrochen oder ist in Ihrer Firma nicht erlaubt. Nichts ist bestätigt. Versuchen Sie es noch einmal.',
    unavailable: 'Die Firmenanmeldung ist gerade nicht erreichbar. Nichts ist bestätigt. Versuchen Sie es in einer Minute noch einmal, oder bitten Sie die Person, sich am Servicedesk helfen zu lassen.',
    stale: 'Die Anmeldung hat zu lange gedauert oder begann in einem anderen Fenster. Nichts ist bestätigt. Beginnen Sie sie hier neu.',
    'step-up': 'Sie haben sich angemeldet, aber nicht so sicher oder so frisch, wie es hier nötig ist. Nichts ist bestätigt. Melden Sie sich noch einmal an und machen Sie jeden Schritt.',
    failed: 'Die Anmeldung hat nicht geklappt. Nichts ist bestätigt. Versuchen Sie es noch einmal; bleibt es so, rufen Sie den Servicedesk an.',
  },

  unknown: {
    title: 'Hier ist keine Anfrage für Sie',
    body: 'Der Link ist vielleicht alt, oder er ist für jemand anderen.',
    next: 'Wartet jemand am Kiosk auf Sie? Dann bitten Sie darum, neu zu beginnen. Sie bekommen eine neue Mail.',
    other: 'Mit einem anderen Konto anmelden',
  },

  decide: {
    title: (name) => `Bürgen Sie für ${name}?`,
    photo: (name) => `Foto von ${name} aus Ihrem Verzeichnis`,
    where: 'Wo',
    place: (kiosk, floor, site) => `${kiosk}, Etage ${floor}, ${site}`,
    when: 'Wann',
    lost: 'Angabe',
    lostKind: {
      phone: 'Mein Telefon ist weg.',
      'security-key': 'Mein Sicherheitsschlüssel ist weg.',
      pc: 'Mein PC ist weg.',
    },
    purpose: 'Wofür',
    purposeKind: {
      'new-phone': 'Ein neues Telefon einrichten',
      'forgot-pin': 'Eine neue PIN am PC festlegen',
      'new-pc': 'Einen neuen PC einrichten',
    },
    call: (phone) => `Den Kiosk anrufen: ${phone}`,
    meaning: 'Mit Ihrem Ja kann, wer dort steht, dieses Konto übernehmen.',
    lasts: (minutes) => `Der Pass gilt ${minutes}. Was damit eingerichtet wird, bleibt.`,
    removes: 'Die Person wird überall abgemeldet, und die Anmeldemethode, die sie als verloren nennt, wird gelöscht.',
    decline: 'Ablehnen',
    go: 'Weiter',
    goHint: 'Mit Weiter ist noch nichts entschieden.',
    unexpected: 'Damit habe ich nicht gerechnet',
    notAvailable: 'Ich kann gerade nicht',
    notAvailableHint: 'Wenn jemand als Nächstes an der Reihe ist, wird diese Person sofort gefragt.',
    moreTime: 'Am Kiosk wurde um mehr Zeit gebeten. Das ist kein schlechtes Zeichen.',
    resumed: 'Die Seite am Kiosk wurde neu geladen. Nur der Vergleichscode, der jetzt dort steht, stimmt.',
    renewal: 'Sie haben schon einmal Ja gesagt, aber der Pass wurde nicht rechtzeitig abgeholt. Es wird noch einmal gefragt.',
    left: (span) => `Noch ${span} für Ihre Antwort.`,
  },

  known: {
    title: 'Woran erkennen Sie die Person?',
    why: 'Eine Nachricht oder ein Anruf bei Ihnen beweist nichts. Hat Sie jemand angerufen? Dann legen Sie auf und rufen Sie den Kiosk an.',
    inPerson: 'Ich stehe vor ihr',
    inPersonHint: 'Sie sehen jetzt das Gesicht.',
    phone: 'Ich habe den Kiosk angerufen und kenne die Stimme',
    video: 'Ich sehe sie in einem Videoanruf, den ich begonnen habe',
    videoHint: 'Mit dem Kiosk im Hintergrund.',
    forced: 'Jemand zwingt mich dazu',
    forcedHint: 'Die nächsten Bildschirme sehen aus wie immer.',
    none: 'Nichts davon',
    noneHint: 'Oder Sie sind nicht sicher.',
  },

  unexpected: {
    title: 'Sie haben damit nicht gerechnet?',
    body: (name) => `Melden Sie es. Dann bekommt niemand einen Pass, der Servicedesk hat einen Alarm, und das Konto von ${name} lässt sich an keinem Kiosk wiederherstellen, bis der Servicedesk es freigegeben hat.`,
    quiet: 'Am Kiosk ist nicht zu sehen, dass Sie es gemeldet haben.',
    action: 'Melden',
  },

  doubt: {
    title: 'Dann lehnen Sie ab',
    body: (name) => `War es wirklich ${name}, kostet das nur ein paar Minuten: Am Kiosk geht ein neuer Versuch, und am Servicedesk gibt es Hilfe.`,
  },

  matchCode: {
    title: 'Geben Sie den Vergleichscode ein',
    why: 'Der Kiosk zeigt der Person sechs Ziffern. Lassen Sie sich die Ziffern vorlesen. So wissen Sie, dass Sie mit der Person an diesem Kiosk sprechen.',
    label: 'Vergleichscode, sechs Ziffern',
    action: 'Prüfen',
    wrong: (tries) => `Das ist nicht der Code am Kiosk. Sie haben noch ${tries} Versuche.`,
    wrongLast: 'Das ist nicht der Code am Kiosk. Sie haben noch einen Versuch, danach endet die Anfrage.',
    short: 'Geben Sie alle sechs Ziffern ein.',
  },

  fresh: {
    title: 'Melden Sie sich noch einmal an',
    body: 'Der Vergleichscode stimmt. Zeigen Sie vor Ihrem Ja noch einmal, dass Sie es sind.',
    action: 'Anmelden und weiter',
  },

  factor: {
    title: 'Jetzt der Code aus Ihrer App',
    why: 'Das ist Ihre Unterschrift. Sie gilt nur für diese Anfrage.',
    label: 'Code aus Ihrer Code-App, sechs Ziffern',
    action: 'Zustimmen',
    consent: (name, place) => `Sie geben ${name} einen Pass für das eigene Konto. Ort: ${place}.`,
    wrong: 'Der Code passt nicht. Jeder Code gilt nur einmal: Warten Sie auf den nächsten in Ihrer App und geben Sie ihn ein.',
  },

  passkey: {
    title: 'Jetzt Ihr Passkey',
    why: 'Das ist Ihre Unterschrift. Sie gilt nur für diese Anfrage. Ihr Telefon fragt nach Finger, Gesicht oder PIN.',
    code: 'Lieber die Code-App verwenden',
    instead: 'Lieber den Passkey verwenden',
    stopped: 'Der Passkey wurde nicht verwendet. Nichts ist bestätigt. Drücken Sie noch einmal „Zustimmen“, oder lehnen Sie ab.',
    refused: 'Dieser Passkey wurde nicht angenommen. Nichts ist bestätigt. Nehmen Sie einen, der in Ihrer Liste steht.',
    over: 'Das hat länger als zwei Minuten gedauert. Nichts ist bestätigt. Drücken Sie noch einmal „Zustimmen“.',
    impossible: 'Dieser Browser kann Ihren Passkey hier nicht verwenden. Nichts ist bestätigt. Öffnen Sie den Link auf dem Gerät mit dem Passkey.',
  },

  noFactor: {
    title: 'Sie können noch nicht zustimmen',
    body: 'Für ein Ja brauchen Sie einen Passkey, oder eine Code-App, wenn Ihre Firma das erlaubt. Eingerichtet ist nichts, was Sie jetzt verwenden könnten.',
    hidden: 'Am Kiosk ist nicht zu sehen, warum nichts kommt. Bitten Sie die Person, sich am Servicedesk helfen zu lassen.',
    action: 'Jetzt einrichten',
  },

  waiting: {
    title: 'Was Sie eingerichtet haben, gilt noch nicht',
    body: 'Ein neuer Passkey und eine neue Code-App müssen etwas warten. So können Sie sie stoppen, falls nicht Sie sie eingerichtet haben.',
    hidden: 'Am Kiosk ist nicht zu sehen, warum nichts kommt. Bitten Sie die Person, sich am Servicedesk helfen zu lassen.',
    action: 'Ansehen, wie lange',
  },

  approved: {
    title: (name) => `Sie haben für ${name} Ja gesagt`,
    when: (ago) => `Zugestimmt: ${ago}.`,
    notCollected: 'Der Pass kann jetzt am Kiosk abgeholt werden, zwei Minuten lang.',
    release: 'Lesen Sie ihr oder ihm diesen Code vor. Ohne ihn gibt es keinen Pass, und er gilt zwei Minuten. Lesen Sie ihn niemandem vor, den Sie nicht gerade eben erkannt haben.',
    releaseCode: (digits) => `Freigabecode: ${digits}`,
    needsAnother: 'Eine zweite Person muss auch zustimmen und wird jetzt gefragt. Vorher bekommt niemand einen Pass.',
    collected: 'Der Pass wurde am Kiosk ausgegeben.',
    undoTitle: 'War es doch jemand anderes?',
    undoBody: 'Nehmen Sie es jetzt zurück. Dann endet die Anfrage, und ein Pass daraus wird gelöscht.',
    undo: 'Das war ein Fehler',
    late: 'Hier lässt es sich nicht mehr zurücknehmen. War es jemand anderes, rufen Sie sofort den Servicedesk an.',
  },

  ended: {
    when: (ago) => `Zeitpunkt: ${ago}.`,
    close: 'Sie können diese Seite schließen.',
    'passed-on': {
      title: 'Jemand anderes wurde gefragt',
      body: 'Sie haben die Anfrage nicht rechtzeitig geöffnet, daher ging sie an die nächste Person. Sie können darüber nicht mehr entscheiden.',
      next: 'Sie müssen nichts mehr tun.',
    },
    reported: {
      title: 'Sie haben es gemeldet',
      body: 'Niemand bekommt einen Pass. Der Alarm ist für den Servicedesk vermerkt, und dieses Konto lässt sich an keinem Kiosk wiederherstellen, bis der Servicedesk es freigegeben hat.',
      next: 'Wissen Sie mehr, rufen Sie den Servicedesk an. Antworten Sie niemandem, der das von Ihnen wollte.',
    },
    'not-available': {
      title: 'Sie haben gesagt, dass Sie gerade nicht können',
      body: 'Wenn jemand als Nächstes an der Reihe ist, wurde diese Person jetzt gefragt. Sie können darüber nicht mehr entscheiden.',
      next: 'Sie müssen nichts mehr tun.',
    },
    declined: {
      title: 'Sie haben abgelehnt',
      body: 'Niemand bekommt einen Pass. Am Kiosk steht, dass abgelehnt wurde.',
      next: 'Glauben Sie, dass jemand in dieses Konto wollte? Dann sagen Sie es dem Servicedesk.',
    },
    expired: {
      title: 'Die Zeit ist um',
      body: 'Die Anfrage ist abgelaufen, bevor sie fertig war.',
      next: 'War es wirklich die Person selbst, kann sie am Kiosk neu beginnen.',
    },
    cancelled: {
      title: 'Am Kiosk abgebrochen',
      body: 'Die Anfrage wurde am Kiosk beendet. Niemand bekommt einen Pass.',
      next: 'Sie müssen nichts mehr tun.',
    },
    locked: {
      title: 'Die Anfrage ist gesperrt',
      body: 'Es gab zu viele falsche Codes. Niemand bekommt einen Pass.',
      next: 'Hat Ihnen jemand falsche Codes gesagt? Dann sagen Sie es dem Servicedesk.',
    },
    failed: {
      title: 'Es hat nicht geklappt',
      body: 'Sie haben Ja gesagt, aber der Pass konnte nicht ausgegeben werden.',
      next: 'Sie haben nichts falsch gemacht. Am Kiosk geht ein neuer Versuch, und am Servicedesk gibt es Hilfe.',
    },
    revoked: {
      title: 'Zurückgezogen',
      body: 'Die Anfrage wurde zur Sicherheit beendet.',
      next: 'Wenn Sie mehr wissen möchten, fragen Sie den Servicedesk.',
    },
    used: {
      title: 'Alles fertig',
      body: 'Der Pass wurde benutzt, und die neue Anmeldung ist eingerichtet.',
      next: 'War es jemand anderes, rufen Sie sofort den Servicedesk an.',
    },
    undone: {
      title: 'Sie haben es zurückgenommen',
      body: 'Die Anfrage ist beendet. Ein Pass daraus wird gelöscht.',
      next: 'Rufen Sie jetzt den Servicedesk an und sagen Sie, was Sie stutzig gemacht hat.',
    },
  },

  notice: {
    unsure: 'Es kam keine Antwort. Nichts ist bestätigt. Die Seite klärt, ob es angekommen ist.',
    notDone: 'Ihr letzter Schritt ist nicht angekommen. Bitte noch einmal.',
    tooFast: 'Ein Ja braucht einen Moment. In zwei Sekunden wird es gesendet.',
    tooMany: 'Zu viele Versuche. Warten Sie 15 Minuten, oder bitten Sie die Person, sich am Servicedesk helfen zu lassen.',
    trouble: 'Bei uns ist etwas schiefgegangen. Nichts ist bestätigt. Versuchen Sie es gleich noch einmal.',
    changed: 'Die Seite am Kiosk wurde neu geladen, der Vergleichscode dort ist neu. Fragen Sie noch einmal danach.',
  },

  notMe: {
    title: 'Waren Sie das nicht?',
    why: 'Wir haben Ihnen geschrieben, weil bestätigt wurde, dass jemand an einem Wiederherstellungs-Kiosk Sie sind.',
    noTitle: 'Das war ich nicht',
    does: [
      'Ein Pass, den die Person bekommen hat, wird gelöscht.',
      'Niemand kann Ihr Konto an einem Kiosk wiederherstellen, bis die Servicestelle mit Ihnen gesprochen hat.',
      'Die Servicestelle erfährt es sofort.',
    ],
    action: 'Das war ich nicht',
    yesTitle: 'Das war ich',
    yesBody: 'Dann schließen Sie diese Seite. Es geschieht nichts.',
    unsent: 'Es kam keine Antwort; vielleicht ist es nicht angekommen. Drücken Sie noch einmal. Wenn es so bleibt, rufen Sie die Servicestelle an: Die Nummer steht in der Mail.',
    receivedTitle: 'Ihre Nachricht ist angekommen',
    receivedBody: 'Wenn der Link aus unserer Mail stammt und noch nicht benutzt wurde, wird der Pass jetzt gelöscht und die Servicestelle benachrichtigt.',
    call: 'Rufen Sie jetzt die Servicestelle an. Die Nummer steht in der Mail.',
    brokenTitle: 'Dieser Link ist nicht vollständig',
    brokenBody: 'Öffnen Sie ihn noch einmal aus der Mail oder kopieren Sie ihn ganz. Wenn das nicht hilft, rufen Sie die Servicestelle an: Die Nummer steht in der Mail.',
  },

  push: pushDe,

  ...factorsDe,
};
