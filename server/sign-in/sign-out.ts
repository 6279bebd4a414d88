import type { Configuration } from 'openid-client';
import { browserAddress } from './browser-address.ts';

/** Where Entra ends its own session; null when it cannot be asked, then ours has ended all the same. */
export const signOutAddress = (relyingParty: () => Promise<Configuration>, afterwards: string) => async (): Promise<string | null> => {
  try {
    return browserAddress(await relyingParty(), 'end_session_endpoint', { post_logout_redirect_uri: afterwards });
  } catch {
    return null;
  }
};
