import type { Kit, Made, MadePerson } from '../test-kit.ts';
import { TestBrowser } from './test-browser.ts';

export type Who = MadePerson & { readonly password: string };

/** One tenant of a simulator, seen from its people's pages. */
export interface TestTenant {
  readonly made: Made;
  readonly id: string;
  /** Path of the tenant on the pages side. */
  readonly path: string;
  readonly browser: () => TestBrowser;
  readonly who: (key: string) => Who;
  readonly pc: (key: string) => string;
  readonly settings: (change: object) => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  /** Brings a person's pass into a state by the workbench, and gives its text. */
  readonly preset: (key: string, preset: string) => Promise<string>;
  /** The code that the person's phone shows now. */
  readonly code: (key: string) => Promise<string>;
}

export { startKit, type Kit } from '../test-kit.ts';

export async function newTestTenant(kit: Kit, order: object = {}): Promise<TestTenant> {
  const made = await kit.newTenant(order);
  const { pagesOrigin } = kit.simulator;
  const path = `/${made.tenantId}`;
  const who = (key: string): Who => {
    const found = (made.people as readonly Who[]).find((person) => person.key === key);
    if (found === undefined) throw new RangeError(`The seed has no ${key}.`);
    return found;
  };
  return {
    made, path, who, id: made.tenantId,
    browser: () => new TestBrowser(pagesOrigin),
    pc: (key) => who(key).devices.find((device) => device.kind === 'pc')?.id ?? '',
    settings: async (change) => { await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', change); },
    advance: async (ms) => { await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms }); },
    async preset(key, preset) {
      const page = await new TestBrowser(pagesOrigin).submit({ do: 'preset', person: key, preset }, `${path}/workbench`);
      return /data-copy="([^"]*)"[^>]*aria-label="Copy Temporary Access Pass"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    },
    async code(key) {
      const { codes } = (await (await fetch(`${pagesOrigin}${path}/phones/${key}/codes`)).json()) as { codes: { code: string }[] };
      return codes[0]?.code ?? '';
    },
  };
}
