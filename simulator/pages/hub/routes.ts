import { formOf, json, type Answer, type Call, type Route } from '../../http.ts';
import { SEEDS } from '../../seed/contoso.ts';
import { advanced, clockAt, tenantNow } from '../../tenant/clock.ts';
import type { Tenant } from '../../tenant/model.ts';
import { bringPassInto, PASS_STATES } from '../../tenant/pass-states.ts';
import { newSeed } from '../../tenant/random.ts';
import type { Settings } from '../../tenant/settings.ts';
import { speaker } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { html, type Html } from '../html.ts';
import { pageAnswer } from '../layout.ts';
import { pagesState } from '../state.ts';
import { isOwnForm, pageRoute, plainMessage, seeOther, showInstant, type Visit } from '../visit.ts';
import { callRows, callsPart, clockPart, devicesPart, linksPart, PASS_LAGS_MS, peoplePart, presetsPart, settingsPart, STALE_PROMPT_MS } from './parts.ts';

const say = speaker('en', 'real');

/** The workbench: every tenant with its people, devices, clock and calls. */
export const hubRoutes: readonly Route[] = [
  { method: 'GET', path: '/', name: 'pages.hub', handle: hub },
  { method: 'POST', path: '/', name: 'pages.hub.new', handle: newTenant },
  pageRoute('POST', '/{tenant}/workbench', 'pages.hub.act', (visit) => {
    acted(visit);
    return seeOther(`/?tenant=${visit.tenant.id}`);
  }),
  pageRoute('GET', '/{tenant}/workbench/live', 'pages.hub.live', ({ tenant, now }) => json(200, { clock: showInstant(now), calls: callRows(tenant.requests) })),
];

function hub(call: Call, world: World): Answer {
  const tenants = [...world.tenants.values()];
  const tenant = tenants.find(({ id }) => id === call.query.get('tenant')) ?? tenants.at(-1);
  const now = tenant === undefined ? null : tenantNow(tenant, world.now());
  const mark = { say, tenantName: tenant?.displayName ?? null, clock: null };
  return pageAnswer(mark, {
    title: say('hub.title'), look: 'wide', scripts: ['workbench'],
    body: html`<div class="row apart tenants"><h1>${say('hub.title')}</h1>${tenantsPart(tenants, tenant)}</div>
${tenant === undefined || now === null ? html`<p>${say('hub.no-tenants')}</p>` : bench({ call, world, tenant, now, say, form: call.query, param: () => '' })}`,
  });
}

const bench = (visit: Visit): Html => html`<div class="bench">${clockPart(visit)}${linksPart(visit)}${peoplePart(visit)}<div class="column">${presetsPart(visit)}${devicesPart(visit)}</div><div class="column">${callsPart(visit)}${settingsPart(visit)}</div></div>`;

const tenantsPart = (tenants: readonly Tenant[], chosen: Tenant | undefined): Html => html`
<form class="inline" method="get" action="/"><div class="field"><label for="tenant">${say('hub.tenant')}</label><select id="tenant" name="tenant">
${tenants.map(({ id, domain }) => html`<option value="${id}"${id === chosen?.id ? html` selected` : null}>${domain}</option>`)}</select></div><button>${say('hub.show')}</button></form>
<form class="inline" method="post" action="/"><div class="field"><label for="seed">${say('hub.seed')}</label><select id="seed" name="seed">${Object.keys(SEEDS).map((name) => html`<option>${name}</option>`)}</select></div><button>${say('hub.new')}</button></form>`;

function newTenant(call: Call, world: World): Answer {
  if (!isOwnForm(call)) return plainMessage(403, say('sim.refused'), say('sim.refused.say'));
  const seed = formOf(call).get('seed') ?? '';
  const file = SEEDS[seed];
  if (file === undefined) return seeOther('/');
  const now = world.now();
  const tenant = world.add({ kind: 'seed', file, random: newSeed(world.random), now, realNow: now, redirectUris: [] });
  return seeOther(`/?tenant=${tenant?.id ?? ''}`);
}

const MINUTE_MS = 60_000;

function acted(visit: Visit): void {
  const { tenant, form, now, world } = visit;
  switch (form.get('do')) {
    case 'freeze': tenant.clock = clockAt(now, true, world.now()); return;
    case 'run': tenant.clock = clockAt(now, false, world.now()); return;
    case 'minute': tenant.clock = advanced(tenant.clock, MINUTE_MS); return;
    case 'hour': tenant.clock = advanced(tenant.clock, 60 * MINUTE_MS); return;
    case 'set': setClock(visit, Date.parse(`${form.get('to') ?? ''}Z`)); return;
    case 'preset': preset(visit); return;
    case 'settings': tenant.settings = settingsFrom(tenant.settings, form); return;
    default:
  }
}

function setClock({ tenant, world }: Visit, to: number): void {
  if (Number.isFinite(to)) tenant.clock = clockAt(to, tenant.clock.frozenAt !== null, world.now());
}

function preset({ tenant, form, now, world }: Visit): void {
  const person = tenant.people.find(({ key }) => key === form.get('person'));
  const wanted = PASS_STATES.find((each) => each === form.get('preset'));
  if (person === undefined || wanted === undefined) return;
  const text = bringPassInto(tenant, person, wanted, { now, random: world.random, digest: (each) => world.digest(each) });
  const { notices } = pagesState(tenant);
  notices.set('hub', say('hub.preset.done', { name: person.displayName, preset: say(`hub.preset.${wanted}`) }));
  if (text !== null) notices.set('hub-pass', text);
}

function settingsFrom(settings: Settings, form: URLSearchParams): Settings {
  const promptWhile = ([STALE_PROMPT_MS, 'object', 'usable'] as const).find((each) => String(each) === form.get('promptWhile'));
  const lag = PASS_LAGS_MS.find((each) => String(each) === form.get('passSignInMs'));
  return {
    ...settings,
    wording: form.get('wording') === 'ideal' ? 'ideal' : 'real',
    promptWhile: promptWhile ?? settings.promptWhile,
    lags: { ...settings.lags, passSignInMs: lag ?? settings.lags.passSignInMs },
  };
}
