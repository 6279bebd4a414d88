/** What the approver's phone says without a network, and of a message that it cannot read. */
export const offlineEn = {
  title: 'No connection',
  body: 'Nothing was sent. Go to where your phone has a network, then try again. If someone is waiting for you, call the kiosk.',
  again: 'Try again',
  unreadable: 'Open Vouch to see what it is.',
};

export type OfflineTexts = typeof offlineEn;
