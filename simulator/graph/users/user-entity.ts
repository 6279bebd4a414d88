import type { Person, Profile } from '../../tenant/model.ts';
import { graphInstant } from '../instant.ts';
import type { Entity, FilterSupport, Property } from '../odata/entity.ts';

const byDefault: FilterSupport = { kind: 'text', eq: 'default', startsWith: 'default', absent: 'advanced' };
const advancedOnly: FilterSupport = { kind: 'text', eq: 'advanced', startsWith: 'advanced', absent: 'advanced' };
const addresses: FilterSupport = { kind: 'texts', eq: 'default', startsWith: 'default', endsWith: 'advanced' };

const profile = (name: keyof Profile, filter: FilterSupport): Property<Person> => ({ read: (person) => person[name] ?? null, filter });

/**
 * The user as imitated. What may be filtered follows the table of graph/includes/filter-directory-objects, what may be sorted
 * that of graph/concepts/aad-advanced-queries. Beside them: `startsWith` on `employeeId`, and `businessPhones` and
 * `otherMails`, from graph/resources/user and the table's older edition.
 */
export const USER: Entity<Person> = {
  type: 'user',
  resource: 'User',
  idOf: ({ id }) => id,
  properties: {
    businessPhones: { read: ({ businessPhones }) => businessPhones, filter: { kind: 'texts', eq: 'default' } },
    displayName: { read: ({ displayName }) => displayName, filter: byDefault, order: 'default', search: 'words' },
    givenName: { read: ({ givenName }) => givenName, filter: byDefault },
    jobTitle: { read: ({ jobTitle }) => jobTitle, filter: byDefault },
    mail: { read: ({ mail }) => mail, filter: { ...byDefault, endsWith: 'advanced' } },
    mobilePhone: { read: ({ mobilePhone }) => mobilePhone, filter: advancedOnly },
    officeLocation: { read: ({ officeLocation }) => officeLocation, filter: advancedOnly },
    preferredLanguage: { read: ({ preferredLanguage }) => preferredLanguage, filter: advancedOnly },
    surname: { read: ({ surname }) => surname, filter: byDefault },
    userPrincipalName: { read: ({ userPrincipalName }) => userPrincipalName, filter: { kind: 'text', eq: 'default', startsWith: 'default', endsWith: 'advanced' }, order: 'default' },
    id: { read: ({ id }) => id, filter: { kind: 'text', eq: 'default' } },
    accountEnabled: { read: ({ accountEnabled }) => accountEnabled, filter: { kind: 'boolean', eq: 'default' } },
    city: profile('city', byDefault),
    companyName: profile('companyName', advancedOnly),
    country: profile('country', byDefault),
    createdDateTime: { read: ({ createdAt }) => graphInstant(createdAt), filter: { kind: 'instant', eq: 'advanced', range: 'advanced' }, order: 'advanced' },
    creationType: { read: ({ externalGuest }) => (externalGuest ? 'Invitation' : null), filter: { kind: 'text', eq: 'default' } },
    deletedDateTime: { read: () => null },
    department: profile('department', byDefault),
    employeeId: { read: ({ employeeId }) => employeeId, filter: byDefault },
    employeeType: profile('employeeType', { kind: 'text', eq: 'advanced' }),
    externalUserState: { read: ({ externalGuest }) => (externalGuest ? 'Accepted' : null), filter: { kind: 'text', eq: 'default' } },
    identities: { read: ({ userPrincipalName }) => [{ signInType: 'userPrincipalName', issuer: userPrincipalName.replace(/^.*@/, ''), issuerAssignedId: userPrincipalName }] },
    mailNickname: { read: (person) => person.mailNickname ?? person.userPrincipalName.replace(/@.*$/, ''), filter: byDefault },
    onPremisesSyncEnabled: { read: ({ onPremisesSyncEnabled }) => onPremisesSyncEnabled, filter: { kind: 'boolean', eq: 'default', absent: 'advanced' } },
    otherMails: { read: ({ otherMails }) => otherMails, filter: addresses },
    postalCode: profile('postalCode', advancedOnly),
    proxyAddresses: { read: ({ mail }) => (mail === null ? [] : [`SMTP:${mail}`]), filter: addresses },
    refreshTokensValidFromDateTime: { read: ({ sessionsValidFrom }) => graphInstant(sessionsValidFrom) },
    signInSessionsValidFromDateTime: { read: ({ sessionsValidFrom }) => graphInstant(sessionsValidFrom) },
    state: profile('state', byDefault),
    streetAddress: profile('streetAddress', advancedOnly),
    usageLocation: profile('usageLocation', byDefault),
    userType: { read: ({ userType }) => userType, filter: { kind: 'text', eq: 'default', absent: 'advanced' } },
  },
  // Graph, user-get: these eleven.
  byDefault: ['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id'],
  lacking: [
    'aboutMe', 'ageGroup', 'assignedLicenses', 'assignedPlans', 'birthday', 'consentProvidedForMinor', 'customSecurityAttributes', 'employeeHireDate',
    'employeeLeaveDateTime', 'employeeOrgData', 'externalUserStateChangeDateTime', 'faxNumber', 'hireDate', 'imAddresses', 'interests', 'isManagementRestricted',
    'isResourceAccount', 'lastPasswordChangeDateTime', 'legalAgeGroupClassification', 'licenseAssignmentStates', 'mailboxSettings', 'mySite',
    'onPremisesDistinguishedName', 'onPremisesDomainName', 'onPremisesExtensionAttributes', 'onPremisesImmutableId', 'onPremisesLastSyncDateTime',
    'onPremisesProvisioningErrors', 'onPremisesSamAccountName', 'onPremisesSecurityIdentifier', 'onPremisesUserPrincipalName', 'passwordPolicies',
    'passwordProfile', 'pastProjects', 'preferredDataLocation', 'preferredName', 'provisionedPlans', 'responsibilities', 'schools', 'securityIdentifier',
    'serviceProvisioningErrors', 'showInAddressList', 'signInActivity', 'skills',
  ],
};
