import { stripVTControlCharacters } from 'node:util';

/** What of Playwright's JSON report is read here. */
export interface Report {
  readonly suites: readonly Suite[];
  /** What went wrong outside of any test, as a file that cannot be loaded. */
  readonly errors: readonly { readonly message?: string }[];
}

interface Suite {
  readonly file: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly results: readonly { readonly status: string; readonly error?: { readonly message?: string } }[] }[];
  }[];
}

/** A story and how its runs ended. */
export interface Repeated {
  readonly story: string;
  readonly runs: number;
  /** What each run that did not pass said first. */
  readonly failures: readonly string[];
}

/** The stories of a report, each with all its runs; a run that was skipped is none. */
export function repeatedIn({ suites }: Report): readonly Repeated[] {
  const stories = new Map<string, { runs: number; readonly failures: string[] }>();
  const walk = ({ file, specs, suites: inner = [] }: Suite): void => {
    for (const { title, tests } of specs) {
      const name = `${file}: ${title}`;
      const story = stories.get(name) ?? { runs: 0, failures: [] };
      stories.set(name, story);
      for (const { status, error } of tests.flatMap(({ results }) => results)) {
        if (status === 'skipped') continue;
        story.runs += 1;
        if (status !== 'passed') story.failures.push(firstLine(error?.message ?? status));
      }
    }
    for (const suite of inner) walk(suite);
  };
  for (const suite of suites) walk(suite);
  return [...stories].map(([story, { runs, failures }]) => ({ story, runs, failures }));
}

/** Without the colours that a terminal would show. */
const firstLine = (text: string): string => (stripVTControlCharacters(text).split('\n')[0] ?? '').trim();
