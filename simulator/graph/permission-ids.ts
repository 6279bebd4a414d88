import { createHash } from 'node:crypto';

/** Microsoft Graph as a resource in the tenant. Its app id is the same everywhere, this object id is ours. */
export const GRAPH_RESOURCE = { id: '0f1c8a2e-5d7b-4c39-9a61-7e2d4b8c6f50', appId: '00000003-0000-0000-c000-000000000000', displayName: 'Microsoft Graph' };

/** Ids of application permissions, where known (microsoft-graph-devx-content, permissions-descriptions.json; the writing ones from public scripts). */
const KNOWN: Readonly<Record<string, string>> = {
  'UserAuthenticationMethod.ReadWrite.All': '50483e42-d915-4231-9639-7fdb7fd190e5',
  'UserAuthenticationMethod.Read.All': '38d9df27-64da-44fd-b7c5-a6fbac20248f',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'Policy.Read.All': '246dd0d5-5bd0-4def-940b-0421030a5b68',
  'Policy.ReadWrite.AuthenticationMethod': '29c18626-4985-4dcd-85c0-193eef327366',
  'MailboxSettings.Read': '40f97065-369a-49f4-947c-6a255697ae91',
  'MailboxSettings.ReadWrite': '6931bccd-447a-43d1-b442-00a195474933',
  'Mail.Send': 'b633e1c5-b582-4048-a93e-9f11b44c7e96',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
  'User.RevokeSessions.All': '77f3a031-c388-4f99-b373-dc68676a979e',
  'TeamsActivity.Send': 'a267235f-af13-44dc-8385-c1dc93023186',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'UserAuthMethod-Passkey.Read.All': '72e00c1d-3e3d-43bb-a0b9-c435611bb1d2',
  'UserAuthMethod-Passkey.ReadWrite.All': '0400e371-7db1-4338-a269-96069eb65227',
  'User.ReadWrite.All': '741f803b-c850-494e-b5df-cde7c675a1ca',
  'User-PasswordProfile.ReadWrite.All': 'cc117bb9-00cf-4eb8-b580-ea2a878fe8f7',
  'Group.ReadWrite.All': '62a82d76-70ea-41e2-9197-370581804d09',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'UserAuthMethod-TAP.ReadWrite.All': '627169a8-8c15-451c-861a-5b80e383de5c',
};

/** The id of a permission; one that is not known gets a GUID of its own, always the same. */
export function permissionId(permission: string): string {
  const known = KNOWN[permission];
  if (known !== undefined) return known;
  const hex = createHash('sha256').update(permission).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The application permissions that Microsoft Graph offers, as far as they are known here, with those in use in the tenant. */
export const graphAppRoles = (inUse: readonly string[]): readonly object[] =>
  [...new Set([...Object.keys(KNOWN), ...inUse])].map((value) => ({ allowedMemberTypes: ['Application'], displayName: value, id: permissionId(value), isEnabled: true, origin: 'Application', value }));
