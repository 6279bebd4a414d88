import type { Answer } from '../../http.ts';
import { mayAdminister } from '../../tenant/administrators.ts';
import type { PolicyTarget } from '../../tenant/model.ts';
import { html, type Html } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { passPolicyAddress } from './places.ts';
import { noRight } from './refused.ts';

/** The list of methods with who is targeted. */
export function policiesPage(visit: AdminVisit): Answer {
  const { say, tenant, me } = visit;
  return adminPage(visit, {
    title: say('admin.policies'), door: 'entra',
    path: [[say('admin.policies.root')], [say('admin.methods')], [say('admin.policies')]],
    body: mayAdminister(tenant, me, 'read-policy', null) ? list(visit) : noRight(visit, 'read-policy', null),
  });
}

const everybody: readonly PolicyTarget[] = [{ targetType: 'group', id: 'all_users' }];

function list({ say, tenant }: AdminVisit): Html {
  const { passPolicy, passkeyPolicy, smsPolicy } = tenant;
  const row = (name: Html | string, state: string, targets: readonly PolicyTarget[]): Html => html`<tr><th scope="row">${name}</th>
<td>${targets.some(({ id }) => id === 'all_users') ? say('admin.policy.all') : say('admin.policy.select')}</td><td>${say(state === 'enabled' ? 'admin.yes' : 'admin.no')}</td></tr>`;
  return html`<section class="card" aria-label="${say('admin.policies')}">
<table><thead><tr><th scope="col">${say('admin.policies.method')}</th><th scope="col">${say('admin.policies.target')}</th><th scope="col">${say('admin.policies.enabled')}</th></tr></thead><tbody>
${row(say('admin.kind.fido2'), passkeyPolicy.state, passkeyPolicy.includeTargets)}
${row(say('admin.policies.sms'), smsPolicy.state, everybody)}
${row(html`<a href="${passPolicyAddress(tenant)}">${say('admin.kind.pass')}</a>`, passPolicy.state, passPolicy.includeTargets)}
</tbody></table></section><p class="soft small">${say('admin.policies.note')}</p>`;
}
