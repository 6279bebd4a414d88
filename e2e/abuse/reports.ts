import { relative, resolve } from 'node:path';
import type { TestResult } from './page.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const asPath = (file: string): string => relative(ROOT, file).replaceAll('\\', '/');

/** The parts of vitest's JSON report that are read. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
}

export const resultsOfVitest = ({ testResults }: VitestReport): readonly TestResult[] =>
  testResults.flatMap(({ name, assertionResults }) => assertionResults.map(({ fullName, status }) => ({ file: asPath(name), title: fullName, passed: status === 'passed' })));

interface PlaywrightSuite {
  readonly specs: readonly { readonly title: string; readonly ok: boolean; readonly file: string }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** The parts of Playwright's JSON report that are read; files are named from `config.rootDir`. */
export interface PlaywrightReport {
  readonly config: { readonly rootDir: string };
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
}

export function resultsOfPlaywright({ config, suites }: PlaywrightReport): readonly TestResult[] {
  const flatten = (suite: PlaywrightSuite): readonly TestResult[] => [
    ...suite.specs.map(({ title, ok, file }) => ({ file: asPath(resolve(config.rootDir, file)), title, passed: ok })),
    ...(suite.suites ?? []).flatMap(flatten),
  ];
  return suites.flatMap(flatten);
}
