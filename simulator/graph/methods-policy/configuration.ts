import type { Tenant } from '../../tenant/model.ts';
import { methodsError, type GraphError } from '../error.ts';
import type { GraphCall } from '../operation.ts';

/** One `authenticationMethodConfiguration` of the tenant's policy. */
export interface Configuration {
  /** As in answers; a path may write it in any case. */
  readonly id: string;
  readonly type: string;
  /** Everything but id, type and the targets' context. */
  readonly json: (tenant: Tenant) => ConfigurationJson;
  /** Takes the fields that were sent; left out where a change would change nothing here. @throws {GraphError} */
  readonly change?: (graph: GraphCall, fields: Readonly<Record<string, unknown>>) => void;
  /** Back to Microsoft's default. */
  readonly reset?: (graph: GraphCall) => void;
}

export interface ConfigurationJson {
  readonly state: 'enabled' | 'disabled';
  readonly includeTargets: readonly object[];
  readonly [property: string]: unknown;
}

export const invalid = (message: string): GraphError => methodsError(400, 'badRequest', message);

export const ALL_USERS = { targetType: 'group', id: 'all_users', isRegistrationRequired: false } as const;

/** @throws of a field that is not known or has a value that it cannot have */
export const wrongField = (name: string): GraphError => invalid(`The property '${name}' does not exist here or has a wrong value.`);
