import { html, nothing, type TemplateResult } from 'lit';
import type { ApproveView } from '#contract/approve';
import { codeDisplay, spokenDigits } from '../ui/code-display.ts';
import { actButton } from './act-button.ts';
import { claimantLine } from './claimant-card.ts';
import { agoOf } from '../session/formats.ts';
import type { ScreenContext } from './screen-context.ts';

type ApprovedView = Extract<ApproveView, { step: 'approved' }>;
type EndedView = Extract<ApproveView, { step: 'ended' }>;

const whatFollows = ({ needsAnother, releaseCode, collected }: ApprovedView, t: ScreenContext['t']): string => {
  if (releaseCode !== null) return t.approved.release;
  if (needsAnother) return t.approved.needsAnother;
  return collected ? t.approved.collected : t.approved.notCollected;
};

/** What was done, when, and the way back for as long as it helps. */
export function approvedScreen(view: ApprovedView, { t, say, state, now, guarded, busy, act }: ScreenContext): TemplateResult {
  return html`
    ${claimantLine(view.who)}
    <h1 tabindex="-1">${t.approved.title(view.who.displayName)}</h1>
    <p class="lead">${whatFollows(view, t)}</p>
    ${view.releaseCode === null ? nothing : html`<div class="card">${codeDisplay({ code: view.releaseCode, label: t.approved.releaseCode(spokenDigits(view.releaseCode)) })}</div>`}
    <p class="soft">${t.approved.when(say.ago(agoOf(view.agoMs, state.viewAt, now)))}</p>
    <section class="card stack">
      <h2>${t.approved.undoTitle}</h2>
      <p>${view.canUndo ? t.approved.undoBody : t.approved.late}</p>
      ${view.canUndo ? actButton({ label: t.approved.undo, kind: 'stop', guarded, busy: busy !== null, onPress: act.undo }) : nothing}
    </section>
  `;
}

/** Each ending in its own words. */
export function endedScreen(view: EndedView, { t, say, state, now }: ScreenContext): TemplateResult {
  const words = t.ended[view.ending];
  return html`
    <h1 tabindex="-1">${words.title}</h1>
    <p class="lead">${words.body}</p>
    <p>${words.next}</p>
    <p class="soft">${t.ended.when(say.ago(agoOf(view.agoMs, state.viewAt, now)))} ${t.ended.close}</p>
  `;
}
