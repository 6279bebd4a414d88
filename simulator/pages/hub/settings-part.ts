import { html, type Html } from '../html.ts';
import { callNote, form, type Bench } from './frame.ts';
import { settingsFields, type SettingsField } from './settings-fields.ts';

/** At hand; the others are folded away in groups. */
const AT_HAND = ['wording', 'promptWhile'];
const GROUPS = ['lags', 'signIn', 'assumed', 'throttling', 'links', 'other'] as const;

const groupOf = ({ path }: SettingsField): string => (GROUPS as readonly string[]).find((group) => path.startsWith(`${group}.`)) ?? 'other';

export function settingsPart(bench: Bench): Html {
  const { say, tenant } = bench;
  const fields = settingsFields(tenant.settings);
  const folded = fields.filter(({ path }) => !AT_HAND.includes(path));
  return html`<section class="card dense" aria-labelledby="settings"><h2 id="settings">${say('hub.settings')}</h2>
${form(bench, 'settings', html`<div class="whole">${fields.filter(({ path }) => AT_HAND.includes(path)).map((field) => box(bench, field))}
${GROUPS.map((group) => html`<details><summary>${say(`hub.settings.${group}`)}</summary><div class="fields">${folded.filter((field) => groupOf(field) === group).map((field) => box(bench, field))}</div></details>`)}</div><button>${say('hub.save')}</button>`)}
${callNote(['GET …/settings', 'PATCH …/settings'])}</section>`;
}

function box({ say }: Bench, { path, description, now, input }: SettingsField): Html {
  const id = `set-${path.replaceAll('.', '-')}`;
  const shown = (value: string): string => {
    switch (value) {
      case 'true': return say('hub.yes');
      case 'false': return say('hub.no');
      case 'real': case 'ideal': return path === 'wording' ? say(`hub.wording.${value}`) : value;
      case 'object': case 'usable': return path === 'promptWhile' ? say(`hub.prompt.${value}`) : value;
      default: return path === 'promptWhile' ? say('hub.prompt.longer', { seconds: Number(value) / 1000 }) : value;
    }
  };
  const label = html`<label for="${id}">${path === 'wording' ? say('hub.wording') : path === 'promptWhile' ? say('hub.prompt') : (description ?? path)}${description !== null && !AT_HAND.includes(path) && html` <code class="soft">${path}</code>`}</label>`;
  switch (input.kind) {
    case 'choice': return html`<div class="field">${label}<select id="${id}" name="${path}">${input.values.map((value) => html`<option value="${value}"${value === now && html` selected`}>${shown(value)}</option>`)}</select></div>`;
    case 'count': return html`<div class="field">${label}<input id="${id}" name="${path}" type="number" min="${String(input.from)}" max="${String(input.to)}" value="${now}"${!input.empty && html` required`}></div>`;
    case 'text': return html`<div class="field">${label}<input id="${id}" name="${path}" value="${now}"></div>`;
  }
}
