import type { SignInSide } from './sign-in-port.ts';

/** The query holds what the page would forget meanwhile: its language, and the answer to "how do you know it is them?". */
export const APPROVER_SIDE: SignInSide = {
  reasons: ['view', 'fresh', 'enrol'],
  pages: /^\/(?:factors|approve\/[\w-]{22,64})(?:\?lang=(?:en|de)(?:&known=(?:in-person|kiosk-phone|video))?)?$/,
  home: '/factors',
};

export const DESK_SIDE: SignInSide = { reasons: ['desk'], pages: /^\/desk(?:\?lang=(?:en|de))?$/, home: '/desk' };
