import type { IssueRecord } from '../domain/case-state.ts';
import { ISSUE_LEASE_MS, PASS_CLOCK_SKEW_MS } from '../domain/limits.ts';
import type { LivePass, PassRemover } from '../ports.ts';

/**
 * Passes that this intent may have made: not there before, and created about then. A pass that somebody makes by hand
 * at the desk minutes later must not be mistaken for ours.
 */
export function orphansOf(passes: readonly LivePass[], { intentAt, knownPassIds, passId }: IssueRecord): readonly string[] {
  const earliest = intentAt.getTime() - PASS_CLOCK_SKEW_MS;
  const latest = intentAt.getTime() + ISSUE_LEASE_MS + PASS_CLOCK_SKEW_MS;
  return passes
    .filter(({ id, createdDateTime }) => id !== passId && !knownPassIds.includes(id) && createdDateTime.getTime() >= earliest && createdDateTime.getTime() <= latest)
    .map(({ id }) => id);
}

/** Deletes orphans. @returns those that are gone for certain. @throws {Unavailable} when the directory cannot be read. */
export async function deleteOrphans(issuer: PassRemover, personId: string, issue: IssueRecord): Promise<{ readonly found: readonly string[]; readonly deleted: readonly string[] }> {
  const found = orphansOf(await issuer.list(personId), issue);
  const outcomes = await Promise.all(found.map((id) => issuer.delete(personId, id)));
  return { found, deleted: found.filter((_, index) => outcomes[index] !== 'unknown') };
}
