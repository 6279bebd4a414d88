import { html, type Html, type Part } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { draftOf, NUMBERS, type NumberName, type SettingsFault, type SettingsFields } from './policy-draft.ts';
import { refusalBox } from './refused.ts';

/** The tab *Configure*: the settings as they would be saved. */
export function settingsTab(visit: AdminVisit, mayWrite: boolean): Html {
  const { say } = visit;
  const policy = draftOf(visit);
  const minutes = (count: number): string => say('admin.policy.minutes', { minutes: count });
  return html`<h2>${say('admin.policy.general')}</h2><dl><dt>${say('admin.policy.minimum')}</dt><dd>${minutes(policy.minimumLifetimeInMinutes)}</dd><dt>${say('admin.policy.maximum')}</dt><dd>${minutes(policy.maximumLifetimeInMinutes)}</dd>
<dt>${say('admin.policy.default')}</dt><dd>${minutes(policy.defaultLifetimeInMinutes)}</dd><dt>${say('admin.policy.once')}</dt><dd>${say(policy.isUsableOnce ? 'admin.yes' : 'admin.no')}</dd>
<dt>${say('admin.policy.length')}</dt><dd>${say('admin.policy.characters', { length: policy.defaultLength })}</dd></dl>
${mayWrite ? html`<button name="do" value="edit">${say('admin.policy.edit')}</button>` : null}`;
}

/** The pane *Temporary Access Pass settings*. */
export function settingsPane(visit: AdminVisit, { numbers, once }: SettingsFields, fault: SettingsFault | null): Html {
  const { say } = visit;
  const number = (name: NumberName): Html => html`<div class="field"><label for="${name}">${say(`admin.policy.${name}`)}</label><p class="soft small" id="${name}-hint">${say(name === 'length' ? 'admin.policy.length.hint' : 'admin.policy.minutes.hint')}</p>
<input id="${name}" name="${name}" inputmode="numeric" value="${numbers[name]}" ${described(name, fault)}></div>`;
  return html`<h2>${say('admin.policy.settings')}</h2>
${fault === null ? null : refusalBox(visit, { text: wording(visit, fault), doNow: say('admin.policy.fault.do') })}
${NUMBERS.map(number)}
<fieldset class="choice"><legend>${say('admin.policy.once')}</legend><p class="soft small">${say('admin.policy.once.hint')}</p><div class="row">${(['yes', 'no'] as const).map((each) => html`<label class="tick"><input type="radio" name="once" value="${each}"${(each === 'yes') === once ? html` checked` : null}> ${say(`admin.${each}`)}</label>`)}</div></fieldset>
<div class="row end"><button name="do" value="configure">${say('admin.cancel')}</button><button class="main" name="do" value="update">${say('admin.policy.update')}</button></div>`;
}

const described = (name: NumberName, fault: SettingsFault | null): Part =>
  fault?.box === name ? html`aria-invalid="true" aria-describedby="${name}-hint fault" autofocus` : html`aria-describedby="${name}-hint"`;

function wording({ say }: AdminVisit, { kind, box }: SettingsFault): string {
  return say(`admin.policy.fault.${kind}`, kind === 'minutes' ? { label: say(`admin.policy.${box}`) } : {});
}
