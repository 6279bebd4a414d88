import type { App, Join, Person } from '../tenant/model.ts';

/** One person of a seed, said shortly; {@link settle} makes a whole person of it. */
export interface Persona {
  readonly key: string;
  readonly givenName: string;
  readonly surname: string;
  /** Before the `@`. */
  readonly alias: string;
  readonly jobTitle: string;
  /** Key of a persona or of a contact; their own key for who manages themselves. */
  readonly manager?: string;
  readonly displayName?: string;
  readonly language?: string;
  readonly createdDaysAgo?: number;
  readonly traits?: Partial<Pick<Person, 'accountEnabled' | 'userType' | 'externalGuest' | 'onPremisesSyncEnabled' | 'otherMails' | 'hasPhoto'>>;
  /** How the PC is joined; `entra` unless said. Null: no PC. */
  readonly pc?: Join | null;
  /** What the phones are called; the Entra method lives on the first. */
  readonly phones?: readonly PersonaPhone[];
  /** How the second step works; the Microsoft authenticator unless said. `none`: there is no method at all. */
  readonly method?: 'microsoftAuthenticator' | 'softwareOath' | 'none';
  readonly groups?: readonly string[];
  readonly role?: PersonaRole;
  readonly appRole?: 'Vouch.Clerk' | 'Vouch.Auditor' | 'Vouch.Operator';
  readonly owns?: App['name'];
}

export interface PersonaPhone {
  readonly name: string;
  readonly lost?: boolean;
}

export interface PersonaRole {
  readonly templateId: string;
  /** Eligible (PIM) rather than active. */
  readonly eligible?: boolean;
  /** Key of an administrative unit; the whole directory unless said. */
  readonly unit?: string;
}
