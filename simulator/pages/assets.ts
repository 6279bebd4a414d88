import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Answer, Route } from '../http.ts';

const SCRIPTS = ['sign-in', 'post-now', 'phone', 'workbench', 'await-phone', 'passkey', 'by-hand'] as const;
const FOLDER = join(import.meta.dirname, 'assets');
const HEADERS = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };

/** The stylesheet and the scripts of the pages. Scripts are TypeScript whose types are cut out, nothing else. */
export const assetRoutes: readonly Route[] = [
  asset('pages.css', async () => ({ type: 'text/css; charset=utf-8', body: await readFile(join(FOLDER, 'pages.css'), 'utf8') })),
  ...SCRIPTS.map((name) =>
    asset(`${name}.js`, async () => ({ type: 'text/javascript; charset=utf-8', body: stripTypeScriptTypes(await readFile(join(FOLDER, `${name}.ts`), 'utf8')) })),
  ),
];

interface Asset {
  readonly type: string;
  readonly body: string;
}

/** Read and stripped once: every page of a tenant has at least one script. */
function asset(name: string, load: () => Promise<Asset>): Route {
  let loaded: Promise<Asset> | null = null;
  return {
    method: 'GET',
    path: `/_pages/${name}`,
    name: `pages.asset.${name}`,
    async handle(): Promise<Answer> {
      const { type, body } = await (loaded ??= load());
      return { status: 200, headers: { ...HEADERS, 'content-type': type }, body };
    },
  };
}
