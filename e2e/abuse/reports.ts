import { relative, resolve } from 'node:path';
import type { TestResult } from './page.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const asPath = (file: string): string => relative(ROOT, file).replaceAll('\\', '/');

/** The parts of vitest's JSON report that are read. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
}

/** A test that was skipped shows nothing, so it is no result. */
export const resultsOfVitest = ({ testResults }: VitestReport): readonly TestResult[] =>
  testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status === 'passed' || status === 'failed').map(({ fullName, status }) => ({ file: asPath(name), title: fullName, passed: status === 'passed' })));

interface PlaywrightSuite {
  readonly specs: readonly { readonly title: string; readonly ok: boolean; readonly file: string; readonly tests: readonly { readonly status: string }[] }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** The parts of Playwright's JSON report that are read; files are named from `config.rootDir`. */
export interface PlaywrightReport {
  readonly config: { readonly rootDir: string };
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly suites: readonly PlaywrightSuite[];
}

/** To Playwright a skipped test is fine; here it shows nothing either. */
export function resultsOfPlaywright({ config, suites }: PlaywrightReport): readonly TestResult[] {
  const flatten = (suite: PlaywrightSuite): readonly TestResult[] => [
    ...suite.specs.filter(({ tests }) => tests.some(({ status }) => status !== 'skipped')).map(({ title, ok, file }) => ({ file: asPath(resolve(config.rootDir, file)), title, passed: ok })),
    ...(suite.suites ?? []).flatMap(flatten),
  ];
  return suites.flatMap(flatten);
}
