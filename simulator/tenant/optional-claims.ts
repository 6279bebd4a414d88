/** Optional claims of ID tokens that can be registered here (optional claims reference). */
export const OPTIONAL_CLAIMS = ['auth_time', 'email', 'family_name', 'given_name', 'login_hint', 'sid', 'upn'] as const;
