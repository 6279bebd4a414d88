import type { Route } from './route.ts';

/**
 * Which other origins may ask for the passkeys of this host (WebAuthn level 3, 5.11 "Related Origins"): a clerk signs on
 * the desk's page with the passkey that they made on the approver's. The server tells what was signed where apart.
 */
export const passkeyOriginsRoute = (origins: readonly string[]): Route => ({
  method: 'GET',
  path: '/.well-known/webauthn',
  handlers: [
    (_request, response) => {
      response.json({ origins });
    },
  ],
});
