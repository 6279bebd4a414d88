import { Writable } from 'node:stream';
import { Client } from 'pg';
import { startServer } from '#server';
import { readConfig, systemRandom } from '#server/testing';
import type { World } from '../world.ts';

/** A copy of a world's database, and a way to put it in the place of what became of it. */
export interface Backup {
  putBack(): Promise<void>;
  drop(): Promise<void>;
}

/** Copies the database as it is now, as an operator would: nobody is connected to it meanwhile. */
export async function backUp(world: World): Promise<Backup> {
  const name = new URL(world.databaseUrl).pathname.slice(1);
  const copy = `${name}_yesterday`;
  await withoutServer(world, (client) => copyDatabase(client, name, copy));
  return {
    putBack: () => withoutServer(world, async (client) => {
      await client.query(`drop database ${name} with (force)`);
      await copyDatabase(client, copy, name);
    }),
    drop: async () => { await asAdmin(world, (client) => client.query(`drop database ${copy} with (force)`)); },
  };
}

/** Ends the server, works, and starts another on the same ports. */
async function withoutServer(world: World, work: (client: Client) => Promise<void>): Promise<void> {
  const { kioskOrigin, approveOrigin } = world.server;
  const ports = { PORT: new URL(kioskOrigin).port, APPROVE_PORT: new URL(approveOrigin).port };
  await world.replaceServer(async () => {
    await asAdmin(world, work);
    return startServer(readConfig({ ...world.env, ...ports }), { clock: world.simulator.clockOf(world.tenant.id), random: systemRandom, log: new Writable({ write: (_chunk, _encoding, done) => { done(); } }) });
  });
}

async function copyDatabase(client: Client, from: string, to: string): Promise<void> {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
  await client.query(`create database ${to} template ${from} strategy file_copy`);
}

async function asAdmin<T>(world: World, work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(world.databaseUrl);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
