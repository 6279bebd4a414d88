import { byHand, keepDone, type Done, type Named, type Shown, type WindowAct } from '../by-hand/done.ts';
import { json } from '../http.ts';
import type { Tenant } from '../tenant/model.ts';
import { tenantRoute, type ControlRoute } from './route.ts';
import type { Schema } from './schema.ts';

const TEXT: Schema = { type: 'string', maxLength: 2000 };
const AT: Schema = { type: 'integer', minimum: 0, description: 'Milliseconds since 1970 on the machine of who did it' };
const NTH: Schema = { type: 'integer', minimum: 0 };
/** Of acts at a thing with a name; left out where the page has no other of that name. */
const WHICH = { nth: { ...NTH, description: 'Which of those of this name on the page' } } as const satisfies Record<string, Schema>;

const act = (name: string, properties: Readonly<Record<string, Schema>>, more: Readonly<Record<string, Schema>> = {}): Schema =>
  ({ type: 'object', additionalProperties: false, required: ['do', 'at', ...Object.keys(properties)], properties: { do: { type: 'string', enum: [name] }, at: AT, ...properties, ...more } });

const ACTS: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['window', 'acts'],
  properties: {
    window: { type: 'string', pattern: '^[\\w-]{1,60}$', description: 'The same for all acts in one tab' },
    acts: {
      type: 'array',
      maxItems: 100,
      items: {
        anyOf: [
          act('open', { path: { ...TEXT, pattern: '^/' }, byApp: { type: 'boolean', description: 'An app sent them here' } }),
          act('type', { name: TEXT, text: TEXT }, WHICH),
          act('tick', { name: TEXT, on: { type: 'boolean' } }, WHICH),
          act('choose', { name: TEXT, option: TEXT }, WHICH),
          act('press', { name: TEXT, role: { type: 'string', enum: ['button', 'link'] } }, WHICH),
          act('picture', { name: TEXT }, WHICH),
          act('passkey', {}),
          act('see', { heading: TEXT, alert: TEXT, shown: { type: 'array', maxItems: 10, items: { type: 'object', additionalProperties: false, required: ['in', 'nth', 'text'], properties: { in: { type: 'string', enum: ['output', 'input', 'img'] }, nth: NTH, text: TEXT } } } }),
        ],
      },
    },
  },
};

type Told = { readonly at: number } & (Exclude<WindowAct, { readonly do: 'type' | 'see' }> | ({ readonly do: 'type'; readonly text: string } & Named) | { readonly do: 'see'; readonly heading: string; readonly alert: string; readonly shown: readonly Shown[] });

interface Acts {
  readonly window: string;
  readonly acts: readonly Told[];
}

/** What nobody needs for a token is loaded when it is asked for: a start has no time for it. */
const writer = () => import('../by-hand/written.ts');
const reader = async () => ({ ...(await import('../by-hand/typed.ts')), ...(await import('../by-hand/entry.ts')) });

export const byHandRoutes: readonly ControlRoute[] = [
  tenantRoute<Acts>({ method: 'POST', path: '/acts', summary: 'Says what somebody did by hand on the pages, for a copy as a test; the pages send it', success: 204, body: ACTS }, async ({ tenant, world, body: { window, acts }, now }) => {
    const { entryOf, typedFrom } = await reader();
    const known = ({ at: _at, ...told }: Told): WindowAct => {
      if (told.do === 'see') return { ...told, alert: told.alert === '' ? null : told.alert };
      if (told.do === 'open') return { ...told, ...entryOf(tenant, told.path) };
      if (told.do !== 'type') return told;
      const { text, ...rest } = told;
      return { ...rest, value: typedFrom(tenant, text, now) };
    };
    keepDone(tenant, world.now(), acts.map((told): Done => ({ kind: 'window', at: told.at, window, act: known(told) })));
    return { status: 204 };
  }),
  tenantRoute({ method: 'GET', path: '/acts/playwright', summary: 'What was done by hand since the tenant was made, as a test for the Playwright kit' }, async ({ tenant, world }) => json(200, { test: await testOf(tenant, world.now()) })),
];

/** As the hub copies it. */
export async function testOf(tenant: Tenant, realNow: number): Promise<string> {
  const { written } = await writer();
  return written(tenant, byHand(tenant, realNow));
}
