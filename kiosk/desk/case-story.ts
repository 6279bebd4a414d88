import { html, nothing, type TemplateResult } from 'lit';
import type { DeskCase, StoryLine } from '#contract/desk';
import type { DeskContext } from './context.ts';

const placeText = ({ kiosk }: DeskCase, { t }: DeskContext): string => (kiosk === null ? t.somewhere : t.place(kiosk.name, kiosk.floor, kiosk.site));

/** A case in sentences: who, where, when, what for; how far; and what happened, a line each. */
export const caseStory = (one: DeskCase, context: DeskContext, acts: unknown = nothing): TemplateResult => {
  const { t, say } = context;
  const approver = one.approver ?? t.somebody;
  return html`
    <article class="card case stack-tight" aria-label=${one.who}>
      <h2 dir="auto">${t.cases.headline(one.who, placeText(one, context), say.ago(one.agoMs), t.cases.purpose[one.purpose])}</h2>
      <p class="lead">${one.ending === null ? t.cases.state[one.state](approver) : t.ending[one.ending]}</p>
      ${one.reason === null ? nothing : html`<p class="reason">${t.reason[one.reason]}</p>`}
      <p class="small soft">${one.address === null ? nothing : html`<span dir="ltr">${t.cases.typed(one.address)}</span><br />`}${one.kiosk === null ? nothing : t.cases.call(one.kiosk.deskPhone)}</p>
      <details>
        <summary>${t.cases.story}</summary>
        <ol class="story">${one.story.map((line) => html`<li><span class="soft">${say.ago(line.agoMs)}</span><span class="told" dir="auto">${sentence(line, context)}</span></li>`)}</ol>
      </details>
      ${acts}
    </article>
  `;
};

function sentence({ kind, who, left, reason, ending }: StoryLine, { t, say }: DeskContext): string {
  const said = kind === 'ended' && ending !== null ? t.ending[ending] : t.story[kind](who ?? t.somebody);
  const more = left !== null && left > 0 && (kind === 'code-wrong' || kind === 'release-wrong' || kind === 'collect-wrong') ? t.triesLeft(say.count(left)) : reason !== null ? t.reason[reason] : null;
  return more === null ? said : `${said} ${more}`;
}
