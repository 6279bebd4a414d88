/** Which of our app registrations holds a permission. */
export type Holder = 'reader' | 'issuer' | 'mailer' | 'signIn';

/**
 * Feature → least Graph application permission → who holds it. Sources: permission tables of Microsoft Graph v1.0
 * (microsoft-graph-devx-content, permissions.json). Nobody may hold more: an app that can write passes can become
 * anyone in the tenant, so its credential serves nothing else.
 */
export const PERMISSIONS: Readonly<Record<string, readonly [permission: string, holder: Holder]>> = {
  'people, managers, photos': ['User.Read.All', 'reader'],
  'groups and whether roles can be assigned to them': ['GroupMember.Read.All', 'reader'],
  'active and eligible roles': ['RoleManagement.Read.Directory', 'reader'],
  'owned apps, and what our own apps may do': ['Application.Read.All', 'reader'],
  'pass policy of the tenant': ['Policy.Read.AuthenticationMethod', 'reader'],
  'registered methods and live passes': ['UserAuthenticationMethod.Read.All', 'reader'],
  'making and deleting passes': ['UserAuthMethod-TAP.ReadWrite.All', 'issuer'],
  'mail to approvers and claimants': ['Mail.Send', 'mailer'],
};

export const permissionsOf = (holder: Holder): readonly string[] =>
  Object.values(PERMISSIONS).filter(([, who]) => who === holder).map(([permission]) => permission);
