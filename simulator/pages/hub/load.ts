import { byHand } from '../../by-hand/done.ts';
import { ControlError } from '../../control/route.ts';
import { controlRoutes } from '../../control/routes.ts';
import { sendWithin, type OwnCall } from '../../control/send-within.ts';
import { imported, type TenantExport } from '../../control/transfer.ts';
import type { Answer, Call } from '../../http.ts';
import { speaker } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { pagesState } from '../state.ts';
import { isOwnForm, plainMessage, seeOther } from '../visit.ts';
import { callText } from './frame.ts';

const say = speaker('en', 'real');

/** Takes a saved tenant in, in place of the one with its id where that is asked for. */
export async function loadTenant(call: Call, world: World): Promise<Answer> {
  if (!isOwnForm(call)) return plainMessage(403, say('sim.refused'), say('sim.refused.say'));
  try {
    const { file, replace } = await uploaded(call);
    const tenant = imported(file);
    const calls: readonly OwnCall[] = [
      ...(replace && world.tenants.has(tenant.id) ? [{ method: 'DELETE', path: `/_sim/tenants/${tenant.id}` } as const] : []),
      { method: 'POST', path: '/_sim/tenants', body: { import: file } },
    ];
    for (const each of calls) await sendWithin(each, { call, world, routes: controlRoutes });
    const loaded = world.tenants.get(tenant.id) ?? tenant;
    byHand(loaded, world.now()).loaded = true;
    const { notices } = pagesState(loaded);
    notices.set('hub', say('hub.done.loaded'));
    notices.set('hub-calls', calls.map(callText).join('\n'));
    return seeOther(`/?tenant=${tenant.id}`);
  } catch (error) {
    if (error instanceof ControlError) return plainMessage(error.status, say('hub.refused'), [error.message, ...error.faults].join(' '));
    throw error;
  }
}

/** @throws {ControlError} when the form holds no file with JSON in it. */
async function uploaded(call: Call): Promise<{ readonly file: TenantExport; readonly replace: boolean }> {
  try {
    const form = await new Response(Buffer.from(call.body), { headers: { 'content-type': String(call.headers['content-type']) } }).formData();
    const file = form.get('file');
    const read: unknown = JSON.parse(file instanceof File ? await file.text() : '');
    if (typeof read !== 'object' || read === null) throw new TypeError('No object.');
    return { file: read, replace: form.get('replace') === 'yes' };
  } catch {
    throw new ControlError(400, say('hub.load.unreadable'));
  }
}
