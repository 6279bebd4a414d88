import type { Kit, Made } from '../test-kit.ts';

export interface Said {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** Puts a form to the token endpoint of a tenant, or of an alias, as no library would. */
export async function askForToken(kit: Kit, tenant: string | Made, form: Record<string, string> | URLSearchParams, headers: Record<string, string> = {}): Promise<Said> {
  const answer = await fetch(`${kit.simulator.origin}/${typeof tenant === 'string' ? tenant : tenant.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
}

/** Status, error and AADSTS number, which is what programs go by. */
export const verdict = ({ status, body }: Said): readonly unknown[] => [status, body['error'], ...((body['error_codes'] as number[] | undefined) ?? [])];
