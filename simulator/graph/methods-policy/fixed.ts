import { ALL_USERS, type Configuration, type ConfigurationJson } from './configuration.ts';

const fixed = (id: string, type: string, json: ConfigurationJson): Configuration => ({ id, type: `#microsoft.graph.${type}AuthenticationMethodConfiguration`, json: () => json });

/**
 * Configurations that can be read alone: what stands in them is how the simulated sign-in behaves, and a change would
 * change nothing there. Properties from the samples of the API reference.
 */
export const fixedConfigurations: readonly Configuration[] = [
  fixed('MicrosoftAuthenticator', 'microsoftAuthenticator', {
    state: 'enabled',
    isSoftwareOathEnabled: true,
    excludeTargets: [],
    featureSettings: {
      displayAppInformationRequiredState: { state: 'default', includeTarget: { targetType: 'group', id: 'all_users' }, excludeTarget: { targetType: 'group', id: '00000000-0000-0000-0000-000000000000' } },
      displayLocationInformationRequiredState: { state: 'default', includeTarget: { targetType: 'group', id: 'all_users' }, excludeTarget: { targetType: 'group', id: '00000000-0000-0000-0000-000000000000' } },
    },
    includeTargets: [{ ...ALL_USERS, authenticationMode: 'any' }],
  }),
  fixed('SoftwareOath', 'softwareOath', { state: 'enabled', excludeTargets: [], includeTargets: [ALL_USERS] }),
  fixed('Voice', 'voice', { state: 'disabled', isOfficePhoneAllowed: false, excludeTargets: [], includeTargets: [ALL_USERS] }),
  fixed('Email', 'email', { state: 'enabled', allowExternalIdToUseEmailOtp: 'default', excludeTargets: [], includeTargets: [] }),
];
