/** The part of `/factors` for phones that tell their owner of a request. */
export const pushEn = {
  title: 'Notices on your phone',
  why: 'When someone asks for your approval, your phone can tell you at once. The mail comes all the same.',
  here: 'Notify me on this phone',
  thisPhone: 'This phone',
  otherPhone: 'Another phone or browser',
  added: (ago: string) => `Added ${ago}.`,
  remove: 'Stop notices there',
  done: 'This phone tells you from now on.',
  removed: 'That phone tells you no more.',
  denied: 'Your browser does not allow notices from this page. Allow them in its settings, then try again.',
  impossible: 'This browser cannot do that here. On an iPhone, first choose "Add to Home Screen" in the share menu and open Vouch from there.',
  tooMany: 'You have five phones here. Remove one first.',
  noFactor: 'First add a passkey or a code app above.',
  failed: 'That did not work, and nothing was changed. Try again in a moment.',
};

export type PushTexts = typeof pushEn;
