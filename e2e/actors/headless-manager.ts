import { APPROVE_API, type ApproveView, type EnrolmentStarted, type GivenFactor, type KnownBy } from '#contract/approve';
import type { ErrorCode, Problem } from '#contract/errors';
import type { SignInFor } from '#contract/sign-in';
import { codeOn, ENTRA_ACCOUNT } from '../kit/authenticator.ts';
import type { TenantPerson } from '../kit/tenant.ts';
import type { World } from '../world.ts';
import { headlessBrowser } from './headless-browser.ts';
import { headlessPasskey } from './headless-passkey.ts';
import { codeApp } from './headless-code-app.ts';

export type Answered = ApproveView | { readonly step: 'refused'; readonly code: ErrorCode; readonly triesLeft?: number };

/** An approver without a screen: the same calls as the phone's page sends, some two seconds faster. */
export interface HeadlessManager {
  /** Adds a code app after a sign-in that counts as multi-factor. @returns its secret key. */
  enrol(): Promise<string>;
  /** Adds a passkey instead, which signs every yes from then on. */
  enrolPasskey(): Promise<void>;
  signIn(why: SignInFor, returnTo: string): Promise<void>;
  /** What a page of theirs would send, with their cookies. */
  call(method: 'GET' | 'POST', path: string, body?: object): Promise<Response>;
  /** Signs in anew for the request in the newest mail and reads it; with a passkey only when nobody is signed in. @returns its id. */
  openRequest(): Promise<string>;
  view(requestId: string): Promise<Answered>;
  typeMatchCode(requestId: string, matchCode: string): Promise<Answered>;
  /** A value that was not used yet: the passkey's signature for this request, else a code of the app. */
  sign(requestId: string): Promise<GivenFactor>;
  /** The last step alone, with a fresh {@link sign} unless a code or another value is given. */
  sayYes(requestId: string, given?: string | GivenFactor): Promise<Answered>;
  decline(requestId: string): Promise<Answered>;
  undo(requestId: string): Promise<Answered>;
  /** The whole yes, from mail to approval. @returns the request's id. @throws when it was not taken. */
  approve(matchCode: string): Promise<string>;
  /** A code that was not typed yet; moves the clock on when the present one was. */
  nextCode(): Promise<string>;
}

/** What the server wants between seeing and approving, and a little more. */
const LOOK_MS = 2_500;

export function headlessManager(world: World, person: TenantPerson): HeadlessManager {
  const browser = headlessBrowser(() => world.server.approveOrigin);
  const app = codeApp(world);
  const passkey = headlessPasskey(() => world.server.approveOrigin, (path, body) => browser.json('POST', path, body).then(demand));

  const signIn = async (why: SignInFor, returnTo: string): Promise<void> => {
    const home = new URL(world.server.approveOrigin).origin;
    await browser.open(`${home}${APPROVE_API.signIn}?${new URLSearchParams({ return: returnTo, for: why }).toString()}`);
    for (let forms = 0; browser.url().origin !== home; forms += 1) {
      if (forms > 4) throw new Error(`The sign-in does not end: ${browser.page()}`);
      const asks = (field: string): boolean => browser.page().includes(`name="${field}"`);
      if (asks('passwd')) await browser.submit({ do: 'password', passwd: person.password });
      else if (asks('otc')) await browser.submit({ do: 'code', otc: await codeOn(world.tenant, person, ENTRA_ACCOUNT) });
      else if (asks('loginfmt')) await browser.submit({ do: 'user', loginfmt: person.userPrincipalName });
      else await browser.submit({ do: 'pick-same' });
    }
  };
  const asked = async (method: 'GET' | 'POST', path: string, requestId: string, body?: object): Promise<Answered> => {
    const answer = await browser.json(method, path.replace('{id}', requestId), body);
    if (answer.ok) return (await answer.json()) as ApproveView;
    const { code, triesLeft } = (await answer.json()) as Problem;
    return { step: 'refused', code, ...(triesLeft !== undefined && { triesLeft }) };
  };

  const manager: HeadlessManager = {
    signIn,
    call: (method, path, body) => browser.json(method, path, body),
    nextCode: () => app.nextCode(),
    enrol: async () => {
      await signIn('enrol', '/factors');
      const started = (await (await demand(await browser.json('POST', APPROVE_API.enrolments))).json()) as EnrolmentStarted;
      app.keep(started.secret);
      await demand(await browser.json('POST', APPROVE_API.confirm, { enrolmentId: started.enrolmentId, name: 'Code app', code: await app.nextCode() }));
      return started.secret;
    },
    enrolPasskey: async () => {
      await signIn('enrol', '/factors');
      await passkey.enrol();
    },
    openRequest: async () => {
      await world.server.tick();
      const mail = (await world.tenant.mail()).findLast(({ to, body }) => to.includes(person.userPrincipalName) && /\/approve\/[\w-]{22}/.test(body));
      const requestId = /\/approve\/([\w-]{22})/.exec(mail?.body ?? '')?.[1];
      if (requestId === undefined) throw new Error(`${person.key} was asked nothing.`);
      if (!passkey.isSetUp()) await signIn('fresh', `/approve/${requestId}`);
      const seen = await manager.view(requestId);
      if (seen.step === 'refused' && seen.code === 'sign_in_needed') {
        await signIn('view', `/approve/${requestId}`);
        await manager.view(requestId);
      }
      return requestId;
    },
    view: (requestId) => asked('GET', APPROVE_API.request, requestId),
    typeMatchCode: (requestId, matchCode) => asked('POST', APPROVE_API.matchCode, requestId, { matchCode }),
    sign: async (requestId) => (passkey.isSetUp() ? passkey.sign(requestId) : { kind: 'totp', code: await app.nextCode() }),
    sayYes: async (requestId, given) => {
      const factor = typeof given === 'string' ? { kind: 'totp', code: given } : (given ?? (await manager.sign(requestId)));
      const view = await asked('POST', APPROVE_API.approve, requestId, { knownBy: 'in-person' satisfies KnownBy, factor });
      // A press waits until the claimant was told, which takes a moment.
      if (view.step === 'approved') await world.server.tick();
      return view;
    },
    decline: (requestId) => asked('POST', APPROVE_API.decline, requestId),
    undo: (requestId) => asked('POST', APPROVE_API.undo, requestId),
    approve: async (matchCode) => {
      const requestId = await manager.openRequest();
      await manager.typeMatchCode(requestId, matchCode);
      await world.clock.advance(LOOK_MS);
      const view = await manager.sayYes(requestId);
      if (view.step !== 'approved') throw new Error(`The yes was not taken: ${JSON.stringify(view)}`);
      return requestId;
    },
  };
  return manager;
}

async function demand(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  return answer;
}
