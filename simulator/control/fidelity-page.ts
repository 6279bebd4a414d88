import type { Fidelity } from '../http.ts';
import type { Entry, Evidence } from '../texts/entry.ts';

export type Operation = Fidelity & { readonly operation: string; readonly method: string; readonly path: string };

/** What a user of the simulator could miss, and must try against a real tenant instead. */
const NOT_SIMULATED = [
  'Conditional Access other than the authentication context `c1` tied to MFA; sign-in risk, named locations, device compliance, session controls.',
  'Authentication methods other than password, Temporary Access Pass, authenticator app with codes, software OATH, phone, Windows PIN: no push approvals, no number matching, no passkeys of Entra, no certificates, no hardware OATH tokens.',
  'Registration campaigns, self-service password reset, combined registration by an Intune policy.',
  'Consent: every app has what the seed or a test granted it, and nobody is asked.',
  'Graph beyond the operations above: no `$batch`, no delta queries, no change notifications, no `beta`; unknown paths are answered as Graph answers them.',
  'Throttling by load: a 429 comes from a fault that a test sets, never by itself.',
  'Replication between regions: the lags of a tenant are fixed numbers that a test sets.',
  'Federated and guest sign-in, B2C, external identities, cross-tenant access.',
  'Windows beyond the screens shown: no domain controller, no BitLocker, no Autopilot profile, no offline sign-in.',
  'Mail beyond `sendMail`: nothing leaves this machine, nothing bounces.',
  'Token lifetimes move with the clock of this machine, not with the tenant\'s: see the hub\'s notice after a move of the clock.',
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const counted = (marks: readonly string[], of: readonly string[]): string => of.map((mark) => `${String(marks.filter((each) => each === mark).length)} ${mark}`).join(', ');
const EVIDENCE: readonly Evidence[] = ['documented', 'observed', 'assumed'];

/** The page in Markdown, from the tags that stand beside the code and the texts; nothing in it is written twice. */
export function fidelityPage(operations: readonly Operation[], texts: Readonly<Record<string, Entry>>): string {
  const calls = operations.toSorted((a, b) => a.operation.localeCompare(b.operation, 'en'));
  const imitated = Object.entries(texts).filter(([, { evidence }]) => evidence !== 'own');
  return `# How true the simulator is

Written from the tags in \`simulator/\` by a test, which fails when this page is stale. The same is served as
\`GET /_sim/fidelity\`. The sources were read and the observations made in November 2026.

- **documented**: Microsoft's documentation says so.
- **observed**: seen in a real tenant, a screenshot, a log, or automation that works against the real thing.
- **assumed**: nobody has shown it. Do not rely on it: try it in a tenant of your own.

## Calls: ${counted(calls.map(({ mark }) => mark), EVIDENCE)}

| operation | call | how sure | source | what differs |
| --- | --- | --- | --- | --- |
${calls.map(({ operation, method, path, mark, source, note = '' }) => row(operation, `\`${method} ${path}\``, mark, source, note)).join('\n')}

## Texts of screens and errors: ${counted(imitated.map(([, { evidence }]) => evidence), EVIDENCE)}

Wording \`real\` is the first; where \`ideal\` differs, it is what a better product would say. Texts that imitate nothing
are Vouch's own and not listed.

| text | in \`real\` | in \`ideal\` | how sure | source |
| --- | --- | --- | --- | --- |
${imitated.map(([key, { real, ideal = '', evidence, source }]) => row(key, real, ideal, evidence, source)).join('\n')}

## What is not simulated

${NOT_SIMULATED.map((each) => `- ${each}`).join('\n')}
`;
}
