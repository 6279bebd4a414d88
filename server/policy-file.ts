import { createHash } from 'node:crypto';
import { z } from 'zod';
import { lineSteps } from './domain/on-call.ts';
import { DEFAULT_PASS_POLICY, type PurposeRule } from './domain/pass-policy.ts';
import type { Policy } from './domain/policy.ts';
import { KNOWN_PUSH_HOSTS, PUSH_HOST } from './domain/push-hosts.ts';
import { DEFAULT_PROOF_POLICY } from './domain/proof-policy.ts';
import { APPROVER_ROLES, PROOF_KINDS, type Purpose } from './domain/words.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Graph v1.0, temporaryAccessPassAuthenticationMethod: lifetimeInMinutes 10 … 43200. */
const SHORTEST_PASS_MINUTES = 10;
/** A pass is a password for as long as it lasts: an hour, and a working day where a PC is set up (docs/decisions). */
const LONGEST_PASS_MINUTES: Readonly<Record<Purpose, number>> = { 'new-phone': 60, 'forgot-pin': 60, 'new-pc': 480 };

const purposeRule = (purpose: Purpose) => {
  const usual: PurposeRule = DEFAULT_PASS_POLICY[purpose];
  const minutes = z.int().min(SHORTEST_PASS_MINUTES).max(LONGEST_PASS_MINUTES[purpose]);
  return z.strictObject({
    on: z.boolean().default(usual.on).describe('Whether the kiosk offers this purpose.'),
    minutes: minutes.default(usual.minutes).describe('How long the pass lasts. The tenant\'s minimum lifts it.'),
    maxMinutes: minutes.default(usual.maxMinutes).describe('When the tenant\'s minimum is above this, the purpose is not offered.'),
    once: z.boolean().default(usual.once).describe('Whether the pass works for one sign-in only.'),
    approval: z.enum(['manager', 'quorum-of-two']).default(usual.approval).describe('Whose yes it needs.'),
  }).refine((rule) => rule.minutes <= rule.maxMinutes, { path: ['minutes'], error: 'is above maxMinutes' }).prefault({});
};

/** At least one, each once. */
const proofKinds = z.array(z.enum(PROOF_KINDS)).min(1).refine((kinds) => new Set(kinds).size === kinds.length, { error: 'names a proof twice' });

/** As the end of a work address (contract/kiosk.ts). */
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** The file named by VOUCH_POLICY: JSON, each part with its default, nothing unknown. Also the source of docs/policy.schema.json. */
export const PolicyFile = z.strictObject({
  $schema: z.string().exactOptional(),
  passes: z.strictObject({
    'new-phone': purposeRule('new-phone').describe('The authenticator is gone; a new one is set up with the pass.'),
    'forgot-pin': purposeRule('forgot-pin').describe('The PIN of the PC is forgotten; the pass opens "I forgot my PIN".'),
    'new-pc': purposeRule('new-pc').describe('A PC is set up anew; the pass is needed several times.'),
  }).prefault({}).describe('What a pass is made like, by what it is for.'),
  approvers: z.strictObject({
    line: z.array(z.enum(APPROVER_ROLES)).min(1).refine((roles) => new Set(roles).size === roles.length, { error: 'names somebody twice' }).default(['manager'])
      .describe('Who is asked, one after the other: the next one when the one before has not looked after three minutes or is not available.'),
    onCallGroup: z.guid().nullable().default(null).describe('Object id of the group that "on-call" in the line means. Roles must be assignable to it, so that its members are changed by few; nobody else of it is asked than who can sign.'),
    skipAbsent: z.boolean().default(false).describe('Whether somebody with automatic replies on is passed over at once, where somebody else of the line can be asked. The reader app then needs MailboxSettings.Read.'),
    newManagerNeedsSecond: z.boolean().default(true)
      .describe('Whether somebody whose manager changed within seven days needs two yeses. Who can change the directory could otherwise name an accomplice. With one place in the line they are sent to the desk for these days.'),
    push: z.strictObject({
      on: z.boolean().default(false).describe('Whether approvers can have their phone tell them of a request. The server then sends to the push services below; they learn when, and nothing of whom or what.'),
      hosts: z.array(z.string().max(256).regex(PUSH_HOST, 'is no host name')).min(1).default([...KNOWN_PUSH_HOSTS])
        .describe('Hosts of push services; "*." stands for any name below, and a port may follow. Where a browser is told elsewhere, its phone is not added.'),
    }).prefault({}).describe('Telling approvers on their phones, beside the mail.'),
    teamsApp: z.guid().nullable().default(null).describe('Id of a Teams app of yours by which approvers are told of a request in Microsoft Teams too. It has to be installed for them, and its manifest to name the mailer app.'),
  }).refine(({ line, onCallGroup }) => line.includes('on-call') === (onCallGroup !== null), { path: ['onCallGroup'], error: 'goes with "on-call" in approvers.line: neither without the other' })
    .prefault({}).describe('Whose yes counts. All come from the directory, which is read anew at each step.'),
  factors: z.strictObject({
    totp: z.boolean().default(true).describe('Whether approvers may confirm with a code app. A code can be read out to whoever asks for it; a passkey cannot.'),
  }).prefault({}).describe('What approvers confirm with. Passkeys are always on.'),
  proofs: z.strictObject({
    default: proofKinds.default([...DEFAULT_PROOF_POLICY.usual]).describe('What claimants may show, any one of it: their badge, a recovery code that they saved, or their identity card to a clerk.'),
    groups: z.array(z.strictObject({ group: z.guid().describe('Object id.'), proofs: proofKinds })).default([]).describe('What counts instead for members of a group. The first group that somebody is in decides.'),
  }).prefault({}).describe('How claimants show that it is them, beside the yes of their manager.'),
  kiosk: z.strictObject({
    addressDomains: z.array(z.string().max(253).regex(DOMAIN, 'is no domain in small letters')).max(4).refine((domains) => new Set(domains).size === domains.length, { error: 'names a domain twice' }).default([])
      .describe('What work addresses end in, without the "@". Each is one key of the keyboard on the screen, in sight of everybody.'),
    badgePrefix: z.string().max(8).regex(/^[!-~]*$/, 'has other signs than ASCII without blanks').default('').describe('What badge readers type before a serial. It is no part of the serial, and need not be there.'),
  }).prefault({}).describe('How people type at the kiosks.'),
  sensitiveGroups: z.array(z.guid()).default([]).describe('Object ids of groups whose members, also through other groups, are worth more to an attacker: two different people must vouch for them, each with a passkey. Needs two in approvers.line.'),
  removeLostMethod: z.boolean().default(false).describe('Whether, before a pass is made, the claimant is signed out everywhere and says which of their sign-in methods is lost, which is deleted when the pass is there. The issuer app then needs five more permissions.'),
  factorWaitHours: z.number().min(0).max(168).default(24).describe('How long a newly enrolled factor waits before it can approve, and a new set of recovery codes before one counts. A thief who makes one is noticed in this time.'),
  neverRecoverGroup: z.guid().nullable().default(null).describe('Object id of the group whose members are never recovered here, such as the emergency accounts.'),
  deskMail: z.email().max(256).nullable().default(null).describe('Mailbox of the service desk. Alarms go there; without one they stand in the audit log alone.'),
  personalDetailsDays: z.int().min(30).max(3650).default(180).describe('How long the audit log keeps names, addresses and object ids. The chain of events stays.'),
}).refine(({ sensitiveGroups, approvers }) => sensitiveGroups.length === 0 || lineSteps(approvers.line) > 1, { path: ['sensitiveGroups'], error: 'wants two approvers; name a second one in approvers.line, such as "managers-manager"' });

/** Either the policy or every fault in the text, each with its place. */
export type PolicyReading = { readonly policy: Policy } | { readonly faults: readonly string[] };

/** Reads the text of a policy file; the hash is of its bytes, as `sha256sum` gives it. */
export function readPolicy(text: string): PolicyReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: ['is not JSON'] };
  }
  const parsed = PolicyFile.safeParse(json);
  if (!parsed.success) return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  const { passes, approvers, proofs, kiosk, factors, removeLostMethod, sensitiveGroups, factorWaitHours, neverRecoverGroup, deskMail, personalDetailsDays } = parsed.data;
  return {
    policy: {
      sha256: createHash('sha256').update(text).digest('hex'),
      passes,
      proofs: { usual: proofs.default, groups: proofs.groups.map(({ group, proofs: kinds }) => ({ groupId: group.toLowerCase(), proofs: kinds })) },
      ...kiosk,
      line: approvers.line,
      skipAbsent: approvers.skipAbsent,
      onCallGroupId: approvers.onCallGroup?.toLowerCase() ?? null,
      newManagerNeedsSecond: approvers.newManagerNeedsSecond,
      sensitiveGroupIds: sensitiveGroups.map((group) => group.toLowerCase()),
      factors,
      teamsAppId: approvers.teamsApp?.toLowerCase() ?? null,
      pushHosts: approvers.push.on ? approvers.push.hosts : [],
      removeLostMethod,
      factorWaitMs: factorWaitHours * HOUR_MS,
      neverRecoverGroupId: neverRecoverGroup?.toLowerCase() ?? null,
      deskMail,
      keepPersonalMs: personalDetailsDays * DAY_MS,
    },
  };
}
