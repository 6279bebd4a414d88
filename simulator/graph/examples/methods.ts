import { makeCredential, type CreationOptions } from '../methods/software-authenticator.ts';
import type { Play } from './example.ts';
import type { Stage } from './stage.ts';

const CONTEXT = ['@odata.context'];

/** The director signs in; what the example lists is what there is. */
const mine = async (stage: Stage, made: Awaited<ReturnType<Stage['tenant']>>, scope: string) => ({ headers: await stage.asPerson(made, 'director', scope) });

export const METHODS: Readonly<Record<string, Play>> = {
  'auth-methods-list': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        edit: ({ people }) => {
          const methods = people.find(({ key }) => key === 'director')?.methods;
          methods?.push(
            { kind: 'fido2', id: '-2_GRUg2-HYz6_1YG4YRAQ2', displayName: 'Red key', createdAt: Date.parse('2020-08-10T06:44:09Z'), aaGuid: '2fc0579f-8113-47ea-b116-555a8db9202a', model: 'NFC key', attested: true, synced: false, credentialId: '', publicKey: '' },
            { kind: 'windowsHello', id: 'b5e01f81-1f81-b5e0-811f-e0b5811fe0b5', displayName: "Jordan's Surface Book", createdAt: Date.parse('2020-11-27T23:12:49Z'), deviceId: '' },
          );
        },
      });
      return mine(stage, made, 'UserAuthenticationMethod.Read');
    },
    // The sample shows two of several; each person has a password too.
    among: ['value'],
    // Thumbprints of the maker's certificates: keys here are without, as in the sample of the create call.
    free: ['value[].attestationCertificates'],
    more: ['@odata.context', 'value[].createdDateTime', 'value[].passkeyType'],
    differs: { 'value[].creationDateTime': 'A slip of the document: the property is createdDateTime.' },
  },
  'authenticator-list': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        edit: ({ people }) => {
          const sandeep = people.find(({ key }) => key === 'director');
          if (sandeep === undefined) return;
          Object.assign(sandeep, { userPrincipalName: 'sandeep@contoso.com' });
          sandeep.methods.splice(0, sandeep.methods.length, { kind: 'microsoftAuthenticator', id: '6803c096-c096-6803-96c0-036896c00368', displayName: "Sandeep's iPhone", phoneAppVersion: '6.5.4', createdAt: Date.parse('2020-12-03T23:16:12Z'), phoneId: '', secret: 'JBSWY3DPEHPK3PXP' });
        },
      });
      return { headers: await stage.asApp(made) };
    },
    more: CONTEXT,
    free: ['value[].deviceTag'],
    differs: { 'value[].createdDateTime': 'Null unless the app is set up for signing in without a password (resource document), which is not simulated.' },
  },
  'software-oath-list': {
    mark: 'documented',
    async arrange(stage) {
      const made = await stage.tenant({
        edit: ({ people }) => {
          const director = people.find(({ key }) => key === 'director');
          const secret = director?.methods.find((method) => 'secret' in method)?.secret ?? '';
          director?.methods.splice(0, director.methods.length, { kind: 'softwareOath', id: 'b172893e-893e-b172-3e89-72b13e8972b1', createdAt: 0, secret });
        },
      });
      return mine(stage, made, 'UserAuthenticationMethod.Read');
    },
    more: CONTEXT,
  },
  'phone-create': {
    mark: 'documented',
    arrange: async (stage) => mine(stage, await stage.tenant(), 'UserAuthenticationMethod.ReadWrite'),
    more: CONTEXT,
    free: ['smsSignInState'],
    differs: { phoneType: 'The document prints a placeholder.' },
  },
  'fido2-create': {
    mark: 'documented',
    async arrange(stage) {
      const id = '99a1915f-70a7-4b67-9dca-64095b41be73';
      const made = await stage.tenant({ ids: { claimant: id } });
      const options = (await stage.graph(made, 'GET', `/users/${id}/authentication/fido2Methods/creationOptions`)) as unknown as CreationOptions;
      return { headers: await stage.asApp(made), body: { displayName: 'My security key', publicKeyCredential: makeCredential(options) } };
    },
    more: CONTEXT,
    free: ['model', 'attestationLevel', 'attestationCertificates', 'aaGuid'],
  },
};
