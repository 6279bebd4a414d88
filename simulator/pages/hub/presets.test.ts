import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EN } from '../../texts/en.ts';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../test-tenant.ts';
import { HUB_PRESETS, hubPresetNames } from './presets.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const own = async (tenant: TestTenant, path: string): Promise<unknown> => (await kit.control(`/tenants/${tenant.id}${path}`)).body;
const reason = async (tenant: TestTenant, key = 'claimant'): Promise<string | null> => {
  const graph = kit.graph(kit.bySecret(tenant.made));
  const { value } = (await graph.api(`/users/${tenant.who(key).id}/authentication/temporaryAccessPassMethods`).get()) as { value: { methodUsabilityReason: string }[] };
  return value[0]?.methodUsabilityReason ?? null;
};

describe('presets by one click', () => {
  it.each(hubPresetNames)('%s is done, said, and leads to where it is seen', async (preset) => {
    const tenant = await newTestTenant(kit);
    const page = await tenant.browser().submit({ do: 'preset', person: 'claimant', preset }, `${tenant.path}/workbench`);
    expect(page.text).toContain(EN[`hub.does.${preset}`].real);
    expect(page.text).not.toContain(EN['hub.refused'].real);
    const notice = /<div class="notice all".*?<section/s.exec(page.body)?.[0] ?? '';
    const links = [...notice.matchAll(/<a class="button link" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(links).toHaveLength(HUB_PRESETS[preset].look.length);
    for (const href of links) expect((await tenant.browser().open(href)).status).toBe(200);
  });

  const states: [string, string | null][] = [
    ['usable', 'EnabledByPolicy'], ['once', 'EnabledByPolicy'], ['expired', 'Expired'], ['used', 'OneTimeUsed'], ['early', 'NotYetValid'], ['policy', 'DisabledByPolicy'],
    ['none', null], ['deleted', null], ['stale', 'Expired'], ['honest', 'Expired'], ['ending', 'EnabledByPolicy'], ['hybrid', 'EnabledByPolicy'], ['set-up-restart', 'EnabledByPolicy'],
  ];
  it.each(states)('%s leaves a pass that Graph calls %s', async (preset, expected) => {
    const tenant = await newTestTenant(kit);
    await tenant.preset('claimant', preset);
    expect(await reason(tenant)).toBe(expected);
  });

  it('stops the clock one minute before the pass ends, so that no wizard has to be hurried', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.preset('claimant', 'ending');
    expect(await own(tenant, '/clock')).toMatchObject({ frozen: true });
    await tenant.advance(60_000);
    expect(await reason(tenant)).toBe('Expired');
  });

  it('sets up the PC of the chosen person, and no other', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.preset('claimant', 'set-up-restart');
    expect(await own(tenant, `/pcs/${tenant.pc('claimant')}`)).toMatchObject({ join: 'none', settings: { interruption: 'restart' } });
    expect(await own(tenant, `/pcs/${tenant.pc('hybrid')}`)).toMatchObject({ join: 'hybrid' });
  });

  it('says so where somebody has no PC, and does nothing', async () => {
    const tenant = await newTestTenant(kit);
    const without = tenant.made.people.find(({ devices }) => devices.every(({ kind }) => kind !== 'pc'));
    const page = await tenant.browser().submit({ do: 'preset', person: without?.key ?? '', preset: 'offline' }, `${tenant.path}/workbench`);
    expect(page.text).toContain(`${without?.displayName ?? ''} has no PC.`);
    expect(await reason(tenant, without?.key ?? '')).toBeNull();
  });

  it('names the calls that do the same, and they do', async () => {
    const [tenant, other] = [await newTestTenant(kit), await newTestTenant(kit)];
    const page = await tenant.browser().submit({ do: 'preset', person: 'claimant', preset: 'stale' }, `${tenant.path}/workbench`);
    const lines = [...page.body.matchAll(/<li class="mono">((?:PUT|PATCH|POST) [^<]*)<\/li>/g)].map(([, line = '']) => line.replaceAll('&quot;', '"'));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [, method, path = '', body = '{}'] = /^(\w+) \/_sim(\S+) (.*)$/.exec(line) ?? [];
      const there = path.replace(tenant.id, other.id).replace(tenant.pc('claimant'), other.pc('claimant'));
      expect((await kit.control(there, method, JSON.parse(body) as object)).status).toBe(200);
    }
    expect(await reason(other)).toBe('Expired');
    expect(await own(other, '/settings')).toEqual(await own(tenant, '/settings'));
  });
});
