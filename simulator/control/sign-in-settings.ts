import type { Schema } from './schema.ts';

const control = (description: string): Schema => ({ type: 'string', enum: ['none', 'mfa', 'phishing-resistant', 'block'], description });

/** How the sign-in pages are set up. */
export const SIGN_IN_PATCH: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    secondStep: { type: 'string', enum: ['code', 'number'], description: 'What comes up after the password for somebody with Microsoft Authenticator' },
    staySignedIn: { type: 'boolean', description: 'Whether sign-in ends with "Stay signed in?"' },
    interruptMode: { type: 'string', enum: ['off', 'required', 'skippable'], description: 'Whether people without a second method are sent to register one' },
    accountRecovery: { type: 'boolean', description: 'Whether the ways to sign in name "Recover your account"' },
    federation: {
      anyOf: [{ type: 'null' }, {
        type: 'object',
        additionalProperties: false,
        required: ['domain', 'federatedIdpMfaBehavior'],
        properties: {
          domain: { type: 'string', pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$', maxLength: 253 },
          federatedIdpMfaBehavior: { type: 'string', enum: ['acceptIfMfaDoneByFederatedIdp', 'enforceMfaByFederatedIdp', 'rejectMfaByFederatedIdp'] },
        },
      }],
      description: "A domain whose people sign in at the company's own identity provider",
    },
    lockout: {
      type: 'object',
      additionalProperties: false,
      properties: { threshold: { type: 'integer', minimum: 1, maximum: 50 }, seconds: { type: 'integer', minimum: 5, maximum: 18_000 } },
      description: 'Smart lockout: wrong tries until the first lock, and its length',
    },
    conditionalAccess: {
      type: 'object',
      additionalProperties: false,
      properties: { registerSecurityInfo: control('Asked of who wants to register security information'), allApps: control('Asked of who wants into an app or an admin center') },
      description: 'Conditional Access for everybody',
    },
  },
};
