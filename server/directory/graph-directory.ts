import { Unavailable, type Directory } from '../ports.ts';
import { isAway } from './absence.ts';
import { findPeople, findPerson } from './find-person.ts';
import type { Graph } from './graph.ts';
import { groupsOf } from './groups.ts';
import { guardedGroup } from './guarded-group.ts';
import { managerOf } from './manager-of.ts';
import { managers } from './managers.ts';
import { methods } from './methods.ts';
import { passPolicy } from './pass-policy.ts';
import { passes } from './passes.ts';
import { person } from './person.ts';
import { photo } from './photo.ts';
import { privilege } from './privilege.ts';
import { readTime } from './read.ts';

/** An id that is none never reaches a path; to the caller that is one more question without an answer. */
const available = <A extends unknown[], T>(ask: (...args: A) => Promise<T>) => async (...args: A): Promise<T> => {
  try {
    return await ask(...args);
  } catch (cause) {
    throw cause instanceof Unavailable ? cause : new Unavailable('the directory', cause);
  }
};

/** The directory by Microsoft Graph. `neverRecoverGroupId`: a GUID in lower case, or null when the policy names none. */
export const graphDirectory = (graph: Graph, neverRecoverGroupId: string | null): Directory => ({
  findPerson: available(findPerson(graph)),
  findPeople: available(findPeople(graph)),
  person: available(person(graph)),
  managerOf: available(managerOf(graph)),
  isAway: available(isAway(graph)),
  guardedGroup: available(guardedGroup(graph)),
  managers: available(managers(graph)),
  privilege: privilege(graph, neverRecoverGroupId),
  memberOf: available(async (personId: string) => (await groupsOf(graph, personId, readTime())).map(({ id }) => id)),
  passes: available(passes(graph)),
  passPolicy: available(passPolicy(graph)),
  methods: available(methods(graph)),
  photo: available(photo(graph)),
});
