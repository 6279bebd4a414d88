import type { Heard, Sent } from './send.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What gives the inside of a program away. */
const INSIDE = /\bat .*[(/]\S+\.(?:ts|js|mjs):\d+|node:internal|node_modules|\bTypeError\b|\bRangeError\b|\bSyntaxError\b|ENOENT/;

/** What is wrong with an answer to a hostile request; empty when it is as the imitated service would refuse it. */
export function faultsOf(sent: Pick<Sent, 'path' | 'method'>, heard: Heard): readonly string[] {
  const faults: string[] = [];
  if (heard.status >= 500) faults.push(`status ${String(heard.status)}`);
  if (INSIDE.test(heard.text)) faults.push('shows its inside');
  if (heard.headers['x-injected'] !== undefined) faults.push('a header was injected');
  if (heard.status >= 400 && sent.method !== 'HEAD') faults.push(...shapeFaults(sent.path, heard));
  return faults;
}

/** Node itself refuses what is no HTTP, without a body: over-long headers (431) and broken requests (400). */
const byNode = ({ status, text }: Heard): boolean => text === '' && (status === 431 || status === 400);

function shapeFaults(path: string, heard: Heard): readonly string[] {
  if (byNode(heard)) return [];
  const body = jsonOf(heard.text);
  if (/^\/(v1\.0|beta|oidc)(\/|$|\?)/i.test(path)) return graphEnvelope(body);
  // The workbench's own forms stand beside the control plane, for their large bodies, and answer as pages.
  if (/^\/_sim(\/(?!workbench\/)|$|\?)/i.test(path)) return typeof body?.['error'] === 'string' && body['error'] !== '' ? [] : ['no {error} of the control plane'];
  if (/\/(oauth2\/v2\.0\/token|discovery\/v2\.0\/keys|\.well-known\/openid-configuration)\/?(\?|$)/i.test(path)) return oauthError(body);
  // A page, or for what nobody serves a line that says so.
  return String(heard.headers['content-type']).startsWith('text/') || typeof body?.['error'] === 'string' ? [] : ['neither page nor error'];
}

function graphEnvelope(body: Readonly<Record<string, unknown>> | null): readonly string[] {
  const { code, message, innerError } = (body?.['error'] ?? {}) as Record<string, unknown>;
  const { date, 'request-id': requestId, 'client-request-id': clientRequestId } = (innerError ?? {}) as Record<string, unknown>;
  const good = typeof code === 'string' && code !== '' && typeof message === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(date)) && GUID.test(String(requestId)) && typeof clientRequestId === 'string';
  return good ? [] : ['no error envelope of Graph'];
}

function oauthError(body: Readonly<Record<string, unknown>> | null): readonly string[] {
  if (body?.['error'] === 'not_imitated') return [];
  const { error, error_description: description, error_codes: codes, timestamp, trace_id: trace, correlation_id: correlation } = body ?? {};
  const good = typeof error === 'string' && /^AADSTS\d+: /.test(String(description)) && Array.isArray(codes) && typeof codes[0] === 'number' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(String(timestamp)) && GUID.test(String(trace)) && typeof correlation === 'string';
  return good ? [] : ['no error body of the token endpoint'];
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
