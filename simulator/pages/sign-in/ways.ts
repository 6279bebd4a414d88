import type { Method, Person } from '../../tenant/model.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { isPassOffered } from './pass-offer.ts';

export type Way = 'pass' | 'password' | 'number' | 'code';

export type Authenticator = Extract<Method, { readonly kind: 'microsoftAuthenticator' }>;

/** The app that is asked for a number: the first that was set up. */
export const authenticatorOf = (person: Pick<Person, 'methods'>): Authenticator | null =>
  person.methods.find((method): method is Authenticator => method.kind === 'microsoftAuthenticator') ?? null;

/** Secrets of the apps that show codes for this person. */
export const codeSecrets = (person: Pick<Person, 'methods'>): string[] =>
  person.methods.flatMap((method) => (method.kind === 'microsoftAuthenticator' || method.kind === 'softwareOath' ? [method.secret] : []));

/** Whether the password, or another identity provider, was the first step. */
export const hasFirstStep = ({ proofs }: Pick<Attempt, 'proofs'>): boolean => proofs.includes('password') || proofs.includes('federated');

/**
 * The ways to go on from here: at first the pass and the password, then the second steps that the person has, the pass
 * among them (documented). Somebody whom the tenant does not know has a password, as far as anybody can tell.
 */
export function waysOf(visit: Visit, attempt: Attempt, person: Person | null): readonly Way[] {
  if (person === null) return ['password'];
  const pass: readonly Way[] = isPassOffered(visit, person) ? ['pass'] : [];
  if (!hasFirstStep(attempt)) return [...pass, 'password'];
  return [...(authenticatorOf(person) === null ? [] : ['number'] as const), ...(codeSecrets(person).length === 0 ? [] : ['code'] as const), ...pass];
}

const SHOWN: readonly Method['kind'][] = ['microsoftAuthenticator', 'softwareOath'];

/** Kinds that the real chooser would list besides, and that no simulated sign-in page takes. */
export const notTaken = ({ methods }: Pick<Person, 'methods'>): readonly Method['kind'][] =>
  [...new Set(methods.map(({ kind }) => kind))].filter((kind) => !SHOWN.includes(kind) && kind !== 'email');
