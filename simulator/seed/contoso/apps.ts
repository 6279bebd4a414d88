import type { SeedApp } from '../seed-file.ts';

/** The least that reading takes (permission tables of Microsoft Graph v1.0): photos come with `User.Read.All`. */
const READER = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'Application.Read.All',
  'Policy.Read.AuthenticationMethod',
  'UserAuthenticationMethod.Read.All',
];

/** App roles that the apps with sign-in offer. */
const VOUCH_ROLES = ['Vouch.Clerk', 'Vouch.Auditor', 'Vouch.Operator'];

/** What an app takes that people sign in to. It comes back to any port of this machine, after signing out too. */
const SIGN_IN = { redirectUris: ['http://localhost/auth/callback', 'http://localhost/factors', 'http://localhost/desk'], appRoles: VOUCH_ROLES, optionalClaims: ['auth_time'] } as const;

/** The first may do everything that is imitated. The others have what one job takes. `sync` is a privileged app with an owner. */
export const apps: readonly SeedApp[] = [
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
      'User.ReadWrite.All',
      'User-PasswordProfile.ReadWrite.All',
      'User.RevokeSessions.All',
      'Group.ReadWrite.All',
      'RoleAssignmentSchedule.Read.Directory',
      'RoleManagement.ReadWrite.Directory',
      'Policy.ReadWrite.AuthenticationMethod',
      'Mail.Send',
      'MailboxSettings.Read',
      'TeamsActivity.Send',
      'AuditLog.Read.All',
    ],
    ...SIGN_IN,
  },
  { name: 'reader', displayName: 'Vouch reader', permissions: READER },
  { name: 'issuer', displayName: 'Vouch issuer', permissions: ['UserAuthMethod-TAP.ReadWrite.All'] },
  { name: 'mailer', displayName: 'Vouch mailer', permissions: ['Mail.Send'] },
  { name: 'signin', displayName: 'Vouch', ...SIGN_IN },
  { name: 'sync', displayName: 'Identity sync', permissions: ['Directory.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'], owners: ['appowner'] },
];
