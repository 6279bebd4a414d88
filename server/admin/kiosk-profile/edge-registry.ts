import { edgePolicies, type PolicyValue } from './browser-policies.ts';

const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const dword = (value: number): string => `dword:${value.toString(16).padStart(8, '0')}`;

/** How Edge reads a policy: numbers and switches as DWORD, lists as a key of their own with values from 1, objects as JSON. */
function scalar(value: Exclude<PolicyValue, readonly string[]>): string {
  if (typeof value === 'boolean') return dword(value ? 1 : 0);
  if (typeof value === 'number') return dword(value);
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

const isList = (value: PolicyValue): value is readonly string[] => Array.isArray(value);

/** A file for `reg import`. What stood in the lists before is deleted first. */
export function edgeRegistry(origin: string): string {
  const policies = Object.entries(edgePolicies(origin));
  const single = policies.flatMap(([name, value]) => (isList(value) ? [] : [`${quoted(name)}=${scalar(value)}`]));
  const lists = policies.flatMap(([name, value]) => (isList(value) ? [`[-${ROOT}\\${name}]`, '', `[${ROOT}\\${name}]`, ...value.map((entry, at) => `"${at + 1}"=${quoted(entry)}`), ''] : []));
  return ['Windows Registry Editor Version 5.00', '', `[${ROOT}]`, ...single, '', ...lists].join('\r\n');
}
