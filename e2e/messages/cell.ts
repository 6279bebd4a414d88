export interface Evidence {
  readonly mark: 'documented' | 'observed' | 'assumed' | 'own';
  readonly source: string;
}

/** What somebody sees first: the box for a pass, or the password page. */
export type Offered = 'pass' | 'password';

/** They are refused, or were not asked for the pass at all. */
export interface Refused {
  readonly offered: Offered;
  /** `{time}` stands for the instant at which the pass starts or ended. */
  readonly says: string;
  /** The AADSTS number that the page shows. */
  readonly code?: number;
  readonly then: string;
  /** What is offered afterwards. */
  readonly after: Offered;
  readonly evidence: Evidence;
}

/** They are let in. */
export interface LetIn {
  readonly offered: 'pass';
  /** Heading of the screen behind. */
  readonly opens: string;
  readonly evidence: Evidence;
}

/** What a program is told. */
export interface Answered {
  readonly status: number;
  readonly error?: { readonly error: string; readonly code: number; readonly says: string };
  readonly then: string;
  readonly evidence: Evidence;
}

/** This place cannot meet that state. */
export interface Never {
  readonly never: string;
}

export type Cell = Refused | LetIn | Answered | Never;
