import type { AppCredential, GraphCloud } from './directory/graph-cloud.ts';
import type { Policy } from './domain/policy.ts';
import type { Secret } from './domain/secret.ts';

/** All that the server is told from outside, checked. */
export interface Config {
  /** The kiosk's and the desk's port, 0 for a free one. */
  readonly port: number;
  /** The approver's port, 0 for a free one. */
  readonly approvePort: number;
  /** Without one: `http://localhost:` and the port. */
  readonly kioskOrigin: string | null;
  readonly approveOrigin: string | null;
  /** PEM; null when a proxy in front speaks TLS, or on loopback. */
  readonly tls: { readonly cert: string; readonly key: Secret<string> } | null;
  /** Addresses and networks (CIDR) whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly cloud: GraphCloud;
  /** Every page says "Not a Microsoft cloud". */
  readonly isCustomCloud: boolean;
  /** PEM of the authority that a custom cloud's certificates hang on. */
  readonly tenantCa: string | null;
  readonly reader: AppCredential;
  readonly issuer: AppCredential;
  readonly mailer: AppCredential;
  readonly signIn: AppCredential;
  /** Address whose mailbox sends. */
  readonly mailSender: string;
  /** Null: the built-in PostgreSQL, in the data folder. */
  readonly databaseUrl: Secret<string> | null;
  readonly dataFolder: string;
  /** Null: the key file in the data folder. */
  readonly serviceKey: Secret<Uint8Array> | null;
  readonly policy: Policy;
}

/** Everything that is wrong with the configuration at once. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}
