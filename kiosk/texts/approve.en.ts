import { factorsEn } from './factors.en.ts';
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

  push: pushEn,

  ...factorsEn,
};

/** Every language has the same texts: a missing or a needless one does not compile. */
export type ApproveTexts = typeof en;
