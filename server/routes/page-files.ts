import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The parts of Vite's `manifest.json` (Vite guide, "Backend Integration") that say which files a page pulls in. */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    assets: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);

/** Where the build puts the pages. */
export const BUILT_PAGES = fileURLToPath(new URL('../../kiosk/dist', import.meta.url));

/** Everything that the build writes; other files are not served. What packing makes smaller lies beside it packed. */
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
} as const;

export interface PageFile {
  readonly type: string;
  readonly identity: Buffer;
  /** As the build packed it; null where it did not. */
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

export interface Page {
  readonly html: PageFile;
  /** By file name below `/assets/`. */
  readonly assets: ReadonlyMap<string, PageFile>;
}

function readPageFile(path: string): PageFile {
  const type = Object.entries(TYPES).find(([ending]) => path.endsWith(`.${ending}`))?.[1];
  if (type === undefined) throw new Error(`${path}: the build wrote a kind of file that is not served`);
  const packed = (ending: string): Buffer | null => (existsSync(`${path}${ending}`) ? readFileSync(`${path}${ending}`) : null);
  return { type, identity: readFileSync(path), br: packed('.br'), gzip: packed('.gz') };
}

const manifestOf = (folder: string): z.infer<typeof Manifest> => Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));

/** Reads a script that is no page's, as the build made it of `source`. @throws when the folder holds no build, or it needs another file. */
export function readScript(folder: string, source: string): PageFile {
  const chunk = manifestOf(folder)[source];
  if (chunk === undefined || chunk.imports.length > 0 || chunk.dynamicImports.length > 0) throw new Error(`${source} is not in the build as one file`);
  return readPageFile(join(folder, chunk.file));
}

/**
 * Reads one built page with the files that it pulls in, and no others.
 * @throws when the folder holds no build.
 */
export function readPage(folder: string, html: string): Page {
  const manifest = manifestOf(folder);
  const names = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (visited.has(key) || chunk === undefined) return;
    visited.add(key);
    for (const name of [chunk.file, ...chunk.css, ...chunk.assets]) names.add(name);
    for (const imported of [...chunk.imports, ...chunk.dynamicImports]) visit(imported);
  };
  visit(html);
  if (names.size === 0) throw new Error(`${html} is not in the build`);
  return { html: readPageFile(join(folder, html)), assets: new Map([...names].map((name) => [name, readPageFile(join(folder, name))])) };
}

/** The name of the script that a page begins with: another one in each build that changes anything of it. Null: there is no build. */
export function buildIn(folder: string, html: string): string | null {
  const path = join(folder, html);
  return existsSync(path) ? (/<script[^>]* src="[^"]*\/([\w.-]+)"/.exec(readFileSync(path, 'utf8'))?.[1] ?? null) : null;
}
