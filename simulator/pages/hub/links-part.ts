import { html, type Html } from '../html.ts';
import type { Bench } from './frame.ts';

/** What opens in a window of its own: the app under test, and what belongs to nobody's device. */
export function linksPart({ say, tenant }: Bench): Html {
  const { kiosk, approve, desk } = tenant.settings.links;
  const app = (href: string | null, text: string): Html | null => (href === null ? null : html`<a class="button main" href="${href}" target="_blank" rel="noopener">${text}</a>`);
  return html`<div class="row all">${app(kiosk, say('hub.kiosk'))}${app(approve, say('hub.approve'))}${app(desk, say('hub.desk'))}
<a class="button" href="/${tenant.id}/security-info" target="_blank" rel="noopener">${say('hub.other')}</a>
<a class="button" href="/${tenant.id}/admin" target="_blank" rel="noopener">${say('admin.title')}</a></div>`;
}
