import type { PolicyTarget } from '../../tenant/model.ts';
import { html, type Html, type Part } from '../html.ts';
import type { AdminVisit } from './context.ts';
import { ALL_USERS, draftOf, targetValue } from './policy-draft.ts';

/** Groups offered; a directory may hold thousands, and a target beyond these is set by Graph. */
const GROUPS_SHOWN = 100;

/** The tab *Enable and Target*. */
export function targetsTab(visit: AdminVisit): Html {
  const { say } = visit;
  const { state, includeTargets, excludeTargets } = draftOf(visit);
  const isForAll = includeTargets.some(({ id }) => id === ALL_USERS.id);
  const radio = (value: string, text: string, on: boolean): Html => html`<label class="tick"><input type="radio" name="include" value="${value}"${on ? html` checked` : null}> ${text}</label>`;
  return html`<label class="tick"><input type="checkbox" name="enabled"${state === 'enabled' ? html` checked` : null}> ${say('admin.policy.enable')}</label>
<fieldset class="choice"><legend>${say('admin.policy.include')}</legend><div class="row">${radio('all', say('admin.policy.all'), isForAll)}${radio('select', say('admin.policy.select'), !isForAll)}</div>
${boxes(visit, 'included', say('admin.policy.select'), includeTargets)}</fieldset>
<fieldset class="choice"><legend>${say('admin.policy.exclude')}</legend><p class="soft small">${say('admin.policy.exclude.say')}</p>${boxes(visit, 'excluded', say('admin.policy.exclude'), excludeTargets)}</fieldset>`;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Groups by name, and before them the people that a program has set as targets. */
function boxes(visit: AdminVisit, name: string, label: string, targets: readonly PolicyTarget[]): Html {
  const chosen = new Set(targets.map(targetValue));
  const choices = choicesOf(visit, targets);
  const checked = (value: string): Part => (chosen.has(value) ? html` checked` : null);
  return html`<div class="scroll targets ${name}" role="group" aria-label="${label}" tabindex="0">${choices.map(({ value, text }) => html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${checked(value)}> ${text}</label>`)}</div>`;
}

function choicesOf({ tenant, say }: AdminVisit, targets: readonly PolicyTarget[]): readonly Choice[] {
  const groups = tenant.groups.slice(0, GROUPS_SHOWN).map(({ id, displayName }): Choice => ({ value: targetValue({ targetType: 'group', id }), text: displayName }));
  const offered = new Set(groups.map(({ value }) => value));
  const others = targets.filter((target) => target.id !== ALL_USERS.id && !offered.has(targetValue(target))).map((target): Choice => ({ value: targetValue(target), text: nameOf(target) }));
  return [...others, ...groups.toSorted((a, b) => a.text.localeCompare(b.text, 'en'))];

  function nameOf({ targetType, id }: PolicyTarget): string {
    if (targetType === 'group') return tenant.groups.find((group) => group.id === id)?.displayName ?? say('admin.policy.gone', { id });
    const person = tenant.people.find((each) => each.id === id);
    return person === undefined ? say('admin.policy.gone', { id }) : say('admin.policy.user', { name: person.displayName });
  }
}
