import { formOf, headerOf, type Answer, type Call, type Fidelity, type Route } from '../http.ts';
import type { Tenant } from '../tenant/model.ts';
import { tenantNow } from '../tenant/clock.ts';
import { beginChange } from '../tenant/journal.ts';
import { speaker, type Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import { html, type Html } from './html.ts';
import { pageAnswer, type Page } from './layout.ts';

/** A call to a page of a tenant that exists, with what every page needs. */
export interface Visit {
  readonly call: Call;
  readonly world: World;
  readonly tenant: Tenant;
  /** Milliseconds on the tenant's clock. */
  readonly now: number;
  readonly say: Say;
  readonly form: URLSearchParams;
  readonly param: (name: string) => string;
}

/** `2026-03-04 14:05:06 UTC`: one form everywhere, so that two windows can be compared at a glance. */
export const showInstant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** See other (RFC 9110 section 15.4.4): what a form gives back, so that reload repeats nothing. */
export const seeOther = (location: string, cookies: readonly string[] = []): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
});

export const show = (visit: Pick<Visit, 'say' | 'tenant' | 'now'>, page: Page): Answer =>
  pageAnswer({ say: visit.say, tenantName: visit.tenant.displayName, clock: showInstant(visit.now), direction: visit.tenant.settings.direction, byHand: `/_sim/tenants/${visit.tenant.id}/acts` }, page);

const messageBody = (heading: string, text: string): Html => html`<section class="card narrow"><h1>${heading}</h1><p>${text}</p></section>`;

/** A page without a tenant: nothing there, or a form from elsewhere. */
export function plainMessage(status: number, heading: string, text: string): Answer {
  return pageAnswer({ say: speaker('en', 'real'), tenantName: null, clock: null, direction: 'ltr' }, { status, title: heading, body: messageBody(heading, text) });
}

export function notFound(): Answer {
  const say = speaker('en', 'real');
  return plainMessage(404, say('sim.not-found'), say('sim.not-found.say'));
}

/**
 * Whether a form was sent by one of our own pages. Browsers say so themselves (Fetch Metadata); where they do not, the
 * origin must be ours. A program sends neither and carries no cookies of a person, so it passes.
 */
export function isOwnForm(call: Call): boolean {
  const site = headerOf(call, 'sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headerOf(call, 'origin');
  return origin === null || origin === call.origin;
}

type Handler = (visit: Visit) => Answer | Promise<Answer>;

/** A page or a form of a tenant: finds the tenant, refuses forms from elsewhere. */
export function pageRoute(method: 'GET' | 'POST', path: string, name: string, handler: Handler, fidelity?: Fidelity): Route {
  return {
    method,
    path,
    name,
    ...(fidelity === undefined ? {} : { fidelity }),
    async handle(call, world) {
      const { tenant } = call;
      if (tenant === null) return notFound();
      const say = speaker('en', tenant.settings.wording);
      if (method === 'POST' && !isOwnForm(call)) return plainMessage(403, say('sim.refused'), say('sim.refused.say'));
      const now = tenantNow(tenant, world.now());
      // What a form will touch is known to its handler alone.
      const done = method === 'POST' ? beginChange(tenant, 'anything', now) : () => undefined;
      try {
        return await handler({ call, world, tenant, now, say, form: method === 'POST' ? formOf(call) : call.query, param: (wanted) => call.params[wanted] ?? '' });
      } finally {
        done();
      }
    },
  };
}
