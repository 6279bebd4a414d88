import type { GraphOperation } from '../operation.ts';

const READ = ['RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'Directory.Read.All', 'RoleManagement.ReadWrite.Directory', 'Directory.ReadWrite.All'];

/** Reading roles and who holds them (microsoft-graph-devx-content, permissions.json). */
export const readRoles = { service: 'directory', permissions: READ, delegated: { others: READ, role: 'anybody' } } as const satisfies Partial<GraphOperation>;
