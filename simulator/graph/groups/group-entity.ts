import type { Group } from '../../tenant/model.ts';
import { graphInstant } from '../instant.ts';
import type { Entity, Property } from '../odata/entity.ts';

const nothing: Property<Group> = { read: () => null };
const nobody: Property<Group> = { read: () => [] };

/**
 * The group as imitated: security groups of the cloud without mail. Filters and orders follow the tables of
 * graph/includes/filter-directory-objects and graph/concepts/aad-advanced-queries; `isAssignableToRole` and `id`
 * graph/resources/group.
 */
export const GROUP: Entity<Group> = {
  type: 'group',
  resource: 'Group',
  idOf: ({ id }) => id,
  properties: {
    id: { read: ({ id }) => id, filter: { kind: 'text', eq: 'default' } },
    deletedDateTime: nothing,
    classification: { ...nothing, filter: { kind: 'text', eq: 'default', startsWith: 'default' } },
    createdDateTime: { read: ({ createdAt }) => graphInstant(createdAt) },
    description: { ...nothing, filter: { kind: 'text', eq: 'advanced', startsWith: 'advanced' }, search: 'words' },
    displayName: { read: ({ displayName }) => displayName, filter: { kind: 'text', eq: 'default', startsWith: 'default', absent: 'advanced' }, order: 'default', search: 'words' },
    expirationDateTime: { ...nothing, filter: { kind: 'instant', eq: 'advanced', range: 'advanced' } },
    groupTypes: { ...nobody, filter: { kind: 'texts', eq: 'default' } },
    isAssignableToRole: { read: ({ isAssignableToRole }) => isAssignableToRole, filter: { kind: 'boolean', eq: 'default' } },
    mail: { ...nothing, filter: { kind: 'text', eq: 'default', startsWith: 'default', absent: 'advanced' } },
    mailEnabled: { read: ({ mailEnabled = false }) => mailEnabled, filter: { kind: 'boolean', eq: 'default' } },
    mailNickname: { read: ({ id, mailNickname = id.slice(0, 8) }) => mailNickname, filter: { kind: 'text', eq: 'default', startsWith: 'default', absent: 'advanced' } },
    membershipRule: { ...nothing, filter: { kind: 'text', eq: 'default', startsWith: 'default' } },
    membershipRuleProcessingState: nothing,
    onPremisesDomainName: nothing,
    onPremisesLastSyncDateTime: { ...nothing, filter: { kind: 'instant', eq: 'default', range: 'default' } },
    onPremisesNetBiosName: nothing,
    onPremisesProvisioningErrors: nobody,
    onPremisesSamAccountName: { ...nothing, filter: { kind: 'text', eq: 'advanced', startsWith: 'advanced' } },
    onPremisesSecurityIdentifier: { ...nothing, filter: { kind: 'text', absent: 'advanced' } },
    onPremisesSyncEnabled: { ...nothing, filter: { kind: 'boolean', eq: 'default', absent: 'advanced' } },
    preferredDataLocation: nothing,
    preferredLanguage: { ...nothing, filter: { kind: 'text', eq: 'advanced', startsWith: 'advanced', absent: 'advanced' } },
    proxyAddresses: nobody,
    renewedDateTime: { read: ({ createdAt }) => graphInstant(createdAt), filter: { kind: 'instant', eq: 'default', range: 'default' } },
    resourceBehaviorOptions: nobody,
    resourceProvisioningOptions: nobody,
    securityEnabled: { read: () => true, filter: { kind: 'boolean', eq: 'default' } },
    securityIdentifier: { read: ({ id }) => securityIdentifier(id) },
    theme: nothing,
    visibility: nothing,
  },
  byDefault: [
    'id', 'deletedDateTime', 'classification', 'createdDateTime', 'description', 'displayName', 'expirationDateTime', 'groupTypes', 'isAssignableToRole', 'mail',
    'mailEnabled', 'mailNickname', 'membershipRule', 'membershipRuleProcessingState', 'onPremisesDomainName', 'onPremisesLastSyncDateTime',
    'onPremisesNetBiosName', 'onPremisesSamAccountName', 'onPremisesSecurityIdentifier', 'onPremisesSyncEnabled', 'preferredDataLocation',
    'preferredLanguage', 'proxyAddresses', 'renewedDateTime', 'resourceBehaviorOptions', 'resourceProvisioningOptions', 'securityEnabled',
    'securityIdentifier', 'theme', 'visibility', 'onPremisesProvisioningErrors',
  ],
  lacking: ['allowExternalSenders', 'assignedLabels', 'assignedLicenses', 'autoSubscribeNewMembers', 'hasMembersWithLicenseErrors', 'hideFromAddressLists', 'hideFromOutlookClients', 'isArchived', 'isManagementRestricted', 'isSubscribedByMail', 'licenseProcessingState', 'serviceProvisioningErrors', 'uniqueName', 'unseenCount'],
};

/** `S-1-12-1` and the four 32-bit words of the id, as GUIDs lie in memory. */
function securityIdentifier(id: string): string {
  const hex = id.replaceAll('-', '');
  const bytes = Buffer.from(hex, 'hex');
  const guid = Buffer.concat([bytes.subarray(0, 4).reverse(), bytes.subarray(4, 6).reverse(), bytes.subarray(6, 8).reverse(), bytes.subarray(8)]);
  return `S-1-12-1-${[0, 4, 8, 12].map((at) => guid.readUInt32LE(at)).join('-')}`;
}
