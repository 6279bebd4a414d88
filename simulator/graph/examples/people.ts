import type { Person, Tenant } from '../../tenant/model.ts';
import { ENVELOPE, type Play } from './example.ts';

const ADELE = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';

const someone = (tenant: Tenant, key: string): Person => {
  const found = tenant.people.find((each) => each.key === key);
  if (found === undefined) throw new RangeError(`The seed has no ${key}.`);
  return found;
};

const asAdele = (tenant: Tenant): void => {
  Object.assign(someone(tenant, 'claimant'), {
    businessPhones: ['+1 425 555 0109'], displayName: 'Adele Vance', givenName: 'Adele', jobTitle: 'Retail Manager', mail: 'AdeleV@contoso.com', mobilePhone: '+1 425 555 0109',
    officeLocation: '18/2111', preferredLanguage: 'en-US', surname: 'Vance', userPrincipalName: 'AdeleV@contoso.com', postalCode: '98004',
  });
};

/** `ConsistencyLevel: eventual`, as advanced queries need it. */
const EVENTUAL = { consistencylevel: 'eventual' };

export const PEOPLE: Readonly<Record<string, Play>> = {
  'user-get-default-properties': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ ids: { claimant: ADELE }, edit: asAdele })) }),
    more: ['@odata.context'],
  },
  'user-get-select': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ ids: { claimant: ADELE }, domain: 'contoso.com', edit: asAdele })) }),
  },
  'user-get-not-found': {
    mark: 'observed',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant()) }),
    more: ENVELOPE,
  },
  'user-manager-get': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        ids: { claimant: ADELE, manager: '7d54cb02-aaa3-4016-9f9c-a4b49422dd9b' },
        edit: (tenant) => { Object.assign(someone(tenant, 'manager'), { displayName: 'Sara Davis', jobTitle: 'Finance VP', mail: 'SaraD@contoso.onmicrosoft.com', userPrincipalName: 'SaraD@contoso.onmicrosoft.com' }); },
      });
      return { headers: await stage.asApp(made), path: `/v1.0/users/${ADELE}/manager` };
    },
    // The sample is shortened: the other default properties come too.
    more: ['@odata.context', '@odata.type', 'businessPhones', 'givenName', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname'],
  },
  'user-manager-none': {
    mark: 'observed',
    arrange: async (stage) => ({ headers: await stage.asApp(await stage.tenant({ ids: { nomanager: ADELE } })), path: `/v1.0/users/${ADELE}/manager` }),
    more: ENVELOPE,
  },
  'user-transitive-member-of': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        ids: { claimant: '6e7b768e-07e2-4810-8459-485f84f8f204' },
        edit: ({ groups }) => { Object.assign(groups.find(({ key }) => key === 'everybody') ?? {}, { displayName: 'All_Contoso_Licensing', mailEnabled: true, mailNickname: 'ContosoMailNickName', securityEnabled: true }); },
      });
      return { headers: await stage.asApp(made) };
    },
    // Four properties of the two dozen are printed.
    more: ['value[].*'],
  },
  'user-transitive-member-of-count': {
    mark: 'documented',
    arrange: async (stage) => ({ headers: { ...(await stage.asApp(await stage.tenant({ ids: { claimant: ADELE } }))), ...EVENTUAL }, path: `/v1.0/users/${ADELE}/transitiveMemberOf/$count` }),
    free: [''],
  },
  'member-of-directory-role-item': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        edit: (tenant) => {
          tenant.roleAssignments.splice(0, Infinity, { id: '5b1a6c0e-35a2-4a6e-9a35-0f6d0b4f6c11', principalId: someone(tenant, 'director').id, roleDefinitionId: 'fe930be7-5e62-47db-91af-98c3a49a38b1', directoryScopeId: '/' });
          for (const group of tenant.groups) group.memberIds.length = 0;
        },
      });
      return { headers: await stage.asPerson(made, 'director', 'User.Read Directory.Read.All'), path: '/v1.0/me/memberOf' };
    },
    free: ['value[].description'],
  },
  'users-list-advanced-filter': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        edit: ({ people }) => {
          people.splice(36, Infinity);
          const [first] = people;
          if (first === undefined) return;
          people.push(...Array.from({ length: 36 - people.length }, (_, i) => ({ ...first, key: `p${String(i)}`, id: `10a1d484-cd1a-4162-a5a4-8323${String(70_000_000 + i)}`, userPrincipalName: `p${String(i)}@contoso.com` })));
          for (const person of people) Object.assign(person, { city: null });
        },
      });
      return { headers: { ...(await stage.asApp(made)), ...EVENTUAL }, path: `/v1.0/users?$select=id,displayName,userPrincipalName&$filter=${encodeURIComponent('city eq null')}&$count=true` };
    },
    // One of the 36 is printed.
    among: ['value'],
    free: ['value[].displayName', 'value[].userPrincipalName'],
  },
  'role-assignments-by-principal': {
    mark: 'documented',
    async arrange(stage) {
      const principalId = 'f1847572-48aa-47aa-96a3-2ec61904f41f';
      const assignment = (id: string, roleDefinitionId: string) => ({ id, principalId, roleDefinitionId, directoryScopeId: '/' });
      const made = await stage.tenant({
        ids: { director: principalId },
        edit: ({ roleAssignments }) => {
          roleAssignments.push(assignment('lAPpYvVpN0KRkAEhdxReEHJ1hPGqSKpHlqMuxhkE9B8-1', '62e90394-69f5-4237-9190-012177145e10'), assignment('LJnv8vs6uUa3z6Em7nTEUXJ1hPGqSKpHlqMuxhkE9B8-1', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'));
        },
      });
      return { headers: await stage.asApp(made), path: `/v1.0/roleManagement/directory/roleAssignments?$filter=${encodeURIComponent(`principalId eq '${principalId}'`)}` };
    },
    more: ['value[].appScopeId', 'value[].principalOrganizationId'],
    differs: { 'value[].resourceScope': 'Of the beta resource: the v1.0 unifiedRoleAssignment has no such property.' },
  },
};
