import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTenant, type Order } from './seed/order.ts';
import type { Tenant } from './tenant/model.ts';
import { TENANT_VERSION } from './tenant/version.ts';
import type { KeptTenant, Tenants } from './world.ts';

/** A change is on disk this much later; less would write on every call of a test. */
const SAVE_AFTER_MS = 1000;
/** Writing takes at most one part in so many of the time, however large the tenants are. */
const REST = 20;
const ORDER = '.order.json';

/**
 * Keeps tenants over restarts. Each has a file for what it was made of and one for what it is; only those that changed
 * are written. A generated directory has the first alone: after a restart it is as when it was made.
 * A folder belongs to one running simulator.
 */
export interface StateFile {
  read(): Promise<readonly KeptTenant[]>;
  readonly changed: Tenants['changed'];
  /** Writes what is still to be written. */
  flush(): Promise<void>;
}

interface Given {
  readonly tenantsNow: () => Tenants;
  /** The machine's clock in milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Files of another version of the tenant's shape are left alone and not read: they lie in a folder of theirs. */
export function stateFile(stateDir: string, { tenantsNow, now, log }: Given): StateFile {
  const folder = join(stateDir, `tenants-v${TENANT_VERSION}`);
  const changed = new Set<string>();
  /** Orders never change; that of an import is as large as its tenant. */
  const onDisk = new WeakSet<Order>();
  let timer: NodeJS.Timeout | null = null;
  let restMs = SAVE_AFTER_MS;
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    const began = now();
    const ids = [...changed];
    changed.clear();
    if (ids.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const id of ids) await writeTenant(folder, id, { tenants: tenantsNow(), onDisk });
    restMs = Math.max(SAVE_AFTER_MS, (now() - began) * REST);
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  return {
    async read() {
      const kept = await readAll(folder);
      for (const { order } of kept) onDisk.add(order);
      return kept;
    },
    flush,
    changed(id, soon) {
      changed.add(id);
      if (soon) timer ??= setTimeout(() => { flush().catch((error: unknown) => { log(`simulator: tenants could not be saved: ${String(error)}`); }); }, restMs).unref();
    },
  };
}

async function readAll(folder: string): Promise<readonly KeptTenant[]> {
  const names = await readdir(folder).catch(absent([]));
  const kept = await Promise.all(
    names.filter((name) => name.endsWith(ORDER)).map(async (name) => {
      const order = JSON.parse(await readFile(join(folder, name), 'utf8')) as Order;
      const text = await readFile(join(folder, name.replace(ORDER, '.json')), 'utf8').catch(absent(null));
      return { order, tenant: text === null ? makeTenant(order) : (JSON.parse(text) as Tenant) };
    }),
  );
  return kept.toSorted((a, b) => a.order.realNow - b.order.realNow);
}

const absent = <T>(instead: T) => (error: unknown): T => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
  throw error;
};

async function writeTenant(folder: string, id: string, { tenants, onDisk }: { readonly tenants: Tenants; readonly onDisk: WeakSet<Order> }): Promise<void> {
  const [order, tenant] = [tenants.orderOf(id), tenants.tenants.get(id)];
  const [orderFile, file] = [join(folder, `${id}${ORDER}`), join(folder, `${id}.json`)];
  if (order === null || tenant === undefined) {
    await Promise.all([rm(orderFile, { force: true }), rm(file, { force: true })]);
    return;
  }
  if (order.kind !== 'generated') await writeWhole(file, JSON.stringify(tenant));
  if (onDisk.has(order)) return;
  await writeWhole(orderFile, JSON.stringify(order));
  onDisk.add(order);
}

/** Beside it first, so that a crash leaves the old file whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
