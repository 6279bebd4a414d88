import type { Tenant } from '../tenant/model.ts';

/** What fills as things happen: a tenant begins with nothing of it. */
export const emptyLogs = (): Pick<Tenant, 'deletedPeople' | 'tokenKeys' | 'sessions' | 'codes' | 'grants' | 'mail' | 'notifications' | 'faults' | 'changes' | 'requests' | 'signIns' | 'audits' | 'clockMoves' | 'passkeyChallenges' | 'passwordResets' | 'pendingApprovals'> => ({
  deletedPeople: [],
  tokenKeys: [],
  sessions: [],
  codes: [],
  grants: [],
  mail: [],
  notifications: [],
  faults: [],
  changes: [],
  requests: [],
  signIns: [],
  audits: [],
  clockMoves: [],
  passkeyChallenges: [],
  passwordResets: [],
  pendingApprovals: [],
});
