import type { Answer } from '../../http.ts';
import { mayAdminister } from '../../tenant/administrators.ts';
import { html, type Html } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { adminPage } from './frame.ts';
import { passPolicyAddress, policiesAddress } from './places.ts';
import { draftOf, fieldsOfPolicy, isUnsaved, type SettingsFault, type SettingsFields } from './policy-draft.ts';
import { settingsPane, settingsTab } from './policy-settings.ts';
import { targetsTab } from './policy-targets.ts';
import { noRight } from './refused.ts';

export type Tab = 'target' | 'configure' | 'edit';

/** The pane with what was typed wrongly into it. */
export interface WrongSettings {
  readonly fields: SettingsFields;
  readonly fault: SettingsFault;
}

/** The policy for passes: two tabs in one form, so that no tab forgets what was set on the other. */
export function policyPage(visit: AdminVisit, tab: Tab, wrong: WrongSettings | null = null): Answer {
  const { say, tenant, me } = visit;
  return adminPage(visit, {
    title: say('admin.kind.pass'), door: 'entra', status: wrong === null ? 200 : 400,
    path: [[say('admin.policies.root')], [say('admin.methods')], [say('admin.policies'), policiesAddress(tenant)], [say('admin.kind.pass')]],
    body: mayAdminister(tenant, me, 'read-policy', null) ? form(visit, tab, wrong) : noRight(visit, 'read-policy', null),
  });
}

/** Enter in a box presses the first button of a form, which would be a tab: so an unseen one stands before it. */
function form(visit: AdminVisit, tab: Tab, wrong: WrongSettings | null): Html {
  const { say, tenant, me } = visit;
  const mayWrite = mayAdminister(tenant, me, 'write-policy', null);
  const shown = tab === 'edit' && !mayWrite ? 'configure' : tab;
  const tabButton = (name: 'target' | 'configure'): Html => html`<li><button name="do" value="${name}" class="tab"${(shown === 'target') === (name === 'target') ? html` aria-current="true"` : null}>${say(`admin.policy.tab.${name}`)}</button></li>`;
  const lag = tenant.settings.lags.policyMs;
  return html`${mayWrite ? null : html`<p class="soft">${say('admin.only-look')}</p>`}
<form class="card stack policy" method="post" action="${passPolicyAddress(tenant)}" autocomplete="off" novalidate><input type="hidden" name="tab" value="${shown}">
<button class="hide-visually" name="do" value="${shown === 'edit' ? 'update' : mayWrite ? 'save' : shown}" tabindex="-1" aria-hidden="true"></button>
<ul class="row tabs" aria-label="${say('admin.policy.tabs')}">${tabButton('target')}${tabButton('configure')}</ul>
<fieldset class="plain stack"${mayWrite ? null : html` disabled`}>${shown === 'target' ? targetsTab(visit) : shown === 'configure' ? settingsTab(visit, mayWrite) : settingsPane(visit, wrong?.fields ?? fieldsOfPolicy(draftOf(visit)), wrong?.fault ?? null)}</fieldset>
${mayWrite && isUnsaved(visit) ? html`<p class="notice" role="status">${say('admin.policy.unsaved')}</p>` : null}
${mayWrite && shown !== 'edit' ? html`<div class="row end"><button name="do" value="discard">${say('admin.policy.discard')}</button><button class="main" name="do" value="save">${say('admin.policy.save')}</button></div>` : null}
${lag === 0 ? null : html`<p class="soft small">${say('admin.policy.lag', { seconds: lag / 1000 })}</p>`}</form>`;
}
