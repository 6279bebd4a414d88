import type { LostKind, ProofKind, Purpose } from '#contract/kiosk';

/** What the person has answered so far. It never leaves the page before the last answer. */
export interface Draft {
  readonly purpose: Purpose | null;
  readonly lost: LostKind | null;
  readonly address: string;
  /** How the person shows that it is them; null: as the kiosk asks first. */
  readonly proof: ProofKind | null;
  readonly serial: string;
  /** As typed. */
  readonly recoveryCode: string;
  readonly collectCode: string;
  readonly moreTime: boolean;
  /** This PC wants the password before it lets anyone reset the PIN: such a PC has its own steps. */
  readonly passwordFirst: boolean;
}

export const EMPTY_DRAFT: Draft = { purpose: null, lost: null, address: '', proof: null, serial: '', recoveryCode: '', collectCode: '', moreTime: false, passwordFirst: false };

export const COLLECT_DIGITS = 4;
export const RELEASE_DIGITS = 6;

/** The same rule as `WorkAddress` of the contract (a test compares them): here so that zod stays out of the page. */
const ADDRESS = /^[A-Za-z0-9!#$%&'*+=^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
export const isAddress = (text: string): boolean => text.length <= 256 && ADDRESS.test(text);

/** The same rule as `BadgeSerial` of the contract. */
export const isSerial = (text: string): boolean => /^[0-9A-Fa-f]{8,20}$/.test(text);

const RISING = '01234567890';
const FALLING = '09876543210';

/** Codes that somebody at the kiosk would try first: one digit four times, a run, a pair twice, a year of a living person. */
export const isEasyCode = (code: string): boolean =>
  /^(\d)\1{3}$/.test(code) || /^(\d\d)\1$/.test(code) || RISING.includes(code) || FALLING.includes(code) || /^(19[3-9]|20[0-2])\d$/.test(code);
