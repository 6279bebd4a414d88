/** What the issuer app holds where the policy deletes lost methods: docs/operations.md. */
export const REMOVING_ISSUER = [
  'UserAuthMethod-TAP.ReadWrite.All',
  'User.RevokeSessions.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthMethod-Passkey.ReadWrite.All',
];
