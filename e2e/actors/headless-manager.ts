import { APPROVE_API, type ApproveView, type EnrolmentStarted, type KnownBy, type SignInFor } from '#contract/approve';
import type { ErrorCode, Problem } from '#contract/errors';
import { generateSync } from 'otplib';
import type { TenantPerson } from '../tenant.ts';
import type { World } from '../world.ts';
import { headlessBrowser } from './headless-browser.ts';

export type Answered = ApproveView | { readonly step: 'refused'; readonly code: ErrorCode; readonly triesLeft?: number };

/** An approver without a screen: the same calls as the phone's page sends, some two seconds faster. */
export interface HeadlessManager {
  /** Adds a code app after a sign-in that counts as multi-factor. @returns its secret key. */
  enrol(): Promise<string>;
  /** Signs in anew for the request in the newest mail and reads it. @returns its id. */
  openRequest(): Promise<string>;
  view(requestId: string): Promise<Answered>;
  typeMatchCode(requestId: string, matchCode: string): Promise<Answered>;
  /** The last step alone, with a code of the app that was not used yet unless one is given. */
  sayYes(requestId: string, code?: string): Promise<Answered>;
  decline(requestId: string): Promise<Answered>;
  undo(requestId: string): Promise<Answered>;
  /** The whole yes, from mail to approval. @returns the request's id. @throws when it was not taken. */
  approve(matchCode: string): Promise<string>;
  /** A code that was not typed yet; moves the clock on when the present one was. */
  nextCode(): Promise<string>;
}

const TOTP_STEP_MS = 30_000;
/** What the server wants between seeing and approving, and a little more. */
const LOOK_MS = 2_500;

export function headlessManager(world: World, person: TenantPerson): HeadlessManager {
  const browser = headlessBrowser(() => world.server.approveOrigin);
  const clock = world.simulator.clockOf(world.tenant.id);
  let secret = '';
  let usedStep = -1;

  const step = (): number => Math.floor(clock.now().getTime() / TOTP_STEP_MS);
  const nextCode = async (): Promise<string> => {
    if (step() <= usedStep) await world.advance((usedStep + 1) * TOTP_STEP_MS - clock.now().getTime());
    usedStep = step();
    return generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });
  };
  const entraCode = async (): Promise<string> => {
    const { codes } = (await (await fetch(`${world.simulator.pagesOrigin}/${world.tenant.id}/phones/${person.key}/codes`)).json()) as { codes: readonly { code: string }[] };
    return codes[0]?.code ?? '';
  };
  const signIn = async (why: SignInFor, returnTo: string): Promise<void> => {
    const home = new URL(world.server.approveOrigin).origin;
    await browser.open(`${home}${APPROVE_API.signIn}?${new URLSearchParams({ return: returnTo, for: why }).toString()}`);
    for (let forms = 0; browser.url().origin !== home; forms += 1) {
      if (forms > 4) throw new Error(`The sign-in does not end: ${browser.page()}`);
      const asks = (field: string): boolean => browser.page().includes(`name="${field}"`);
      if (asks('passwd')) await browser.submit({ do: 'password', passwd: person.password });
      else if (asks('otc')) await browser.submit({ do: 'code', otc: await entraCode() });
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
  const demand = async (answer: Response): Promise<Response> => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    return answer;
  };

  const manager: HeadlessManager = {
    nextCode,
    enrol: async () => {
      await signIn('enrol', '/factors');
      const started = (await (await demand(await browser.json('POST', APPROVE_API.enrolments))).json()) as EnrolmentStarted;
      secret = started.secret;
      await demand(await browser.json('POST', APPROVE_API.confirm, { enrolmentId: started.enrolmentId, name: 'Code app', code: await nextCode() }));
      return secret;
    },
    openRequest: async () => {
      await world.server.tick();
      const mail = (await world.tenant.mail()).findLast(({ to, body }) => to.includes(person.userPrincipalName) && /\/approve\/[\w-]{22}/.test(body));
      const requestId = /\/approve\/([\w-]{22})/.exec(mail?.body ?? '')?.[1];
      if (requestId === undefined) throw new Error(`${person.key} was asked nothing.`);
      await signIn('fresh', `/approve/${requestId}`);
      await manager.view(requestId);
      return requestId;
    },
    view: (requestId) => asked('GET', APPROVE_API.request, requestId),
    typeMatchCode: (requestId, matchCode) => asked('POST', APPROVE_API.matchCode, requestId, { matchCode }),
    sayYes: async (requestId, code) =>
      asked('POST', APPROVE_API.approve, requestId, { knownBy: 'in-person' satisfies KnownBy, factor: { kind: 'totp', code: code ?? (await nextCode()) } }),
    decline: (requestId) => asked('POST', APPROVE_API.decline, requestId),
    undo: (requestId) => asked('POST', APPROVE_API.undo, requestId),
    approve: async (matchCode) => {
      const requestId = await manager.openRequest();
      await manager.typeMatchCode(requestId, matchCode);
      await world.advance(LOOK_MS);
      const view = await manager.sayYes(requestId);
      if (view.step !== 'approved') throw new Error(`The yes was not taken: ${JSON.stringify(view)}`);
      return requestId;
    },
  };
  return manager;
}
