/** An app registration of the seed: what it is called and what it may do. */
export interface SeedApp {
  readonly name: string;
  readonly displayName: string;
  readonly permissions: readonly string[];
}

/** The least that reading takes (permission tables of Microsoft Graph v1.0): photos come with `User.Read.All`. */
const READER = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'Application.Read.All',
  'Policy.Read.AuthenticationMethod',
  'UserAuthenticationMethod.Read.All',
];

/** The first may do everything that is imitated. The others have what one job takes. `sync` is a privileged app with an owner. */
export const SEED_APPS: readonly SeedApp[] = [
  {
    name: 'everything',
    displayName: 'Vouch (all permissions)',
    permissions: [
      ...READER,
      'RoleEligibilitySchedule.Read.Directory',
      'UserAuthMethod-TAP.Read.All',
      'ProfilePhoto.Read.All',
      'UserAuthMethod-TAP.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'User.RevokeSessions.All',
      'Policy.ReadWrite.AuthenticationMethod',
      'Mail.Send',
    ],
  },
  { name: 'reader', displayName: 'Vouch reader', permissions: READER },
  { name: 'issuer', displayName: 'Vouch issuer', permissions: ['UserAuthMethod-TAP.ReadWrite.All'] },
  { name: 'mailer', displayName: 'Vouch mailer', permissions: ['Mail.Send'] },
  { name: 'signin', displayName: 'Vouch', permissions: [] },
  { name: 'sync', displayName: 'Identity sync', permissions: ['Directory.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'] },
];

/** App roles that the sign-in app offers. */
export const VOUCH_ROLES = ['Vouch.Clerk', 'Vouch.Auditor', 'Vouch.Operator'] as const;
