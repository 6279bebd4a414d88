import { json } from '../http.ts';
import { beginChange } from '../tenant/journal.ts';
import type { Pc, Person, Tenant } from '../tenant/model.ts';
import { personById } from '../tenant/people-index.ts';
import { bringPcInto, pcPresetNames, type PcPresetName } from '../tenant/pc-presets.ts';
import { PC_SETTINGS, settingNames, settingsOf, type PcSetting } from '../tenant/pc-settings.ts';
import { changePc, type PcChange } from '../tenant/pc-state.ts';
import { canReset } from '../tenant/windows-reset.ts';
import { ControlError, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

function pcNamed(tenant: Tenant, id = ''): { readonly pc: Pc; readonly owner: Person } {
  const pc = tenant.devices.find((each): each is Pc => each.kind === 'pc' && each.id === id);
  const owner = pc === undefined ? undefined : personById(tenant.people, pc.ownerId);
  if (pc === undefined || owner === undefined) throw new ControlError(404, `There is no PC ${id}.`);
  return { pc, owner };
}

const pcJson = (pc: Pc): object => {
  const { id, name, join, os, online, webSignIn, pinReset, pin, desktop, setUp } = pc;
  return { id, name, join, os, online, webSignIn, pinReset, canReset: canReset(pc), settings: settingsOf(pc), pin: pin?.value ?? null, signedIn: desktop?.personId ?? null, setUp: setUp?.step ?? null };
};

function schemaOf(setting: PcSetting): Schema {
  const { about: description } = setting;
  switch (setting.kind) {
    case 'flag': return { type: 'boolean', description };
    case 'choice': return { type: 'string', enum: setting.values, description };
    case 'count': return { type: 'integer', minimum: setting.from, maximum: setting.to, description };
  }
}

/** The people's pages are loaded late; a screen that nobody has opened needs no forgetting. */
async function forgetScreen(tenant: Tenant, pc: Pc): Promise<void> {
  const screens = await import('../pages/windows/screen.ts');
  screens.forgetScreen(tenant, pc);
}

export const deviceRoutes = [
  tenantRoute({ method: 'GET', path: '/pcs/{device}', summary: 'A PC with every setting, its PIN too' }, ({ tenant, call }) => json(200, pcJson(pcNamed(tenant, call.params['device']).pc))),
  tenantRoute<PcChange>(
    {
      method: 'PATCH',
      path: '/pcs/{device}',
      summary: 'Changes what is named of a PC; join none puts it back into its box',
      body: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: { type: 'string', pattern: '^.', maxLength: 64 },
          join: { type: 'string', enum: ['entra', 'hybrid', 'none'] },
          os: { type: 'string', enum: ['windows-10', 'windows-11'] },
          online: { type: 'boolean' },
          webSignIn: { type: 'boolean', description: 'EnableWebSignIn' },
          pinReset: { type: 'string', enum: ['destructive', 'non-destructive'], description: 'non-destructive: EnablePinRecovery' },
          settings: { type: 'object', additionalProperties: false, properties: Object.fromEntries(settingNames.map((name) => [name, schemaOf(PC_SETTINGS[name])])) },
        },
      },
    },
    async ({ tenant, call, now, body }) => {
      const { pc, owner } = pcNamed(tenant, call.params['device']);
      const done = beginChange(tenant, [owner.id], now);
      changePc({ tenant, owner, now }, pc, body);
      done();
      await forgetScreen(tenant, pc);
      return json(200, pcJson(pc));
    },
  ),
  tenantRoute<{ readonly state: PcPresetName }>(
    {
      method: 'PUT',
      path: '/pcs/{device}/state',
      summary: 'Brings a PC, and where it matters its owner\'s pass, into a state with a name; gives the text of the pass',
      body: { type: 'object', additionalProperties: false, required: ['state'], properties: { state: { type: 'string', enum: pcPresetNames } } },
    },
    async ({ tenant, world, call, now, body: { state } }) => {
      const { pc, owner } = pcNamed(tenant, call.params['device']);
      const done = beginChange(tenant, [owner.id], now);
      const temporaryAccessPass = bringPcInto({ tenant, owner, now, random: world.random, digest: world.digest }, pc, state);
      done();
      await forgetScreen(tenant, pc);
      return json(200, { ...pcJson(pc), temporaryAccessPass });
    },
  ),
];
