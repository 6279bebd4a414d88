import { html, type Html } from '../html.ts';
import { callNote, form, type Bench } from './frame.ts';

/** Where a saved tenant is sent to; under `/_sim`, because only there may a body be as large as a tenant. */
export const LOAD_PATH = '/_sim/workbench/load';

export const loadForm = ({ say }: Pick<Bench, 'say'>): Html => html`<form class="inline" method="post" action="${LOAD_PATH}" enctype="multipart/form-data"><div class="field"><label for="file">${say('hub.load.file')}</label><input id="file" name="file" type="file" accept=".json,application/json" required></div>
<label class="tick"><input type="checkbox" name="replace" value="yes">${say('hub.load.replace')}</label><button>${say('hub.load')}</button></form>`;

export function transferPart(bench: Bench): Html {
  const { say, tenant } = bench;
  return html`<section class="card dense" aria-labelledby="transfer"><h2 id="transfer">${say('hub.transfer')}</h2>
<p class="soft note">${say('hub.transfer.say')}</p>
<p><a class="button" href="/_sim/tenants/${tenant.id}/export" download="${tenant.domain}.json">${say('hub.export')}</a></p>
${loadForm(bench)}
<div class="row">${form(bench, 'reset', html`<button>${say('hub.reset')}</button>`)}</div>
${callNote(['GET …/export', 'POST /_sim/tenants {"import": …}', 'POST …/reset'])}</section>`;
}
