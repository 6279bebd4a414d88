import type { ListedKiosk } from './desk-ports.ts';
import type { Mail } from './reach-ports.ts';

export interface Kiosk {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly floor: string;
  readonly deskPhone: string;
  readonly revoked: boolean;
  /** Two hold its key: nothing is begun or made there until an operator has answered. */
  readonly copied: boolean;
}

/** What the page of a kiosk gives to be known as the one holder of its key. */
export interface MarkOffer {
  /** The mark that it was known by until now; null when it has none. */
  readonly mark: string | null;
  /** Of its own making: the one that it wants to be known by from now on. */
  readonly next: string;
  /** The build of the page. */
  readonly page: string;
}

export interface KioskStore {
  kiosk(id: string): Promise<Kiosk | null>;
  list(): Promise<readonly ListedKiosk[]>;
  /** The kiosk has the next mark from here on. For whoever comes with an older one: its key counts as copied, and the alarm goes out, once. */
  changeMark(id: string, offer: MarkOffer, alarm: readonly Mail[]): Promise<void>;
  /** Whether this is the mark that the kiosk is known by now. True when it is known by none; false when its key counts as copied. */
  holdsMark(id: string, mark: string | null): Promise<boolean>;
}
