import type { SignInProblem } from '../../contract/sign-in.ts';

/** A path of ours that a person is sent back to without being signed in; the page says why in words. */
export const withProblem = (path: string, problem: SignInProblem): string => `${path}${path.includes('?') ? '&' : '?'}signin=${problem}`;
