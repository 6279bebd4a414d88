import { keepDone } from '../../by-hand/done.ts';
import { ControlError } from '../../control/route.ts';
import { controlRoutes } from '../../control/routes.ts';
import { sendWithin, type OwnCall } from '../../control/send-within.ts';
import { PASS_STATES } from '../../tenant/pass-states.ts';
import { pagesState } from '../state.ts';
import { showInstant } from '../visit.ts';
import { callText, type Bench } from './frame.ts';
import { chosenPerson } from './people-part.ts';
import { isPresetName, pcOf } from './presets-part.ts';
import { HUB_PRESETS, type HubPresetName, type PresetStep } from './presets.ts';
import { settingsPatch } from './settings-fields.ts';

const MINUTE_MS = 60_000;

/** Something done by hand: the calls that do it, and what is said afterwards. */
interface Act {
  readonly calls: readonly OwnCall[];
  readonly said: string;
  readonly preset?: HubPresetName;
}

/** Does what a form of the workbench asks for, by the documented calls and nothing else; says so on the next showing. */
export async function act(bench: Bench): Promise<void> {
  const { call, world, tenant } = bench;
  const { notices } = pagesState(tenant);
  const note = (key: string, text: string): void => { notices.set(key, text); };
  try {
    const order = ordered(bench);
    if (order === null) return;
    const [at, wasFrozen] = [world.now(), tenant.clock.frozenAt !== null];
    let pass: unknown = null;
    for (const each of order.calls) {
      const said = await sendWithin(each, { call, world, routes: controlRoutes });
      if ('temporaryAccessPass' in said) pass = said['temporaryAccessPass'] ?? pass;
    }
    // The notices of a tenant that was made again belong to the new one, and what was done to the old one is gone with it.
    const now = world.tenants.get(tenant.id) ?? tenant;
    const after = pagesState(now).notices;
    if (now === tenant) keepDone(tenant, at, [{ kind: 'calls', at, calls: order.calls, pass: typeof pass === 'string' ? pass : null, wasFrozen }]);
    after.set('hub', order.said);
    after.set('hub-calls', order.calls.map(callText).join('\n'));
    if (order.preset !== undefined) after.set('hub-preset', order.preset);
    if (typeof pass === 'string') after.set('hub-pass', pass);
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    note('hub-failed', [error.message, ...error.faults].join(' '));
  }
}

function ordered(bench: Bench): Act | null {
  const { form, say, tenant, now } = bench;
  const own = `/_sim/tenants/${tenant.id}`;
  const clock = (body: object, moved: number): Act => ({ calls: [{ method: 'PUT', path: `${own}/clock`, body }], said: say('hub.done.clock', { now: showInstant(moved) }) });
  const advance = (ms: number): Act => ({ calls: [{ method: 'POST', path: `${own}/clock/advance`, body: { ms } }], said: say('hub.done.clock', { now: showInstant(now + ms) }) });
  switch (form.get('do')) {
    case 'freeze': return clock({ frozen: true }, now);
    case 'run': return clock({ frozen: false }, now);
    case 'minute': return advance(MINUTE_MS);
    case 'hour': return advance(60 * MINUTE_MS);
    case 'set': return toInstant(bench, clock);
    case 'preset': return preset(bench, own);
    case 'fault': return fault(bench, own);
    case 'clear-fault': return { calls: [{ method: 'DELETE', path: `${own}/faults/${encodeURIComponent(form.get('fault') ?? '')}` }], said: say('hub.done.cleared') };
    case 'clear-faults': return { calls: [{ method: 'DELETE', path: `${own}/faults` }], said: say('hub.done.cleared') };
    case 'reset': return { calls: [{ method: 'POST', path: `${own}/reset` }], said: say('hub.done.reset') };
    case 'settings': return settings(bench, own);
    default: return null;
  }
}

function toInstant({ form, say }: Bench, clock: (body: object, moved: number) => Act): Act {
  const to = Date.parse(`${form.get('to') ?? ''}Z`);
  if (!Number.isFinite(to)) throw new ControlError(400, say('hub.bad-instant'));
  return clock({ now: new Date(to).toISOString() }, to);
}

function preset(bench: Bench, own: string): Act | null {
  const { form, say, tenant } = bench;
  const person = chosenPerson({ tenant, chosen: form.get('person') ?? '' });
  const name = form.get('preset') ?? '';
  if (person === undefined || !isPresetName(name)) return null;
  const pc = pcOf(tenant, person);
  const asCall = (step: PresetStep): OwnCall => {
    if ('pass' in step) return { method: 'PUT', path: `${own}/people/${encodeURIComponent(person.key)}/pass`, body: { state: step.pass } };
    if ('settings' in step) return { method: 'PATCH', path: `${own}/settings`, body: step.settings };
    if ('frozen' in step) return { method: 'PUT', path: `${own}/clock`, body: { frozen: true } };
    if ('advanceMinutes' in step) return { method: 'POST', path: `${own}/clock/advance`, body: { ms: step.advanceMinutes * MINUTE_MS } };
    if (pc === undefined) throw new ControlError(409, say('hub.no-pc', { name: person.displayName }));
    return { method: 'PUT', path: `${own}/pcs/${pc.id}/state`, body: { state: step.pc } };
  };
  const done = PASS_STATES.some((state) => state === name) ? 'hub.preset.done' : 'hub.preset.set';
  return { calls: HUB_PRESETS[name].steps.map(asCall), preset: name, said: `${say(done, { name: person.displayName, preset: say(`hub.preset.${name}`) })} ${say(`hub.does.${name}`)}` };
}

function fault({ form, say, chosen, tenant }: Bench, own: string): Act {
  const [name = '', ...rest] = (form.get('fault') ?? '').split('/');
  const variant = rest.join('/');
  const person = chosenPerson({ tenant, chosen });
  return { calls: [{ method: 'POST', path: `${own}/faults`, body: { preset: name, variant, ...(person !== undefined && { person: person.id }) } }], said: say('hub.done.fault', { fault: `${name} ${variant}` }) };
}

function settings({ form, say, tenant }: Bench, own: string): Act {
  const patch = settingsPatch(tenant.settings, form);
  return patch === null ? { calls: [], said: say('hub.done.nothing') } : { calls: [{ method: 'PATCH', path: `${own}/settings`, body: patch }], said: say('hub.done.settings') };
}
