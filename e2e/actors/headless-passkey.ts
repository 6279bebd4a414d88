import { APPROVE_API, type GivenFactor, type PasskeyAsked, type PasskeyStarted } from '#contract/approve';
import { makeTestPasskey, type TestPasskey } from '#server/testing';

/** A passkey without a browser, for the calls of one person. */
export interface HeadlessPasskey {
  isSetUp(): boolean;
  /** Needs a session that may enrol. */
  enrol(): Promise<void>;
  /** Asks for a challenge and signs it. */
  sign(requestId: string): Promise<GivenFactor>;
}

export function headlessPasskey(origin: () => string, post: (path: string, body?: object) => Promise<Response>): HeadlessPasskey {
  let passkey: TestPasskey | null = null;
  return {
    isSetUp: () => passkey !== null,
    enrol: async () => {
      const { enrolmentId, challenge, user } = (await (await post(APPROVE_API.passkeys)).json()) as PasskeyStarted;
      const made = makeTestPasskey({ challenge, origin: origin(), userHandle: user.id });
      await post(APPROVE_API.confirmPasskey, { enrolmentId, name: 'Phone', credential: made.created });
      passkey = made;
    },
    sign: async (requestId) => {
      if (passkey === null) throw new Error('There is no passkey yet.');
      const { challenge } = (await (await post(APPROVE_API.challenge.replace('{id}', requestId))).json()) as PasskeyAsked;
      return { kind: 'passkey', assertion: passkey.sign({ challenge, origin: origin() }) };
    },
  };
}
