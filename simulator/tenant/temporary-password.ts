import type { Person } from './model.ts';
import type { Random } from './random.ts';

/** In the form of the sample of Graph's resetPassword, `Cuyo5459`. */
export function newTemporaryPassword(random: Random): string {
  const pick = (from: string): string => from.charAt(random.int(from.length));
  return [pick('BCDFGHJKLMNPQRSTVWXYZ'), pick('aeiou'), pick('bcdfghjklmnpqrstvwxyz'), pick('aeiou'), ...Array.from({ length: 4 }, () => pick('0123456789'))].join('');
}

/** Documented: an administrator's reset also ends sign-ins (Entra, "Token revocation"). Wrong tries are forgotten with the old password. */
export function setPassword(person: Person, password: string, now: number): void {
  person.password = password;
  person.failedSignIns = { count: 0, lockedUntil: 0 };
  person.sessionsValidFrom = now;
}
