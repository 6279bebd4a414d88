import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../test-tenant.ts';
import type { TimelineStep } from './timeline.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const steps = async (tenant: TestTenant): Promise<readonly TimelineStep[]> => ((await (await fetch(`${kit.simulator.pagesOrigin}${tenant.path}/workbench/live`)).json()) as { steps: TimelineStep[] }).steps;
const passes = (tenant: TestTenant): string => `/users/${tenant.who('claimant').id}/authentication/temporaryAccessPassMethods`;

describe('the timeline', () => {
  it('has what happened, newest first, with the calls behind each step, though the clock stands still', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.browser().submit({ do: 'freeze' }, `${tenant.path}/workbench`);
    const graph = kit.graph(kit.bySecret(tenant.made));
    await graph.api(passes(tenant)).post({ isUsableOnce: false, lifetimeInMinutes: 60 });
    await graph.api(`/users/${tenant.who('mailbox').id}/sendMail`).post({ message: { subject: 'Look', body: { contentType: 'Text', content: '.' }, toRecipients: [{ emailAddress: { address: 'a@b.example' } }] } });
    await graph.api(passes(tenant)).get();
    const [since, mail, audit, frozen] = await steps(tenant);
    expect(since).toMatchObject({ kind: 'calls', text: 'Calls since then: 1', calls: [expect.stringContaining('GET /v1.0/users/')] });
    expect(mail).toMatchObject({ kind: 'mail', text: 'Mail to a@b.example: Look', calls: [expect.stringContaining('/sendMail 202')] });
    expect(audit?.kind).toBe('audit');
    expect(audit?.text).toContain(tenant.who('claimant').displayName);
    expect(audit?.calls.at(-1)).toMatch(/^POST .*temporaryAccessPassMethods 201$/);
    expect(frozen).toMatchObject({ kind: 'clock', text: 'The clock was stopped.' });
    expect(new Set([mail?.at, audit?.at, frozen?.at]).size).toBe(1);
  });

  it('keeps the order of what was done when the clock is set back', async () => {
    const tenant = await newTestTenant(kit, { now: '2030-01-01T00:00:00Z' });
    const clock = (now: string): Promise<unknown> => kit.control(`/tenants/${tenant.id}/clock`, 'PUT', { now, frozen: true });
    await clock('2031-01-01T00:00:00Z');
    await clock('2026-01-01T00:00:00Z');
    const [back, ahead] = await steps(tenant);
    expect(back?.text).toBe('The clock went from 2031-01-01 00:00:00 UTC to 2026-01-01 00:00:00 UTC.');
    expect(ahead?.at).toBe('2031-01-01 00:00:00 UTC');
  });

  it('says who signed in and who was refused, by the code', async () => {
    const tenant = await newTestTenant(kit);
    const pass = await tenant.preset('claimant', 'expired');
    const page = await tenant.browser().open(`${tenant.path}/security-info`);
    await page.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
    await page.submit({ do: 'pass', accesspass: pass });
    const refused = (await steps(tenant)).find(({ kind }) => kind === 'sign-in');
    expect(refused?.text).toContain(`${tenant.who('claimant').displayName} could not sign in`);
    expect(refused?.text).toContain('130504');
    expect(JSON.stringify(await steps(tenant))).not.toContain(pass);
  });

  it('is bounded, in steps and in calls', async () => {
    const tenant = await newTestTenant(kit);
    const graph = kit.graph(kit.bySecret(tenant.made));
    for (let i = 0; i < 20; i += 1) await graph.api(passes(tenant)).get();
    const [since] = await steps(tenant);
    expect(since?.calls).toHaveLength(15);
    expect(since?.left).toBeGreaterThanOrEqual(5);
    for (let i = 0; i < 60; i += 1) await tenant.advance(1000);
    const all = await steps(tenant);
    expect(all).toHaveLength(40);
    expect(all[0]?.at).not.toBe(all[39]?.at);
  });

  it('survives an export, then in the order of the clock', async () => {
    const tenant = await newTestTenant(kit);
    await tenant.advance(60_000);
    await tenant.advance(60_000);
    const before = (await steps(tenant)).map(({ at }) => at);
    const { body } = await kit.control(`/tenants/${tenant.id}/export`);
    await kit.control(`/tenants/${tenant.id}`, 'DELETE');
    await kit.control('/tenants', 'POST', { import: body });
    expect((await steps(tenant)).map(({ at }) => at)).toEqual(before);
  });
});
