import type { AuthorizeRequest } from '../pages/sign-in/attempt.ts';
import type { Target } from './authorize-target.ts';
import { contextsOf } from './claims-request.ts';
import { OauthError } from './error.ts';
import { refuseDoubled, required } from './token-form.ts';

const PROMPTS = ['none', 'login', 'select_account', 'consent'] as const;
/** What RFC 7636 section 4.1 allows of a verifier, and so of a plain challenge. */
const PLAIN_CHALLENGE = /^[\w.~-]{43,128}$/;
const S256_CHALLENGE = /^[\w-]{43}$/;

/** The rest of the request. @throws {OauthError} which goes back to the app. */
export function authorizeRequest(target: Target, query: URLSearchParams, digest: (text: string) => string): AuthorizeRequest {
  refuseDoubled(query);
  refuseUnsupported(query);
  const maxAge = query.get('max_age');
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) throw invalid(`Invalid 'max_age' value.`);
  return {
    ...target,
    scope: required(query, 'scope'),
    codeChallenge: challenge(query, digest),
    prompt: promptOf(query.get('prompt')),
    nonce: query.get('nonce'),
    contexts: contextsOf(query.get('claims')),
    loginHint: query.get('login_hint'),
    maxAgeS: maxAge === null ? null : Number(maxAge),
  };
}

/** Response types need the switches of an app registration that no app here has on: implicit and hybrid flow are not imitated. */
function refuseUnsupported(query: URLSearchParams): void {
  const types = required(query, 'response_type').split(' ');
  const unknown = types.find((type) => !['code', 'id_token', 'token', 'none'].includes(type));
  if (unknown !== undefined) throw new OauthError(400, 'unsupported_response_type', 70005, `response_type '${unknown}' is not supported for the application.`);
  if (types.includes('token')) throw new OauthError(400, 'unsupported_response_type', 700051, "response_type 'token' is not enabled for the application.");
  if (types.includes('id_token')) throw new OauthError(400, 'unsupported_response_type', 700054, "response_type 'id_token' is not enabled for the application.");
  if (types.includes('none')) throw new OauthError(400, 'unsupported_response_type', 70005, "response_type 'none' is not supported for the application.");
  const mode = query.get('response_mode');
  if (mode !== null && !['query', 'fragment', 'form_post'].includes(mode)) throw invalid(`'${mode}' is not a supported value of 'response_mode' when requesting a token.`, 70007);
  if (query.has('resource')) throw invalid("The 'resource' request parameter isn't supported.", 901002);
  for (const name of ['request', 'request_uri', 'registration']) {
    if (query.has(name)) throw new OauthError(400, `${name}_not_supported`, 90023, `The '${name}' request parameter isn't supported.`);
  }
}

function promptOf(sent: string | null): AuthorizeRequest['prompt'] {
  const known = PROMPTS.find((each) => each === sent) ?? null;
  if (sent !== null && known === null) throw invalid(`Unsupported 'prompt' value.`);
  return known;
}

/** As S256 has it, whichever of the two methods was used; plain is what leaving the method out means (auth code flow). */
function challenge(query: URLSearchParams, digest: (text: string) => string): string | null {
  const sent = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (sent === null) {
    if (query.has('code_challenge_method')) required(query, 'code_challenge');
    return null;
  }
  if (method === 'S256' && S256_CHALLENGE.test(sent)) return sent;
  if (method === 'plain' && PLAIN_CHALLENGE.test(sent)) return digest(sent);
  throw invalid('Invalid size of Code_Challenge parameter.', 501491);
}

const invalid = (text: string, code = 90023): OauthError => new OauthError(400, 'invalid_request', code, text);
