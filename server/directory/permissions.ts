/** Which of our app registrations holds a permission. */
export type Holder = 'reader' | 'issuer' | 'mailer' | 'signIn';

/** Parts of the policy that want permissions of their own. */
export interface Features {
  readonly removeLostMethod: boolean;
  readonly skipAbsent: boolean;
}

type Row = readonly [permission: string, holder: Holder, onlyWith?: keyof Features];

/**
 * Feature → least Graph application permission → who holds it, and the switch without which nobody does. Sources:
 * permission tables of Microsoft Graph v1.0 (microsoft-graph-devx-content, permissions.json). Nobody may hold more: an
 * app that can write passes can become anyone in the tenant, so its credential serves nothing else. Telling people in Teams
 * takes none: `TeamsActivity.Send.User` comes with the installation of the Teams app, for those for whom it is installed.
 */
export const PERMISSIONS: Readonly<Record<string, Row>> = {
  'people, managers, photos': ['User.Read.All', 'reader'],
  'groups and whether roles can be assigned to them': ['GroupMember.Read.All', 'reader'],
  'active and eligible roles': ['RoleManagement.Read.Directory', 'reader'],
  'owned apps, and what our own apps may do': ['Application.Read.All', 'reader'],
  'whether an approver is away': ['MailboxSettings.Read', 'reader', 'skipAbsent'],
  'pass policy of the tenant': ['Policy.Read.AuthenticationMethod', 'reader'],
  'registered methods and live passes': ['UserAuthenticationMethod.Read.All', 'reader'],
  'making and deleting passes': ['UserAuthMethod-TAP.ReadWrite.All', 'issuer'],
  'signing the claimant out everywhere': ['User.RevokeSessions.All', 'issuer', 'removeLostMethod'],
  'deleting a lost Microsoft Authenticator': ['UserAuthMethod-MicrosoftAuthApp.ReadWrite.All', 'issuer', 'removeLostMethod'],
  'deleting a lost app that shows codes': ['UserAuthMethod-SoftwareOATH.ReadWrite.All', 'issuer', 'removeLostMethod'],
  'deleting a lost telephone number': ['UserAuthMethod-Phone.ReadWrite.All', 'issuer', 'removeLostMethod'],
  'deleting a lost security key': ['UserAuthMethod-Passkey.ReadWrite.All', 'issuer', 'removeLostMethod'],
  'mail to approvers and claimants': ['Mail.Send', 'mailer'],
};

export const permissionsOf = (holder: Holder, features: Features): readonly string[] =>
  Object.values(PERMISSIONS).filter(([, who, onlyWith]) => who === holder && (onlyWith === undefined || features[onlyWith])).map(([permission]) => permission);
