import { pushEn } from './push.en.ts';

/**
 * The approver's pages. Notes for translators: "you" is the manager; "they" is the person at the kiosk, whose
 * gender we do not know. Short sentences, everyday words. "Pass" is the word for what the kiosk hands out,
 * "match code" for the six digits that they read out, "code app" for an authenticator that shows codes, "passkey" for
 * what phones and PCs call by that name; in German it is "der Passkey".
 * Numbers, dates and spans arrive ready-made in the reader's language.
 */
export const en = {
  title: {
    factors: 'How you confirm',
  },
  language: { en: 'English', de: 'Deutsch' },
  signedIn: (name: string) => `Signed in as ${name}`,
  signOut: 'Sign out',
  notMicrosoft: 'Not a Microsoft cloud',
  loading: 'Getting the request.',
  loadingFactors: 'Getting your list.',
  back: 'Back',
  working: 'Sending.',

  /** Under every screen while the phone has no connection. */
  offline: {
    title: 'No connection',
    body: 'What you see may be old. The page goes on by itself when the connection is back.',
    first: 'The request could not be read. The page goes on by itself when the connection is back.',
    retry: 'Try now',
  },

  signIn: {
    title: 'Sign in to see who is asking',
    body: 'Someone at a Vouch kiosk says that they cannot get into their account, and that you can tell it is them.',
    why: 'Only the person who was asked can see the request.',
    action: 'Sign in with your work account',
    ended: 'You were signed out. Nothing is confirmed.',
  },

  /** Above the page after a sign-in that came to nothing. */
  signInProblem: {
    declined: 'You are not signed in: the sign-in was stopped, or your company does not allow it. Nothing is confirmed. Try again.',
    unavailable: 'The company sign-in cannot be reached just now. Nothing is confirmed. Try again in a minute, or tell them to get help at the desk.',
    stale: 'The sign-in took too long, or was begun in another window. Nothing is confirmed. Start it again here.',
    'step-up': 'You signed in, but not as strongly or as freshly as is needed here. Nothing is confirmed. Sign in again and take every step.',
    failed: 'The sign-in did not work. Nothing is confirmed. Try again; if it stays like this, call your service desk.',
  },

  unknown: {
    title: 'There is no request for you here',
    body: 'The link may be old, or it is meant for somebody else.',
    next: 'If someone is waiting for you at a kiosk, ask them to start again. You then get a new mail.',
    other: 'Sign in with another account',
  },

  /** The screen that decides. The first line is the question, the card below it is the answer to "who". */
  decide: {
    title: (name: string) => `Do you vouch for ${name}?`,
    photo: (name: string) => `Photo of ${name} from your directory`,
    where: 'Where',
    place: (kiosk: string, floor: string, site: string) => `${kiosk}, floor ${floor}, ${site}`,
    when: 'When',
    lost: 'What they say',
    lostKind: {
      phone: 'My phone is gone.',
      'security-key': 'My security key is gone.',
      pc: 'My PC is gone.',
    },
    purpose: 'What for',
    purposeKind: {
      'new-phone': 'To set up a new phone',
      'forgot-pin': 'To set a new PIN on their PC',
      'new-pc': 'To set up a new PC',
    },
    call: (phone: string) => `Call the kiosk: ${phone}`,
    meaning: 'Your yes lets whoever stands there take over this account.',
    lasts: (minutes: string) => `The pass works for ${minutes}; what they set up with it stays.`,
    removes: 'They are signed out everywhere, and the sign-in method that they name as lost is deleted.',
    decline: 'Decline',
    go: 'Continue',
    goHint: 'Continue decides nothing yet.',
    unexpected: 'I did not expect this',
    notAvailable: 'I am not available now',
    notAvailableHint: 'If somebody is next in line, they are asked at once.',
    moreTime: 'They asked for more time at the kiosk. That is no sign of trouble.',
    resumed: 'The page at the kiosk was loaded again. Only the code that is there now is right.',
    renewal: 'You said yes before, but nobody collected the pass in time. They ask once more.',
    left: (span: string) => `You have ${span} to answer.`,
  },

  known: {
    title: 'How do you know it is them?',
    why: 'A message or a call that reached you proves nothing. If someone called you, hang up and call the kiosk.',
    inPerson: 'I stand in front of them',
    inPersonHint: 'You see their face now.',
    phone: 'I called the kiosk and know their voice',
    video: 'I see them in a video call that I started',
    videoHint: 'With the kiosk behind them.',
    forced: 'Somebody is making me do this',
    forcedHint: 'The next screens look as always.',
    none: 'None of these',
    noneHint: 'Or you are not sure.',
  },

  unexpected: {
    title: 'You did not expect this?',
    body: (name: string) => `Report it. Then nobody gets a pass, your service desk has an alarm, and the account of ${name} cannot be recovered at any kiosk until the desk has cleared it.`,
    quiet: 'The person at the kiosk does not see that you reported it.',
    action: 'Report it',
  },

  doubt: {
    title: 'Then decline',
    body: (name: string) => `If it is really ${name}, they lose only a few minutes: they can start again, or get help at the desk.`,
  },

  matchCode: {
    title: 'Type the code they tell you',
    why: 'The kiosk shows six digits to the person who stands there. Let them read the digits to you. This shows that you talk to the person at that kiosk.',
    label: 'Match code, six digits',
    action: 'Check code',
    /** Two or more tries are left. */
    wrong: (tries: string) => `That is not the code on the kiosk. You have ${tries} more tries.`,
    wrongLast: 'That is not the code on the kiosk. You have one more try; after that the request ends.',
    short: 'Type all six digits.',
  },

  fresh: {
    title: 'Sign in once more',
    body: 'The match code is right. Before your yes, show once more that it is you.',
    action: 'Sign in again',
  },

  factor: {
    title: 'Now the code from your app',
    why: 'This is your signature. It counts for this request only.',
    label: 'Code from your code app, six digits',
    action: 'Approve',
    consent: (name: string, place: string) => `You give ${name}, at ${place}, a pass for this account.`,
    wrong: 'That code does not fit. Each code works once: wait for the next one in your app and type it.',
  },

  /** The signature with a passkey. */
  passkey: {
    title: 'Now your passkey',
    why: 'This is your signature. It counts for this request only. Your phone asks for your finger, your face or its PIN.',
    code: 'Use the code app instead',
    instead: 'Use the passkey instead',
    stopped: 'The passkey was not used. Nothing is confirmed. Press "Approve" to try again, or decline.',
    refused: 'That passkey was not accepted. Nothing is confirmed. Use one that stands in your list.',
    over: 'That took longer than two minutes. Nothing is confirmed. Press "Approve" once more.',
    impossible: 'This browser cannot use your passkey here. Nothing is confirmed. Open the link on the device with the passkey.',
  },

  noFactor: {
    title: 'You cannot approve yet',
    body: 'To say yes you need a passkey, or a code app where your company allows it. Nothing is set up that you could use now.',
    hidden: 'The person at the kiosk does not learn why nothing comes. Tell them to get help at the desk.',
    action: 'Set one up',
  },

  waiting: {
    title: 'What you set up cannot be used yet',
    body: 'A new passkey or code app must wait a while, so that you can stop it if it was not you who set it up.',
    hidden: 'The person at the kiosk does not learn why nothing comes. Tell them to get help at the desk.',
    action: 'See how long',
  },

  approved: {
    title: (name: string) => `You said yes for ${name}`,
    when: (ago: string) => `Approved ${ago}.`,
    notCollected: 'They can now get the pass at the kiosk. They have two minutes.',
    release: 'Read this code to them. Without it they get no pass, and it works for two minutes. Read it to nobody whom you did not just recognise.',
    releaseCode: (digits: string) => `Release code: ${digits}`,
    needsAnother: 'A second person must agree too, and is asked now. Nobody gets a pass before that.',
    collected: 'The pass was handed out at the kiosk.',
    undoTitle: 'Was it not them?',
    undoBody: 'Take it back now. Then the request ends, and a pass from it is deleted.',
    undo: 'This was a mistake',
    late: 'It is too late to take it back here. If it was not them, call your service desk now.',
  },

  ended: {
    when: (ago: string) => `This happened ${ago}.`,
    close: 'You can close this page.',
    'passed-on': {
      title: 'Somebody else was asked',
      body: 'You did not open the request in time, so it went to the next person. You can no longer decide about it.',
      next: 'There is nothing left to do.',
    },
    reported: {
      title: 'You reported it',
      body: 'Nobody gets a pass. The alarm is noted for your service desk, and this account cannot be recovered at a kiosk until the desk has cleared it.',
      next: 'Call your service desk if you know more. Do not answer whoever asked you for this.',
    },
    'not-available': {
      title: 'You said that you are not available',
      body: 'If somebody is next in line, they have been asked now. You can no longer decide about it.',
      next: 'There is nothing left to do.',
    },
    declined: {
      title: 'You declined',
      body: 'Nobody gets a pass. The person at the kiosk is told that the request was declined.',
      next: 'If you think that someone tried to get into this account, tell your service desk.',
    },
    expired: {
      title: 'Time is up',
      body: 'The request ended before it was finished.',
      next: 'If it was really them, they can start again at the kiosk.',
    },
    cancelled: {
      title: 'They stopped it',
      body: 'The request was cancelled at the kiosk. Nobody gets a pass.',
      next: 'There is nothing left to do.',
    },
    locked: {
      title: 'The request is locked',
      body: 'There were too many wrong codes. Nobody gets a pass.',
      next: 'If you were talking to someone who gave you wrong codes, tell your service desk.',
    },
    failed: {
      title: 'It did not work',
      body: 'You said yes, but the pass could not be handed out.',
      next: 'You did nothing wrong. They can start again, or get help at the desk.',
    },
    revoked: {
      title: 'This was withdrawn',
      body: 'The request was stopped for safety.',
      next: 'Ask your service desk if you want to know more.',
    },
    used: {
      title: 'All done',
      body: 'The pass was used, and the new way to sign in is set up.',
      next: 'If it was not them, call your service desk now.',
    },
    undone: {
      title: 'You took it back',
      body: 'The request has ended. A pass from it is deleted.',
      next: 'Call your service desk now, and tell them what made you think it was not them.',
    },
  },

  notice: {
    unsure: 'No answer came. Nothing is confirmed. The page is finding out whether it arrived.',
    notDone: 'Your last step did not arrive. Please do it again.',
    tooFast: 'A yes needs a moment. It is sent in two seconds.',
    tooMany: 'Too many tries. Wait 15 minutes, or tell them to get help at the desk.',
    trouble: 'Something went wrong on our side. Nothing is confirmed. Try again in a moment.',
    changed: 'The page at the kiosk was loaded again, so the code there is new. Ask for it once more.',
  },

  factors: {
    title: 'How you confirm',
    why: 'When someone at a kiosk asks you to vouch for them, you sign your yes with what is set up here. It is separate from your company sign-in.',
    signInTitle: 'Sign in to see how you confirm',
    signIn: 'Sign in with your work account',
    list: 'Set up now',
    empty: 'Nothing is set up. You cannot approve requests yet.',
    kind: { passkey: 'Passkey', totp: 'Code app' },
    about: {
      passkey: 'A passkey is the safe and quick way: your finger, your face or the PIN of your device. Nobody can talk you out of it.',
      totp: 'A code app is the weaker way, if you have no passkey: someone may ask you for the code.',
    },
    added: (ago: string) => `Added ${ago}`,
    usable: 'Ready to use',
    usableIn: (span: string) => `Can be used ${span}`,
    usableWhy: 'It waits first, so that you can stop it if it was not you who added it.',
    locked: 'Locked after too many wrong tries',
    rename: 'Rename',
    renameNamed: (name: string) => `Rename ${name}`,
    renameTitle: (name: string) => `A new name for ${name}`,
    renameYes: 'Save',
    renamed: 'The name was changed.',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeBody: {
      passkey: 'It stops working at once. Requests that wait for your yes can then end without it. Delete the passkey on your device too: it is of no more use.',
      totp: 'Its codes stop working at once. Requests that wait for your yes can then end without it.',
    },
    removeYes: 'Yes, remove it',
    removeNo: 'No, keep it',
    removed: 'Removed. It no longer works.',
    add: { passkey: 'Add a passkey', totp: 'Add a code app' },
    addAgain: { passkey: 'Add another passkey', totp: 'Add another code app' },
    addSignIn: 'For this you sign in once more with your usual second step.',
    gone: 'My phone is gone',
    goneTitle: 'Is your phone gone?',
    goneBody: 'This removes every passkey and code app from this list and signs you out of Vouch on all other devices. A request that waits for you cannot be approved any more.',
    goneYes: 'Yes, remove all',
    goneDone: 'All were removed. None of them works any more.',
    failed: 'That did not work. The list shows what is true.',
    unsure: 'No answer came. The list shows what is true as soon as the connection is back.',
  },

  enrolPasskey: {
    title: 'Add a passkey',
    body: 'Your device makes the passkey and keeps it. It asks for your finger, your face or its PIN, now and each time you approve.',
    where: 'Do this on the device that you will have at hand when someone asks you: best on your phone.',
    action: 'Make the passkey',
    done: 'Your passkey is set up. We have sent you a mail about it.',
    stopped: 'No passkey was made. Try again, or take another device.',
    known: 'This device has a passkey for Vouch already. It stands in your list.',
    impossible: 'This browser cannot make a passkey here. Try the browser of your phone, or another one.',
    refused: 'This passkey cannot be used here: its kind is too weak, or it is set up already. Try another device.',
  },

  /** The page behind the link of a notice to the owner of an account, who may be anybody: "you" is that owner. */
  notMe: {
    title: 'Was this not you?',
    why: 'We wrote to you because it was confirmed that someone at a recovery kiosk is you.',
    noTitle: 'It was not me',
    does: [
      'A pass that they were given is deleted.',
      'Nobody can recover your account at a kiosk until the service desk has spoken with you.',
      'The service desk is told at once.',
    ],
    action: 'This was not me',
    yesTitle: 'It was me',
    yesBody: 'Then close this page. Nothing happens.',
    unsent: 'No answer came, so this may not have arrived. Press again. If it stays like this, call your service desk: the number is in the mail.',
    receivedTitle: 'Your message has arrived',
    receivedBody: 'If the link came from our mail and was not used before, the pass is being deleted now and the service desk is told.',
    call: 'Call your service desk now. The number is in the mail.',
    brokenTitle: 'This link is not whole',
    brokenBody: 'Open it from the mail once more, or copy all of it. If that does not help, call your service desk: the number is in the mail.',
  },

  /** The part of the page for whom somebody names to confirm in their place. */
  deputy: {
    title: 'Your deputy',
    why: 'When you do not answer, this person is asked to confirm who stands at the kiosk. Name a colleague who knows your team.',
    none: 'You have no deputy.',
    named: (ago: string) => `Named ${ago}.`,
    usableIn: (span: string) => `It counts ${span}.`,
    ready: 'It counts now.',
    check: 'If they can do it, they had a mail from us. Ask them whether it came. They need a passkey or a code app of their own.',
    label: 'Work address of your deputy',
    hint: 'As they sign in, for example mona@contoso.com.',
    wrong: 'That is not a whole work address.',
    start: 'Name a deputy',
    name: 'Name this person',
    again: 'Name somebody else',
    signIn: 'For this you sign in once more with your usual second step.',
    takeBack: 'Take it back',
    takenBack: 'You have no deputy any more.',
    done: 'Noted. We have sent you a mail about it.',
    noFactor: 'First set up a passkey or a code app of your own, and wait until it is ready to use.',
    tooMany: 'You have named somebody too often today. Try again tomorrow.',
    failed: 'That did not work. What stands here is true. Try again in a moment.',
  },

  /** Codes that somebody keeps on paper: "recovery code" at the kiosk, too. */
  push: pushEn,
  recoveryCodes: {
    title: 'Your recovery codes',
    why: 'If you ever lose your phone and have no badge with you, one of these codes shows at the kiosk that it is you. Your manager still has to confirm it.',
    none: 'You have no recovery codes.',
    left: (count: number) => `Not used yet: ${count}`,
    madeAt: (ago: string) => `Made ${ago}.`,
    usableIn: (span: string) => `They can be used ${span}.`,
    make: 'Make recovery codes',
    makeAgain: 'Make new recovery codes',
    signIn: 'For this you sign in once more with your usual second step.',
    againTitle: 'Make new codes?',
    againBody: 'The codes that you have now stop working at once.',
    againYes: 'Yes, make new ones',
    madeTitle: 'Your new recovery codes',
    madeBody: 'They are shown only now. Print this page or write them down.',
    list: 'Recovery codes',
    keep: 'Keep them where nobody else finds them, and not with your phone. Each one works once. Nobody will ever ask you for one on the telephone.',
    print: 'Print',
    done: 'I have them',
    failed: 'That did not work. Your old codes, if you had some, are as they were. Try again in a moment.',
  },

  enrol: {
    title: 'Add a code app',
    scanTitle: 'Scan this with the app',
    scanBody: 'Open an app that shows codes, such as Microsoft Authenticator. Choose "Add account", then "Other account", and scan.',
    qr: 'QR code to add Vouch to your code app',
    cannotScan: "Can't scan?",
    keyBody: 'Are you reading this on the phone with the app? Then copy this key into the app. Choose "time based" if it asks.',
    key: 'Key',
    secret: 'Show it to nobody. Who has it can make your codes.',
    codeTitle: 'Type the code that the app shows',
    code: 'Code, six digits',
    name: 'A name for this device',
    nameHint: 'So that you know it in the list.',
    nameDefault: 'My phone',
    action: 'Finish',
    cancel: 'Cancel',
    short: 'Type all six digits.',
    noName: 'Give it a name.',
    wrong: 'That code does not fit. Wait for the next one in the app and type it.',
    over: 'This QR code was used or is too old. If your app is not in the list, start again.',
    done: 'Your code app is set up. We have sent you a mail about it.',
  },
};

/** Every language has the same texts: a missing or a needless one does not compile. */
export type ApproveTexts = typeof en;
