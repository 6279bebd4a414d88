import { ABUSE_GROUPS, type AbuseCase } from './cases.ts';
import { idsIn } from './ids.ts';

/** A test as a runner reported it. */
export interface TestResult {
  /** Path within the repository. */
  readonly file: string;
  readonly title: string;
  readonly passed: boolean;
}

export type Verdict = 'holds' | 'FAILS' | 'no test' | 'not here';

/** `holds` when at least one test names the case and all that do have passed. */
export function verdictOf({ id, notHere }: AbuseCase, results: readonly TestResult[]): { readonly verdict: Verdict; readonly tests: readonly TestResult[] } {
  const tests = results.filter(({ title }) => idsIn(title).includes(id));
  if (tests.some(({ passed }) => !passed)) return { verdict: 'FAILS', tests };
  if (tests.length > 0) return { verdict: 'holds', tests };
  return { verdict: notHere === undefined ? 'no test' : 'not here', tests };
}

/** How many cases end with each verdict. */
export function countsOf(results: readonly TestResult[]): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = { holds: 0, FAILS: 0, 'no test': 0, 'not here': 0 };
  for (const abuse of ABUSE_GROUPS.flatMap(({ cases }) => cases)) counts[verdictOf(abuse, results).verdict] += 1;
  return counts;
}

const HEAD = `# Abuse cases

What attackers, accidents and odd programs do to Vouch, the tests that show what comes of it, and how those ended in the
last whole run. Written by \`npm test\`; a case belongs to a test when its id stands in the title. The list itself is
\`e2e/abuse/cases.ts\`.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** `docs/abuse-cases.md`: id → tests → result, without anything that changes from run to run. */
export function abusePage(results: readonly TestResult[]): string {
  const counts = countsOf(results);
  const total = `Of ${Object.values(counts).reduce((sum, count) => sum + count)} cases ${counts.holds} hold, ${counts.FAILS} fail, ${counts['no test']} have no test yet, and ${counts['not here']} cannot be shown here.\n`;
  const sections = ABUSE_GROUPS.map(({ letter, about, cases }) => {
    const rows = cases.map((abuse) => {
      const { verdict, tests } = verdictOf(abuse, results);
      const files = [...new Set(tests.map(({ file }) => file))].toSorted().map((file) => `[${file}](../${file})`);
      return `| ${abuse.id} | ${cell(abuse.what)} | ${files.join('<br>') || cell(abuse.notHere ?? '')} | ${verdict} |`;
    });
    return `## ${letter}: ${about}\n\n| id | what is tried | test | result |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return [HEAD, total, ...sections].join('\n');
}
