import { expect, it } from 'vitest';
import { sideOf } from './refusal.ts';

it('knows whom a path imitates, also with the slash at its end that the router takes', () => {
  for (const end of ['', '/']) {
    for (const path of ['/t/oauth2/v2.0/token', '/t/discovery/v2.0/keys', '/t/v2.0/.well-known/openid-configuration']) expect([path + end, sideOf(path + end)]).toEqual([path + end, 'token']);
    expect(sideOf(`/v1.0/users${end}`)).toBe('graph');
    expect(sideOf(`/_sim/tenants${end}`)).toBe('control');
    expect(sideOf(`/t/oauth2/v2.0/authorize${end}`)).toBe('pages');
  }
});
