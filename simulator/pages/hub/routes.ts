import { byHand } from '../../by-hand/done.ts';
import { formOf, json, type Answer, type Call, type Route } from '../../http.ts';
import { SEEDS } from '../../seed/contoso.ts';
import { tenantNow } from '../../tenant/clock.ts';
import type { Tenant } from '../../tenant/model.ts';
import { newSeed } from '../../tenant/random.ts';
import { speaker } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { html, type Html } from '../html.ts';
import { pageAnswer } from '../layout.ts';
import { isOwnForm, pageRoute, plainMessage, seeOther, showInstant, type Visit } from '../visit.ts';
import { act } from './acts.ts';
import { asTestPage } from './as-test.ts';
import { clockPart } from './clock-part.ts';
import { faultsPart } from './faults-part.ts';
import { benchAddress, type Bench } from './frame.ts';
import { linksPart } from './links-part.ts';
import { loadTenant } from './load.ts';
import { chosenPerson, peoplePart } from './people-part.ts';
import { personPart } from './person-part.ts';
import { noticePart, presetsPart } from './presets-part.ts';
import { settingsPart } from './settings-part.ts';
import { timelineOf } from './timeline.ts';
import { timelinePart } from './timeline-part.ts';
import { LOAD_PATH, loadForm, transferPart } from './transfer-part.ts';

const say = speaker('en', 'real');

/** The workbench: a tenant with its people, devices, clock, presets, faults and what happened. */
export const hubRoutes: readonly Route[] = [
  { method: 'GET', path: '/', name: 'pages.hub', handle: hub },
  { method: 'POST', path: '/', name: 'pages.hub.new', handle: newTenant },
  { method: 'POST', path: LOAD_PATH, name: 'pages.hub.load', handle: loadTenant },
  pageRoute('POST', '/{tenant}/workbench', 'pages.hub.act', async (visit) => {
    const bench = benchOf(visit);
    await act(bench);
    return seeOther(benchAddress(bench));
  }),
  pageRoute('GET', '/{tenant}/workbench/as-test', 'pages.hub.as-test', asTestPage),
  pageRoute('GET', '/{tenant}/workbench/live', 'pages.hub.live', ({ tenant, now }) => json(200, { clock: showInstant(now), steps: timelineOf(tenant, say) })),
];

/** The texts of the workbench are ours: it speaks the same in either wording. */
function benchOf(visit: Visit): Bench {
  const { form } = visit;
  const page = Number(form.get('page') ?? '1');
  return { ...visit, say, search: form.get('q') ?? '', page: Number.isSafeInteger(page) && page > 0 ? page : 1, chosen: form.get('person') ?? '' };
}

function hub(call: Call, world: World): Answer {
  const tenants = [...world.tenants.values()];
  const tenant = tenants.find(({ id }) => id === call.query.get('tenant')) ?? tenants.at(-1);
  // Only what comes after the first look at a tenant can be told of it.
  if (tenant !== undefined) byHand(tenant, world.now());
  const bench = tenant === undefined ? null : benchOf({ call, world, tenant, now: tenantNow(tenant, world.now()), say, form: call.query, param: () => '' });
  return pageAnswer({ say, tenantName: tenant?.displayName ?? null, clock: null, direction: tenant?.settings.direction ?? 'ltr' }, {
    title: say('hub.title'), look: 'wide', scripts: ['workbench'],
    body: html`<div class="row apart tenants"><h1>${say('hub.title')}</h1>${tenantsPart(tenants, tenant)}</div>
${bench === null ? html`<p>${say('hub.no-tenants')}</p>${loadForm({ say })}` : whole(bench)}`,
  });
}

function whole(bench: Bench): Html {
  const person = chosenPerson(bench);
  return html`<div class="bench">${clockPart(bench)}${noticePart(bench, person)}${linksPart(bench)}
<div class="column">${peoplePart(bench)}${person && personPart(bench, person)}</div>
<div class="column">${person && presetsPart(bench, person)}${faultsPart(bench)}${transferPart(bench)}</div>
<div class="column">${timelinePart(bench)}${settingsPart(bench)}</div></div>`;
}

/** More than this would make the page long before it is of use; the others have their address. */
const TENANTS_LISTED = 100;

function tenantsPart(tenants: readonly Tenant[], chosen: Tenant | undefined): Html {
  const listed = [...new Set([...(chosen === undefined ? [] : [chosen]), ...tenants.slice(-TENANTS_LISTED)])];
  return html`
<form class="inline" method="get" action="/"><div class="field"><label for="tenant">${say('hub.tenant')}</label><select id="tenant" name="tenant">
${listed.map(({ id, domain }) => html`<option value="${id}"${id === chosen?.id ? html` selected` : null}>${domain}</option>`)}</select></div><button>${say('hub.show')}</button></form>
<form class="inline" method="post" action="/"><div class="field"><label for="seed">${say('hub.seed')}</label><select id="seed" name="seed">${Object.keys(SEEDS).map((name) => html`<option>${name}</option>`)}</select></div><button>${say('hub.new')}</button></form>`;
}

function newTenant(call: Call, world: World): Answer {
  if (!isOwnForm(call)) return plainMessage(403, say('sim.refused'), say('sim.refused.say'));
  const seed = formOf(call).get('seed') ?? '';
  const file = SEEDS[seed];
  if (file === undefined) return seeOther('/');
  const now = world.now();
  const tenant = world.add({ kind: 'seed', file, random: newSeed(world.random), now, realNow: now, redirectUris: [] });
  return seeOther(`/?tenant=${tenant?.id ?? ''}`);
}
