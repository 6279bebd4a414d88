/*
 * What the kiosk says, in English.
 *
 * For translators:
 * - Short sentences, everyday words (level B1), the polite form of address where a language has one. No exclamation marks.
 * - "pass" is the thing that the person gets (Microsoft calls it Temporary Access Pass). Never "credential" or "token".
 * - "match code" is the six digits that the person reads out; "collect code" is the four digits that they make up.
 * - Names of buttons and screens in Windows and at Microsoft stand in quotation marks: use the words that Microsoft uses in your language.
 * - A function is one whole sentence with its figures already in words ("15 minutes"). Move the figure to where your language wants it.
 * - `ended` says on purpose nothing about why nobody answered. Do not make it more exact.
 */

const unit = (value: number, name: 'minute' | 'second' | 'hour'): string =>
  new Intl.NumberFormat('en-GB', { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);

const SIGNS: Readonly<Record<string, string>> = {
  '0': 'zero', '1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five', '6': 'six', '7': 'seven', '8': 'eight', '9': 'nine',
  '+': 'plus sign', '-': 'hyphen', '=': 'equals sign', '!': 'exclamation mark', '?': 'question mark', '#': 'hash sign', '$': 'dollar sign',
  '%': 'per cent sign', '&': 'ampersand', '*': 'asterisk', '@': 'at sign', '^': 'caret', '_': 'underscore', '~': 'tilde', '.': 'full stop',
  ',': 'comma', ':': 'colon', ';': 'semicolon', '/': 'slash', '\\': 'backslash', '|': 'vertical bar', '(': 'open bracket', ')': 'close bracket',
  '[': 'open square bracket', ']': 'close square bracket', '{': 'open curly bracket', '}': 'close curly bracket', '<': 'less-than sign',
  '>': 'greater-than sign', "'": 'apostrophe', '"': 'quotation mark', '`': 'grave accent',
};

const signName = (sign: string): string => {
  const known = SIGNS[sign];
  if (known !== undefined) return known;
  if (/^[A-Z]$/.test(sign)) return `capital ${sign}`;
  return /^[a-z]$/.test(sign) ? `small ${sign}` : sign;
};

export const en = {
  page: {
    title: 'Vouch',
    tools: 'Language and display',
    smaller: 'Smaller text',
    larger: 'Larger text',
    contrast: 'High contrast',
    startOver: 'Start over',
    help: 'Get help at the desk',
    back: 'Back',
    continue: 'Continue',
    notMicrosoft: 'Not a Microsoft cloud: this is a test.',
    loading: 'One moment. The kiosk is getting ready.',
    reconnecting: 'The connection is gone. We are trying again. Nothing is lost.',
  },
  time: {
    minutes: (value: number) => unit(value, 'minute'),
    seconds: (value: number) => unit(value, 'second'),
    hours: (value: number) => unit(value, 'hour'),
    left: (span: string) => `${span} left`,
    untilStart: (span: string) => `This screen clears itself after ${span} without a touch.`,
  },
  first: {
    title: 'Can you still open your PC?',
    lead: 'With PIN, face or finger. Or have you another phone or key that is set up?',
    yes: 'Yes, one of these still works',
    yesHint: 'We show you how to add your new phone there.',
    no: 'No, none of these works',
    noHint: 'Your manager can vouch for you. You get a pass here.',
    moreTime: 'I need more time',
    moreTimeHint: 'Every screen waits five times longer for you. Your manager sees that you chose this.',
    label: 'Can you still open your PC?',
  },
  noPass: {
    title: 'You do not need a pass',
    lead: 'Add your new phone yourself. It takes about five minutes.',
    open: 'Open your PC with PIN, face or finger.',
    go: (address: string) => `In the browser go to ${address}`,
    add: 'Choose “Add sign-in method”, then “Microsoft Authenticator”, and scan the code with your new phone.',
    remove: 'Then delete the lost phone from the list.',
    done: 'I am done',
    other: 'This does not work for me',
  },
  purpose: {
    title: 'What do you want to do?',
    newPhone: 'Set up a new phone',
    newPhoneHint: 'The app on your phone that shows codes is gone or does not work.',
    forgotPin: 'Set a new PIN for my PC',
    forgotPinHint: 'You forgot your PIN and have no phone to prove that it is you.',
    newPc: 'Set up a new PC',
    newPcHint: 'Your new PC asks you to sign in for the first time.',
    lasts: (span: string) => `The pass will work for ${span}.`,
    atDesk: 'Only at the service desk.',
  },
  lost: {
    title: 'What is lost or broken?',
    phone: 'My phone',
    key: 'My security key',
    pc: 'My PC',
  },
  address: {
    title: 'What is your work address?',
    label: 'Work address',
    hint: 'The one that you sign in with, for example ada.lovelace@example.com',
    wrong: 'This does not look like a work address. Please check it: it has one @ and no spaces.',
  },
  badge: {
    title: 'Hold your badge against the reader',
    lead: 'This shows that you are here. It takes a second.',
    label: 'Badge number',
    hint: 'The reader fills this in by itself.',
    wrong: 'The badge was not read well. Please hold it against the reader once more.',
    none: 'I do not have my badge',
  },
  collect: {
    title: 'Make up a collect code',
    lead: 'Four digits that nobody here can guess. You need them again to get your pass.',
    label: 'Collect code',
    easy: 'Many people choose this one. Another code would be safer. You can still take it.',
    take: 'Take this code',
    another: 'Choose another',
    delete: 'Delete',
    done: 'Done',
    entered: (count: number, of: number) => `${count} of ${of} digits`,
  },
  waiting: {
    title: 'Call your manager, or go to them',
    lead: 'If this account can be recovered here, your manager has been asked.',
    read: 'Read this to your manager. Never read it to someone who called you.',
    code: (digits: string) => `Match code: ${digits}`,
    codeSame: 'Your manager already has your match code.',
    phone: (number: string) => `Your manager can call this kiosk: ${number}`,
    address: (address: string) => `Asked for ${address}`,
    change: 'Change it',
    steps: 'How far we are',
    stepDone: 'Done:',
    stepNow: 'Now:',
    stepLater: 'Later:',
    asked: 'Your request was sent',
    opened: 'Your manager opens the request',
    typed: 'Your manager types the match code',
    approved: 'Your manager says yes',
    statusAsked: 'Step 2 of 4: waiting for your manager to look at it',
    statusOpened: 'Step 3 of 4: your manager is looking at it',
    statusTyped: 'Step 4 of 4: your manager typed the code. One more step on their phone.',
    meanwhile: 'Nothing happening? Call your manager, or ask someone to find them.',
  },
  stillHere: {
    title: 'Are you still here?',
    body: (span: string) => `If you do not answer, we stop in ${span} and clear the screen.`,
    yes: 'I’m still here',
  },
  approved: {
    title: 'Approved. Press to get your pass',
    lead: (span: string) => `Your pass will work for ${span} from now on.`,
    once: 'You can use it one time.',
    press: 'Get my pass',
    code: 'Give your collect code',
    codeLead: 'The four digits that you made up at the start.',
    wrong: (tries: number) => (tries === 1 ? 'That is not your collect code. You have one more try.' : `That is not your collect code. You have ${tries} more tries.`),
  },
  lapsed: {
    title: 'The time to press has run out',
    lead: 'Your manager said yes, but nobody pressed in time. You can ask them once more.',
    leadNoRenew: 'Your manager said yes, but nobody pressed in time. Please start again.',
    renew: 'Ask my manager again',
  },
  issuing: {
    title: 'Your pass is being made',
    lead: 'This takes up to 30 seconds. Please stay here.',
  },
  pass: {
    ready: 'Your pass is ready',
    readyLead: 'Look around you. Then press to see it. It hides itself after a while.',
    show: 'Show my pass',
    showAgain: 'Show it again',
    title: 'This is your pass',
    hide: 'Hide it',
    have: 'I have it',
    note: 'Write it down or keep it in your head. You cannot copy it here.',
    works: (span: string) => `It works for ${span}.`,
    spell: 'Spell it out',
    spellHint: 'If a screen reader is talking, plug in headphones first.',
    spelled: 'Your pass, sign by sign',
    signName,
    lostTitle: 'Your pass cannot be shown again',
    lostLead: 'This page was loaded anew. If you wrote your pass down, use it. If not, start again: the old pass is deleted and this does not count.',
    lostHave: 'I wrote it down',
    lostAgain: 'Start again',
  },
  next: {
    title: 'What to do now',
    works: (span: string) => `Your pass works for another ${span}.`,
    over: 'Your pass has run out. If you are not done, start again.',
    where: 'Scan to open the place on another device',
    phone1: (address: string) => `On your new phone or a PC go to ${address}`,
    phone2: 'Type your work address. When you are asked for it, type the pass.',
    phone3: 'Choose “Add sign-in method” and “Microsoft Authenticator”. Then delete the lost phone.',
    phoneNote: 'Once you are signed in, you have 10 minutes to add the new phone.',
    pin1: 'On your PC choose “I forgot my PIN”.',
    pin2: 'When you are asked for it, type the pass.',
    pin3: (address: string) => `Set a new PIN. Then open ${address} on that PC and add your new phone.`,
    pinNote: 'On that PC you do not need the pass a second time.',
    pc1: 'Switch the new PC on and connect it to the network.',
    pc2: 'Type your work address, then the pass.',
    pc3: 'Wait until the PC is ready, and set a PIN.',
    pcNote: 'The PC may restart. It then asks for the pass again.',
    done: 'I am done',
  },
  ended: {
    declinedTitle: 'Your manager said no',
    declinedBody: 'No pass was made. Talk to your manager. If you think this is a mistake, go to the service desk.',
    unansweredTitle: 'Nobody answered',
    unansweredBody: 'No pass was made. Try to reach your manager first and then start again, or go to the service desk.',
    cancelledTitle: 'This request was stopped',
    cancelledBody: 'No pass was made. You can start again at any time.',
    lockedTitle: 'Too many wrong codes',
    lockedBody: 'To protect the account, this request has ended. Start again with your manager on the phone, or go to the service desk.',
    lapsedTitle: 'The time has run out',
    lapsedBody: 'Nobody pressed in time, so no pass was made. You can start again.',
    failedTitle: 'The pass could not be made',
    failedBody: 'This is our fault, not yours. Nothing about your account has changed. Start again in a few minutes, or go to the service desk.',
    revokedTitle: 'This pass was taken back',
    revokedBody: 'It does not work any more. If you still need one, start again or go to the service desk.',
    closedTitle: 'All done',
    closedBody: 'Your new sign-in method is set up. You need nothing more from here.',
    unconfirmedTitle: 'We could not see a new sign-in method',
    unconfirmedBody: 'If you have set it up, all is well. If not, start again while you are here, or go to the service desk.',
    again: 'Start again',
    finish: 'Finish',
  },
  slip: {
    title: 'Get help at the desk',
    lead: 'Tell this number at the service desk. It says nothing about you.',
    number: (number: string) => `Slip number: ${number}`,
    failed: 'We could not get a number just now. The service desk helps you without one.',
    phone: (number: string) => `Telephone of the desk: ${number}`,
    place: (site: string, floor: string) => `You are at: ${site}, floor ${floor}`,
    back: 'Back to where I was',
  },
  startOver: {
    title: 'Start over?',
    body: 'This stops your request and clears the screen.',
    yes: 'Yes, start over',
    no: 'No, go on',
  },
  resume: {
    title: 'Shall we go on?',
    lead: 'This page was loaded anew. You get a new match code. Your manager sees that it changed.',
    yes: 'Go on with my request',
  },
  setUp: {
    title: 'This kiosk is not set up',
    lead: 'If you need help with your sign-in, please go to the service desk.',
    label: 'Set-up code',
    hint: 'For the administrator: the code from “kiosk add”. It works once, for ten minutes.',
    wrong: 'This code does not work. Please ask for a new one.',
    act: 'Set up this kiosk',
  },
  trouble: {
    offlineTitle: 'No connection',
    offlineBody: 'The kiosk cannot reach the server. We try again by ourselves. If you are in a hurry, go to the service desk.',
    serverTitle: 'Something went wrong',
    serverBody: 'This is our fault, not yours. Please try again. If it happens again, go to the service desk.',
    again: 'Try again',
    busy: 'Too many requests at this kiosk. Please wait a few minutes, or go to the service desk.',
    unavailable: 'This is only possible at the service desk.',
    badRequest: 'Something in your answers was not right. Please check them.',
  },
};

/** Every language has the same texts: a missing or a needless one does not compile. */
export type EmployeeTexts = typeof en;
