import { json } from '../http.ts';
import type { Tenant } from '../tenant/model.ts';
import { ControlError, iso, tenantRoute, type TenantCall } from './route.ts';
import { personNamed } from './passes.ts';

/** What a person holds in the hand; the pages' code is loaded when somebody asks, as the pages themselves are. */
const phones = () => import('../pages/phone/phone.ts');

async function shown({ tenant, call, now }: Pick<TenantCall<unknown>, 'call' | 'now'> & { readonly tenant: Tenant }): Promise<object> {
  const [{ currentPhone }, { totpCode, totpLeftMs }] = await Promise.all([phones(), import('../pages/totp.ts')]);
  const phone = currentPhone(tenant, personNamed(tenant, call.params['person']));
  if (phone === null) throw new ControlError(404, 'This person has no phone.');
  const accounts = phone.lost ? [] : phone.accounts;
  return { id: phone.id, name: phone.name, lost: phone.lost, leftMs: totpLeftMs(now), accounts: accounts.map(({ id, issuer, label, secret, addedAt }) => ({ id, issuer, label, addedAt: iso(addedAt), code: totpCode(secret, now) })) };
}

export const phoneRoutes = [
  tenantRoute({ method: 'GET', path: '/people/{person}/phone', summary: 'The phone that a person holds now, with the codes that it shows' }, async (given) => json(200, await shown(given))),
  tenantRoute<{ readonly uri: string }>(
    {
      method: 'POST',
      path: '/people/{person}/phone/accounts',
      summary: 'Adds to the phone what a QR code says',
      success: 201,
      body: { type: 'object', additionalProperties: false, required: ['uri'], properties: { uri: { type: 'string', pattern: '^otpauth:', maxLength: 2000, description: 'Key URI: otpauth://totp/…' } } },
    },
    async (given) => {
      const { accountOf, addAccount, currentPhone } = await phones();
      const phone = currentPhone(given.tenant, personNamed(given.tenant, given.call.params['person']));
      const account = accountOf(given.body.uri);
      if (phone === null || phone.lost) throw new ControlError(409, 'This person holds no phone.');
      if (account === null) throw new ControlError(400, 'body.uri is no otpauth address with a secret in base32.');
      addAccount(phone, account, { now: given.now, random: given.world.random });
      return json(201, await shown(given));
    },
  ),
  tenantRoute({ method: 'POST', path: '/people/{person}/phone/lose', summary: 'The phone is lost: nobody sees its codes any more' }, async (given) => {
    const { currentPhone } = await phones();
    const phone = currentPhone(given.tenant, personNamed(given.tenant, given.call.params['person']));
    if (phone === null) throw new ControlError(404, 'This person has no phone.');
    phone.lost = true;
    return json(200, await shown(given));
  }),
  tenantRoute({ method: 'POST', path: '/people/{person}/phone/replace', summary: 'A new phone, which knows nothing; the one before counts as lost', success: 201 }, async (given) => {
    const { newPhone } = await phones();
    newPhone(given.tenant, personNamed(given.tenant, given.call.params['person']), 'New phone', given.world.random);
    return json(201, await shown(given));
  }),
];
