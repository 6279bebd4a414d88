import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { Client } from 'pg';
import type { World } from '../world.ts';
import type { Place } from './search.ts';

/** Keeps texts whole in the files of this database, so that nothing hides there in compressed form. Before the story. */
export async function keepTextsWhole(databaseUrl: string): Promise<void> {
  await asked(databaseUrl, async (client) => {
    for (const { table, column } of await columnsOf(client, "atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype)"))
      await client.query(`alter table ${client.escapeIdentifier(table)} alter column ${client.escapeIdentifier(column)} set storage external`);
  });
}

/** Everything that the server keeps or says outside its answers: tables, files, logs, mail, health, and what the simulator knows. */
export async function placesOf(world: World): Promise<readonly Place[]> {
  const [database, files, simulator, health] = await Promise.all([tables(world.databaseUrl), clusterFiles(world.databaseUrl), simulatorSays(world), healthOf(world)]);
  return [...database, ...files, ...filesBelow(world.env['VOUCH_DATA'] ?? '', 'data folder'), ...simulator, ...health, { name: 'server log', bytes: Buffer.from(world.log()) }];
}

/** Each column of each table, as it is read by who may read it. */
export async function tables(databaseUrl: string): Promise<readonly Place[]> {
  return asked(databaseUrl, async (client) => {
    const places: Place[] = [];
    for (const { table, column } of await columnsOf(client, 'true')) {
      const name = client.escapeIdentifier(column);
      const { rows } = await client.query<{ value: string | Buffer | null }>({ text: `select ${name} as value from ${client.escapeIdentifier(table)}`, types: { getTypeParser: () => (text: string) => text } });
      // bytea comes as hexadecimal, which is one of the spellings.
      places.push({ name: `${table}.${column}`, bytes: Buffer.from(rows.map(({ value }) => String(value)).join('\n')) });
    }
    return places;
  });
}

/** The cluster's files after a checkpoint: this database's, what all share, the write-ahead log and PostgreSQL's own log. */
async function clusterFiles(databaseUrl: string): Promise<readonly Place[]> {
  const { data, own } = await asked(databaseUrl, async (client) => {
    await client.query('checkpoint');
    const { rows } = await client.query<{ data: string; own: string }>("select current_setting('data_directory') as data, oid::text as own from pg_database where datname = current_database()");
    return rows[0]!;
  });
  const others = join(data, 'base') + sep;
  return filesBelow(dirname(data), 'cluster', (path) => !path.startsWith(others) || path.startsWith(join(others, own) + sep));
}

async function simulatorSays(world: World): Promise<readonly Place[]> {
  const control = `${world.simulator.pagesOrigin}/_sim/tenants/${world.tenant.id}`;
  return Promise.all(['requests', 'mail', 'notifications', 'export'].map((what) => answerAt(`simulator ${what}`, `${control}/${what}`)));
}

const healthOf = (world: World): Promise<readonly Place[]> =>
  Promise.all([world.server.kioskOrigin, world.server.approveOrigin].flatMap((origin) => ['live', 'ready'].map((what) => answerAt(`${origin}/health/${what}`, `${origin}/health/${what}`))));

const answerAt = async (name: string, url: string): Promise<Place> => ({ name, bytes: Buffer.from(await (await fetch(url)).text()) });

function filesBelow(folder: string, name: string, wanted: (path: string) => boolean = () => true): readonly Place[] {
  return pathsBelow(folder).filter(wanted).flatMap((path) => {
    const bytes = ifThere(() => readFileSync(path));
    return bytes === null ? [] : [{ name: `${name} ${relative(folder, path)}`, bytes }];
  });
}

const pathsBelow = (folder: string): readonly string[] =>
  (ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? []).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pathsBelow(path) : entry.isFile() ? [path] : [];
  });

/** Other tests of the run share the cluster: their files and folders come and go. */
function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function columnsOf(client: Client, which: string): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = '' and ${which} order by 1, 2`,
  );
  return rows;
}

async function asked<T>(databaseUrl: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
