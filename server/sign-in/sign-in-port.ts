import type { Secret } from '../domain/secret.ts';

/** Why someone signs in. `fresh`: for one approval with a code app. `enrol`, `desk`: with the authentication context `c1`. */
export type SignInFor = 'view' | 'fresh' | 'enrol' | 'desk';

/** Whose pages a sign-in is for. One that the other side began means nothing here. */
export interface SignInSide {
  readonly reasons: readonly SignInFor[];
  /** Pages of this origin that a sign-in may end on; anything else ends on `home`. */
  readonly pages: RegExp;
  readonly home: string;
}

export interface SignInSettings {
  /** `https://{authority}/{tenant id}/v2.0`: discovery must name exactly this issuer. */
  readonly issuer: string;
  /** GUID in lower case. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly proof: { readonly kind: 'secret'; readonly secret: Secret<string> } | { readonly kind: 'certificate'; readonly pem: Secret<string> };
  readonly side: SignInSide;
  /** The callback on the side's own origin, as registered. The only address that a response is read against. */
  readonly redirectUri: string;
}

/** Who signed in. With the tenant, `oid` is the identity; the name is for showing. */
export interface SignedIn {
  readonly tid: string;
  readonly oid: string;
  readonly displayName: string;
  /** Authentication contexts that Entra says are fulfilled. */
  readonly acrs: readonly string[];
  /** App roles. */
  readonly roles: readonly string[];
  /** Seconds since 1970 by Entra's clock; null unless the app registered the claim. Never compared with ours. */
  readonly authTime: number | null;
}

/**
 * Why nobody is signed in. `transaction`: not begun here, in this browser, or too long ago. `declined`: the person or
 * Entra said no. `invalid`: the answer is not one that Entra would give. `step-up`: signed in, but not freshly or not
 * with `c1`. `unavailable`: Entra could not be asked.
 */
export type SignInRefusal = 'transaction' | 'declined' | 'invalid' | 'step-up' | 'unavailable';

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly who: SignedIn; readonly why: SignInFor; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly reason: SignInRefusal; readonly returnTo: string };

/** Sign-ins under way, by digest of the browser's cookie; the table holds nothing that could finish one. */
export interface SignInTransactions {
  put(begun: { readonly idHash: string; readonly why: SignInFor; readonly returnTo: string; readonly expiresAt: Date }, now: Date): Promise<void>;
  /** Gives it out once. Null: unknown, taken before, or expired. */
  take(idHash: string, now: Date): Promise<{ readonly why: SignInFor; readonly returnTo: string } | null>;
}
