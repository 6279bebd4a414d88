import type { CDPSession, Page } from '@playwright/test';

/** An authenticator built into the device that a page runs on, played by Chromium. */
export interface Authenticator {
  /** Whether the finger, face or PIN is recognised from now on. */
  recognises(person: boolean): Promise<void>;
}

/** Gives the page's browser an authenticator that verifies its user (Chrome DevTools Protocol, WebAuthn domain). */
export async function authenticatorOf(page: Page): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    recognises: async (isUserVerified) => { await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }); },
  };
}
