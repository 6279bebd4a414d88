import { expect, it } from 'vitest';
import type { Route } from './http.ts';
import { Router } from './router.ts';

const route = (path: string, method: Route['method'] = 'GET'): Route => ({ method, path, name: path, handle: () => ({ status: 200 }) });
const router = new Router([route('/{tenant}/security-info'), route('/_sim/tenants'), route('/v1.0/users/{id}'), route('/v1.0/users/{id}', 'DELETE'), route("/v1.0/servicePrincipals(appId='{appId}')"), route('/{tenant}/{place}')]);
const found = (path: string, method = 'GET') => router.find(method, path);

it('prefers what is literal, earlier segments first', () => {
  expect(found('/_sim/tenants')?.route.name).toBe('/_sim/tenants');
  expect(found('/contoso/security-info')?.route.name).toBe('/{tenant}/security-info');
  expect(found('/contoso/elsewhere')?.params).toEqual({ tenant: 'contoso', place: 'elsewhere' });
});

it('decodes parameters after cutting segments, so that no %2F leads elsewhere', () => {
  expect(found('/v1.0/users/a%2Fb%23EXT%23@c.example')?.params).toEqual({ id: 'a/b#EXT#@c.example' });
});

it('takes a key in brackets, and letters of paths in either case', () => {
  expect(found("/V1.0/ServicePrincipals(appId='x')")?.params).toEqual({ appId: 'x' });
});

it('finds nothing for another method, an empty parameter, a broken encoding or another length', () => {
  for (const [path, method] of [['/v1.0/users/x', 'PUT'], ['/v1.0/users//', 'GET'], ['/v1.0/users/%E0%A4%A', 'GET'], ['/v1.0/users/x/y', 'GET']] as const) expect(found(path, method)).toBeNull();
});

it('takes a key in brackets after a set for a segment, with its quotes doubled, and a `$` at its head there alone', () => {
  expect(found("/v1.0/users('a''b@c.example')")?.params).toEqual({ id: "a'b@c.example" });
  expect(found("/v1.0/users(%27$x@c.example%27)")?.params).toEqual({ id: '$x@c.example' });
  expect(found('/v1.0/users/$x@c.example')).toBeNull();
  expect(found('/v1.0/users/%24x@c.example')).toBeNull();
});

it('minds no slash at the end of a path of Graph, and takes no function of Graph for an id', () => {
  expect(found('/v1.0/users/x/')?.params).toEqual({ id: 'x' });
  for (const path of ['/contoso/security-info/', '/v1.0/users/x//', '/v1.0/users/delta', '/v1.0/users/microsoft.graph.delta()']) expect(found(path), path).toBeNull();
  expect(found("/v1.0/users('delta')")?.params).toEqual({ id: 'delta' });
  expect(router.trace('/v1.0/users/delta').unknown).toBe('delta');
  expect(found('/delta/security-info')?.params).toEqual({ tenant: 'delta' });
});

it('says how far it knows a path that nothing answers', () => {
  expect(router.trace('/v1.0/users/x')).toEqual({ methods: ['GET', 'DELETE'], unknown: null });
  expect(router.trace('/v1.0/users/x/drive/root').unknown).toBe('drive');
  expect(router.trace('/v1.0/users').unknown).toBe('users');
  expect(router.trace('/v1.0/users/$ref').unknown).toBe('$ref');
});
