import type { Evidence } from '../texts/entry.ts';
import type { FidelityReport } from './fidelity.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const EVIDENCE: readonly Exclude<Evidence, 'own'>[] = ['documented', 'observed', 'assumed'];
const counted = (all: readonly { readonly mark: Evidence }[]): string => EVIDENCE.map((mark) => `${String(all.filter((each) => each.mark === mark).length)} ${mark}`).join(', ');

/** `docs/simulator-fidelity.md`: the report for people; nothing in it is written twice. */
export function fidelityPage({ operations, texts, assumed, notSimulated }: FidelityReport): string {
  const calls = operations.toSorted((a, b) => a.operation.localeCompare(b.operation, 'en'));
  return `# How true the simulator is

Written from the tags in \`simulator/\` by a test, which fails when this page is stale. The same is served as
\`GET /_sim/fidelity\`.

- **documented**: Microsoft's documentation says so.
- **observed**: seen in a real tenant, a screenshot, a log, or automation that works against the real thing.
- **assumed**: nobody has shown it. Do not rely on it: try it in a tenant of your own.

The date is that of the source (published, captured or read, as exactly as is known), and of the oldest where there are several.

## Calls: ${counted(calls)}

| operation | call | how sure | source | date | what differs |
| --- | --- | --- | --- | --- | --- |
${calls.map(({ operation, method, path, mark, source, date, note = '' }) => row(operation, `\`${method} ${path}\``, mark, source, date ?? '', note)).join('\n')}

## Behaviour that is assumed, and its switches

What nobody could show, or where sources contradict each other, is a setting of the tenant, so that a program can be
tried against each possibility: \`PATCH /_sim/tenants/{tenant}/settings {"assumed": {…}}\`. The first value is the default.

| switch | question | values | what is known |
| --- | --- | --- | --- |
${assumed.map(({ name, asks, evidence, values }) => row(`\`${name}\``, asks, values.map((value) => `\`${JSON.stringify(value)}\``).join(', '), evidence)).join('\n')}

## Texts of screens and errors: ${counted(texts)}

Wording \`real\` is the first; where \`ideal\` differs, it is what a better product would say. Texts that imitate nothing
are Vouch's own and not listed.

| text | in \`real\` | in \`ideal\` | how sure | source | date |
| --- | --- | --- | --- | --- | --- |
${texts.map(({ text, real, ideal, mark, source, date }) => row(text, real, ideal ?? '', mark, source, date ?? '')).join('\n')}

## What is not simulated

${notSimulated.map((each) => `- ${each}`).join('\n')}
`;
}
