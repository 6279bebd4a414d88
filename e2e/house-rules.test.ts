import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, expect, test } from 'vitest';

let eslint: ESLint;

beforeAll(() => {
  // The planted files exist only as text, so the rules that need types are off.
  eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }] as never });
});

const rulesHitBy = async (filePath: string, code: string): Promise<readonly (string | null)[]> => {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map((message) => message.ruleId) ?? [];
};

const planted: readonly [what: string, file: string, code: string, rule: string][] = [
  ['the domain reaches for SQL', 'server/domain/x.ts', "import { sql } from 'kysely';\nexport const x = sql;\n", 'vouch/boundaries'],
  ['an action reaches for the store', 'server/actions/x.ts', "import { y } from '../store/y.ts';\nexport const x = y;\n", 'vouch/boundaries'],
  ['a dynamic import slips past', 'server/domain/x.ts', "export const x = await import('../store/y.ts');\n", 'vouch/boundaries'],
  ['a re-export slips past', 'server/domain/x.ts', "export { y } from '../issuer/y.ts';\n", 'vouch/boundaries'],
  ["the kiosk takes the approver's code", 'kiosk/employee/x.ts', "import { y } from '../approve/y.ts';\nexport const x = y;\n", 'vouch/boundaries'],
  ['the simulator knows the server', 'simulator/graph/x.ts', "import { y } from '../../server/ports.ts';\nexport const x = y;\n", 'vouch/boundaries'],
  ['the server knows the simulator', 'server/app.ts', "import { y } from '#simulator';\nexport const x = y;\n", 'vouch/boundaries'],
  ['the kit knows the server', 'e2e/kit/x.ts', "import { limits } from '#server/testing';\nexport const x = limits;\n", 'vouch/boundaries'],
  ['the kit knows the simulator in this process', 'e2e/kit/x.ts', "import { createSimulator } from '#simulator';\nexport const x = createSimulator;\n", 'vouch/boundaries'],
  ['a page ships a schema library', 'kiosk/api/x.ts', "import { z } from 'zod';\nexport const x = z;\n", 'no-restricted-imports'],
  ['the wall clock by Date.now', 'server/domain/x.ts', 'export const x = Date.now();\n', 'no-restricted-syntax'],
  ['the wall clock by new Date', 'simulator/tenant/x.ts', 'export const x = new Date();\n', 'no-restricted-syntax'],
  ['hidden randomness', 'server/actions/x.ts', 'export const x = Math.random();\n', 'no-restricted-syntax'],
  ['hidden randomness from crypto', 'server/actions/x.ts', 'export const x = crypto.randomUUID();\n', 'no-restricted-syntax'],
  ['a statement that takes every column', 'server/store/x.ts', "export const x = (db) => db.selectFrom('kiosk').selectAll();\n", 'no-restricted-syntax'],
  ['a page in the server', 'server/domain/x.ts', 'export const x = document.title;\n', 'no-restricted-globals'],
  ['storage in a page', 'kiosk/session/x.ts', "export const x = localStorage.getItem('x');\n", 'no-restricted-globals'],
  ['a file too long', 'server/domain/x.ts', `${Array.from({ length: 401 }, (_, i) => `export const x${i} = ${i};`).join('\n')}\n`, 'max-lines'],
];

test.each(planted)('lint catches: %s', async (_what, file, code, rule) => {
  expect(await rulesHitBy(file, code)).toContain(rule);
});

test('lint lets an honest file pass', async () => {
  expect(await rulesHitBy('server/domain/x.ts', "import { Secret } from './secret.ts';\nexport const x = new Secret(new Date(0));\n")).toEqual([]);
});
