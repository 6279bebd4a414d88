import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenContext } from './screen-context.ts';

/** What goes with the whole screen. Errors of a field stand at the field. */
export function noticeBar({ t, state, busy, act }: ScreenContext): TemplateResult | typeof nothing {
  const texts = { unsure: t.notice.unsure, 'not-done': t.notice.notDone, 'too-fast': t.notice.tooFast, 'too-many': t.notice.tooMany, trouble: t.notice.trouble, changed: t.notice.changed,
    'passkey-stopped': t.passkey.stopped, 'passkey-refused': t.passkey.refused, 'passkey-over': t.passkey.over, 'passkey-impossible': t.passkey.impossible };
  const { notice } = state;
  const text = notice !== null && notice.kind in texts ? texts[notice.kind as keyof typeof texts] : null;
  const offline = !state.reachable && state.view !== null;
  if (text === null && !offline) return nothing;
  return html`
    <div class="stack-tight">
      ${text === null ? nothing : html`<p class="notice ${notice?.kind === 'too-fast' ? '' : 'error'}" role="alert">${text}</p>`}
      ${offline
        ? html`<div class="notice error" role="alert">
            <p><strong>${t.offline.title}</strong></p>
            <p>${t.offline.body}</p>
            <button type="button" class="button quiet" aria-disabled=${busy === null ? 'false' : 'true'} @click=${act.retry}>${t.offline.retry}</button>
          </div>`
        : nothing}
    </div>
  `;
}
