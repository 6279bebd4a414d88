import { byHand } from '../../by-hand/done.ts';
import { written } from '../../by-hand/written.ts';
import type { Answer } from '../../http.ts';
import { speaker } from '../../texts/say.ts';
import { html } from '../html.ts';
import { pageAnswer } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { callNote } from './frame.ts';

const say = speaker('en', 'real');

/** What was done by hand, as a test to take away. */
export function asTestPage(visit: Visit): Answer {
  const { tenant, world } = visit;
  const all = byHand(tenant, world.now());
  const test = written(tenant, all);
  return pageAnswer({ say, tenantName: tenant.displayName, clock: null, direction: 'ltr' }, {
    title: say('hub.as-test'), look: 'wide', scripts: ['workbench'],
    body: html`<section class="card"><h1>${say('hub.as-test')}</h1><p class="soft">${say('hub.as-test.say')}</p>
${all.done.length === 0 && html`<p role="status">${say('hub.as-test.none')}</p>`}
<p class="row">${all.done.length > 0 && html`<button class="main" data-copy="${test}" data-copied="${say('hub.copied')}" hidden>${say('hub.copy')}</button>`}<a class="button" href="/?tenant=${tenant.id}">${say('hub.as-test.back')}</a></p>
${all.done.length > 0 && html`<pre class="mono scroll" tabindex="0" role="group" aria-label="${say('hub.as-test.text')}">${test}</pre>`}
${callNote(['GET …/acts/playwright'])}</section>`,
  });
}
