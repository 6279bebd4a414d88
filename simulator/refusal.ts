import { json, text, type Answer } from './http.ts';
import { graphError } from './graph/error.ts';
import { oauthError } from './oauth/error.ts';
import type { World } from './world.ts';

/** Who is imitated at a path. */
export function sideOf(path: string): 'graph' | 'token' | 'control' | 'pages' {
  if (/^\/(v1\.0|beta|oidc)(\/|$)/i.test(path)) return 'graph';
  if (/^\/_sim(\/|$)/i.test(path)) return 'control';
  return /\/(oauth2\/v2\.0\/token|discovery\/v2\.0\/keys|\.well-known\/openid-configuration)\/?$/i.test(path) ? 'token' : 'pages';
}

/** A refusal that comes before any route is asked, in the words of whoever is imitated there. That Entra says 90100 then is assumed. */
export function refusal(path: string, world: World, { status, code, message }: { readonly status: number; readonly code: string; readonly message: string }): Answer {
  switch (sideOf(path)) {
    case 'graph':
      return graphError({ line: null }, world, { status, code, message });
    case 'token':
      return oauthError(world, { status, error: 'invalid_request', code: 90_100, text: message });
    case 'control':
      return json(status, { error: message });
    case 'pages':
      return text(status, `${message}\n`);
  }
}
