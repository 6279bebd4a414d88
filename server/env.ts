import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, type Config } from './config.ts';
import { customCloud, microsoftCloud, type AppCredential, type GraphCloud } from './directory/graph-cloud.ts';
import { Secret } from './domain/secret.ts';
import * as value from './env-values.ts';
import { readPolicy } from './policy-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes one variable after the other and gathers what is wrong, so that it is all mended in one go. */
interface Reader {
  fault(text: string): void;
  isSet(name: string): boolean;
  /** Undefined when the variable is not set, or is wrong and was noted. */
  optional<T>(name: string, as: z.ZodType<T>): T | undefined;
  required<T>(name: string, as: z.ZodType<T>): T | undefined;
}

function readerOf(env: Environment, faults: string[]): Reader {
  const fault = (text: string): void => { faults.push(text); };
  const isSet = (name: string): boolean => env[name] !== undefined;
  const optional = <T>(name: string, as: z.ZodType<T>): T | undefined => {
    const text = env[name];
    if (text === undefined) return undefined;
    if (text.trim() === '') {
      fault(`${name} is set but empty`);
      return undefined;
    }
    const parsed = as.safeParse(text);
    if (parsed.success) return parsed.data;
    fault(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}`);
    return undefined;
  };
  const required = <T>(name: string, as: z.ZodType<T>): T | undefined => {
    if (!isSet(name)) fault(`${name} is missing`);
    return optional(name, as);
  };
  return { fault, isSet, optional, required };
}

/** Options of Node that open or write out a process's memory or traffic (Node.js documentation, "Command-line API"). */
const SPYING = /^--(?:inspect|heapsnapshot-|heap-prof|report-|tls-keylog|trace-tls|experimental-network-inspection)/;

/**
 * The server's configuration. Nothing else reads the environment.
 * @throws {ConfigError} with every fault at once: nothing runs on half a configuration.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const read = readerOf(env, faults);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') read.fault('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates would not be checked');

  const spies = (env['NODE_OPTIONS'] ?? '').split(/\s+/).filter((option) => SPYING.test(option));
  if (spies.length > 0) read.fault(`Node was given ${spies.join(' and ')}: whoever can use that sees passes and keys in memory`);

  const cloud = readCloud(read);
  const config = {
    ...readDoors(read),
    ...cloud,
    reader: readApp(read, 'READER'),
    issuer: readApp(read, 'ISSUER'),
    mailer: readApp(read, 'MAILER'),
    signIn: readApp(read, 'SIGNIN'),
    mailSender: read.required('MAIL_SENDER', value.mailbox),
    ...readKeeping(read),
    policy: readPolicyOf(read),
  };
  if (!cloud.isCustomCloud && !read.isSet('DATABASE_URL')) read.fault('DATABASE_URL is missing: a Microsoft cloud is not served from the built-in database');
  // Only what is whole leaves: a value that is undefined has left a fault.
  if (faults.length > 0 || !isWhole(config)) throw new ConfigError(faults);
  return config;
}

/** Where things are kept, and under which key: all that the command line needs for what concerns no person. */
export type Keeping = Pick<Config, 'databaseUrl' | 'dataFolder' | 'serviceKey'>;

/** The part of the configuration that says where things are kept. @throws {ConfigError} */
export function readKeepingConfig(env: Environment): Keeping {
  const faults: string[] = [];
  const keeping = readKeeping(readerOf(env, faults));
  if (faults.length > 0) throw new ConfigError(faults);
  return keeping;
}

const readKeeping = (read: Reader): Keeping => ({
  databaseUrl: read.optional('DATABASE_URL', value.databaseUrl) ?? null,
  dataFolder: resolve(read.optional('VOUCH_DATA', z.string()) ?? '.data'),
  serviceKey: read.optional('VOUCH_KEY', value.serviceKey) ?? null,
});

type Draft = { [Key in keyof Config]: Config[Key] | undefined };
const isWhole = (draft: Draft): draft is Config => Object.values(draft).every((part) => part !== undefined);

function readDoors(read: Reader): Pick<Draft, 'port' | 'approvePort' | 'kioskOrigin' | 'approveOrigin' | 'tls' | 'trustedProxies'> {
  const port = read.optional('PORT', value.port) ?? 8080;
  const approvePort = read.optional('APPROVE_PORT', value.port) ?? 8082;
  if (port !== 0 && port === approvePort) read.fault('PORT and APPROVE_PORT are the same');
  const kioskOrigin = read.optional('KIOSK_ORIGIN', value.origin) ?? null;
  const approveOrigin = read.optional('APPROVE_ORIGIN', value.origin) ?? null;
  if (kioskOrigin !== null && kioskOrigin === approveOrigin) read.fault('KIOSK_ORIGIN and APPROVE_ORIGIN are the same: the kiosk must not reach the approver\'s session');

  const cert = read.optional('TLS_CERT', value.certificates);
  const key = read.optional('TLS_KEY', value.pem);
  if (read.isSet('TLS_CERT') !== read.isSet('TLS_KEY')) read.fault('TLS_CERT and TLS_KEY go together');
  if (cert !== undefined && key !== undefined && !value.belongTogether(cert, key)) read.fault('TLS_KEY is not the key of TLS_CERT');
  const trustedProxies = read.optional('TRUSTED_PROXIES', value.proxies) ?? [];

  for (const [name, origin] of [['KIOSK_ORIGIN', kioskOrigin], ['APPROVE_ORIGIN', approveOrigin]] as const) {
    if (origin?.startsWith('https:') === true && !read.isSet('TLS_CERT') && !read.isSet('TRUSTED_PROXIES')) read.fault(`${name} is https, so it needs TLS_CERT and TLS_KEY, or TRUSTED_PROXIES`);
    if (origin?.startsWith('http:') === true && read.isSet('TLS_CERT')) read.fault(`${name} is http although TLS_CERT is set`);
  }
  const tls = cert === undefined || key === undefined ? null : { cert, key: new Secret(key) };
  return { port, approvePort, kioskOrigin, approveOrigin, tls, trustedProxies };
}

const CLOUDS = ['public', 'usgov', 'china', 'custom'] as const;

function readCloud(read: Reader): { cloud: GraphCloud | undefined; isCustomCloud: boolean; tenantCa: string | null } {
  const tenantId = read.required('AZURE_TENANT_ID', value.guid);
  const name = read.isSet('CLOUD') ? read.optional('CLOUD', z.enum(CLOUDS, `is not one of ${CLOUDS.join(', ')}`)) : 'public';
  if (name !== 'custom') {
    for (const own of ['AUTHORITY_HOST', 'GRAPH_BASE', 'TENANT_CA']) if (read.isSet(own)) read.fault(`${own} belongs to CLOUD=custom alone`);
    return { cloud: tenantId === undefined || name === undefined ? undefined : microsoftCloud(name, tenantId), isCustomCloud: false, tenantCa: null };
  }
  const authorityHost = read.required('AUTHORITY_HOST', value.httpsOrigin);
  const graphBase = read.required('GRAPH_BASE', value.httpsOrigin);
  const tenantCa = read.required('TENANT_CA', value.certificates);
  const isKnown = tenantId !== undefined && authorityHost !== undefined && graphBase !== undefined;
  return { cloud: isKnown ? customCloud(tenantId, authorityHost, graphBase) : undefined, isCustomCloud: true, tenantCa: tenantCa ?? null };
}

function readApp(read: Reader, role: 'READER' | 'ISSUER' | 'MAILER' | 'SIGNIN'): AppCredential | undefined {
  const clientId = read.required(`${role}_CLIENT_ID`, value.guid);
  const secret = read.optional(`${role}_CLIENT_SECRET`, value.secret);
  const certificate = read.optional(`${role}_CLIENT_CERTIFICATE`, value.keyedCertificate);
  const given = [read.isSet(`${role}_CLIENT_SECRET`), read.isSet(`${role}_CLIENT_CERTIFICATE`)].filter(Boolean).length;
  if (given !== 1) read.fault(`${given === 0 ? 'One' : 'Only one'} of ${role}_CLIENT_SECRET and ${role}_CLIENT_CERTIFICATE must be set`);
  if (clientId === undefined) return undefined;
  if (certificate !== undefined) return { clientId, proof: { kind: 'certificate', pem: certificate } };
  return secret === undefined ? undefined : { clientId, proof: { kind: 'secret', secret } };
}

function readPolicyOf(read: Reader): Config['policy'] | undefined {
  const file = read.optional('VOUCH_POLICY', z.string());
  let text = '{}';
  try {
    if (file !== undefined) text = readFileSync(file, 'utf8');
  } catch {
    read.fault(`VOUCH_POLICY is a file that cannot be read (${String(file)})`);
    return undefined;
  }
  const reading = readPolicy(text);
  if ('policy' in reading) return reading.policy;
  for (const fault of reading.faults) read.fault(`VOUCH_POLICY ${fault}`);
  return undefined;
}
