import type { Answer } from '../../http.ts';
import { mayAdminister } from '../../tenant/administrators.ts';
import { recordAudit } from '../../tenant/audit.ts';
import { changePolicy } from '../../tenant/pass-policy.ts';
import { pagesState } from '../state.ts';
import { seeOther } from '../visit.ts';
import type { AdminVisit } from './context.ts';
import { passPolicyAddress } from './places.ts';
import { draftOf, dropDraft, keepDraft, sentSettings, withSettings, withTargets } from './policy-draft.ts';
import { policyPage, type Tab } from './policy-page.ts';
import { refusedPage } from './refused.ts';

const CHANGES = new Set(['save', 'update', 'discard', 'edit']);

/** The form of the policy. Whatever it does, what stands on the tab is kept in the draft first. */
export function policyAct(visit: AdminVisit): Answer {
  const { form, tenant, me } = visit;
  const asked = form.get('do') ?? '';
  const mayWrite = mayAdminister(tenant, me, 'write-policy', null);
  if (CHANGES.has(asked) && !mayWrite) return refusedPage(visit, 'entra', 'write-policy', null);
  if (mayWrite && form.get('tab') === 'target') keepDraft(visit, withTargets(draftOf(visit), form));
  switch (asked) {
    case 'update': return updated(visit);
    case 'save': return saved(visit);
    case 'discard': dropDraft(visit); return to(visit, form.get('tab') === 'target' ? 'target' : 'configure');
    case 'edit': case 'configure': return to(visit, asked);
    default: return to(visit, 'target');
  }
}

const to = ({ tenant }: AdminVisit, tab: Tab): Answer => seeOther(`${passPolicyAddress(tenant)}?tab=${tab}`);

function updated(visit: AdminVisit): Answer {
  const fields = sentSettings(visit.form);
  const result = withSettings(draftOf(visit), fields);
  if ('kind' in result) return policyPage(visit, 'edit', { fields, fault: result });
  keepDraft(visit, result);
  return to(visit, 'configure');
}

function saved(visit: AdminVisit): Answer {
  const { tenant, now, world, session, me, say } = visit;
  changePolicy(tenant, draftOf(visit), now);
  dropDraft(visit);
  recordAudit(tenant, { now, random: world.random }, {
    activity: 'Authentication Methods Policy Update', by: { userId: me.id },
    targets: [{ type: 'Policy', id: 'TemporaryAccessPass', displayName: 'Authentication Methods Policy', userPrincipalName: null, changes: [] }],
  });
  pagesState(tenant).notices.set(session.id, say('admin.policy.saved'));
  return to(visit, visit.form.get('tab') === 'target' ? 'target' : 'configure');
}
