export interface Mail {
  readonly id: string;
  readonly senderId: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly contentType: 'Text' | 'HTML';
  readonly body: string;
  readonly sentAt: number;
}

/** Something that appeared on a person's phone, other than mail. */
export interface Notification {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly text: string;
  readonly at: number;
  /** Where pressing it leads; null for nowhere. */
  readonly link: string | null;
  /** A later one of the same chain takes its place. */
  readonly chainId: number | null;
}
