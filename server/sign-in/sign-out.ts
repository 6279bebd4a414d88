import { buildEndSessionUrl, type Configuration } from 'openid-client';

/** Where Entra ends its own session; null when it cannot be asked, then ours has ended all the same. */
export const signOutAddress = (relyingParty: () => Promise<Configuration>, afterwards: string) => async (): Promise<string | null> => {
  try {
    return buildEndSessionUrl(await relyingParty(), { post_logout_redirect_uri: afterwards }).href;
  } catch {
    return null;
  }
};
