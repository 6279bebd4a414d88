import type { AuditEvent } from './domain/audit-chain.ts';
import type { NoticeKind } from './domain/notices.ts';
import type { PingKind, PingText } from './domain/ping-texts.ts';
import type { Secret } from './domain/secret.ts';
import type { Language } from './domain/words.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Set when it tells a claimant: that it was taken lets the case go on, and is noted with it. */
  readonly notice?: { readonly caseId: string; readonly kind: NoticeKind };
  /** Set when it asks an approver: that it was taken, or never was, is noted with the case for the desk to see. */
  readonly request?: { readonly caseId: string; readonly requestId: string };
}

export interface Mailer {
  /** @throws {Unavailable} when the service did not accept it. */
  send(mail: Mail): Promise<void>;
}

/** What tells an approver of a request beside the mail. It is queued with the change that it tells of. */
export interface Ping {
  readonly channel: 'push' | 'teams';
  readonly caseId: string;
  readonly requestId: string;
  readonly personId: string;
  /** Of a push alone. */
  readonly phoneId: string | null;
  readonly language: Language;
  readonly kind: PingKind;
}

/** Where a browser is told, and the keys under which alone it reads (RFC 8291). Whoever knows it can try to send there. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A browser that its owner wants told. */
export interface PushPhone {
  readonly id: string;
  readonly language: Language;
  readonly addedAt: Date;
  /** SHA-256 of the endpoint, base64url: by it a page knows itself in the list. */
  readonly mark: string;
}

export interface NewPushPhone {
  readonly target: Secret<PushTarget>;
  readonly language: Language;
  readonly endsAt: Date;
}

/** Browsers to tell. Each change with its audit record in one transaction. */
export interface PushPhoneStore {
  /** Those that have not ended. */
  of(personId: string): Promise<readonly PushPhone[]>;
  /** Null when it has ended, or is gone. @throws when the row was changed past the server. */
  target(id: string, personId: string): Promise<Secret<PushTarget> | null>;
  /** One that was known takes its own place, whoever it told before. False: the person has as many as may be. */
  add(personId: string, phone: NewPushPhone): Promise<boolean>;
  /** False: it is none of theirs. `gone`: the service said that the browser wants no more. */
  remove(personId: string, id: string, why: 'owner' | 'gone' | 'refused'): Promise<boolean>;
  removeAll(personId: string): Promise<void>;
}

/** `gone`: nobody is there any more. `refused`: it will never be taken. */
export type PushOutcome = 'taken' | 'gone' | 'refused';

/** Sends to push services of browsers, encrypted for the one browser. */
export interface Pusher {
  /** Public key by which push services know us, base64url (RFC 8292). */
  readonly publicKey: string;
  /** @throws {Unavailable} to be tried again. */
  send(target: Secret<PushTarget>, text: PingText, requestId: string): Promise<PushOutcome>;
}

/** An activity in Microsoft Teams, by an app that is installed there for the person. */
export interface TeamsNotifier {
  /** @throws {Unavailable} to be tried again. */
  send(ping: Pick<Ping, 'personId' | 'language' | 'kind' | 'requestId'>): Promise<'taken' | 'refused'>;
}

/** How approvers are reached beside mail; null: the policy does without. */
export interface ReachDeps {
  /** Queues what is told with no change of a case, with its audit record: all or nothing. */
  readonly queueTold: (event: AuditEvent, mails: readonly Mail[], pings: readonly Ping[]) => Promise<void>;
  readonly pushPhones: PushPhoneStore;
  readonly pusher: Pusher | null;
  readonly teams: TeamsNotifier | null;
}
