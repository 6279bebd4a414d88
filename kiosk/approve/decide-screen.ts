import { html, nothing, type TemplateResult } from 'lit';
import type { ApproveView } from '#contract/approve';
import { actButton } from './act-button.ts';
import { claimantCard } from './claimant-card.ts';
import { leftOf } from '../session/countdown.ts';
import { agoOf } from '../session/formats.ts';
import type { ScreenContext } from './screen-context.ts';

export type DecideView = Extract<ApproveView, { step: 'decide' }>;

/** As a telephone is dialled: what people write between the digits is for eyes. */
const dialled = (phone: string): string => `tel:${phone.replace(/[^\d+*#,;]/g, '')}`;

/** One number on one line. */
const unbroken = (phone: string): string => phone.replace(/ /g, '\u00a0');

export const callTheKiosk = (phone: string, { t }: ScreenContext): TemplateResult => html`<a class="button plain call" href=${dialled(phone)}>${t.decide.call(unbroken(phone))}</a>`;

/** Declining needs no factor and no second question; it is the first act of every screen that can end in a yes. */
export const declineButton = ({ t, guarded, busy, act }: ScreenContext): TemplateResult =>
  actButton({ label: t.decide.decline, kind: 'stop', guarded, busy: busy !== null, onPress: act.decline });

/** The one screen that decides: who, where, when, what for, and what a yes means. */
export function decideScreen(view: DecideView, context: ScreenContext): TemplateResult {
  const { t, say, now, state, guarded, busy, act } = context;
  const { who, kiosk } = view;
  const remarks = [view.resumed && t.decide.resumed, view.renewal && t.decide.renewal, view.moreTime && t.decide.moreTime].filter((remark) => remark !== false);
  return html`
    <h1 tabindex="-1">${t.decide.title(who.displayName)}</h1>
    ${claimantCard(who, t.decide.photo(who.displayName))}
    <dl class="facts">
      <div><dt>${t.decide.where}</dt><dd>${t.decide.place(kiosk.name, kiosk.floor, kiosk.site)}</dd></div>
      <div><dt>${t.decide.when}</dt><dd>${say.ago(agoOf(view.askedAgoMs, state.viewAt, now))}</dd></div>
      <div><dt>${t.decide.lost}</dt><dd>${t.decide.lostKind[view.lost]}</dd></div>
      <div><dt>${t.decide.purpose}</dt><dd>${t.decide.purposeKind[view.purpose]}</dd></div>
    </dl>
    ${callTheKiosk(kiosk.deskPhone, context)}
    ${remarks.length === 0 ? nothing : html`<ul class="notice stack-tight">${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`}
    <div class="meaning">
      <p><strong>${t.decide.meaning}</strong></p>
      <p>${t.decide.lasts(say.span(view.minutes * 60_000))}</p>
      ${view.removes ? html`<p>${t.decide.removes}</p>` : nothing}
    </div>
    <div class="pair">
      ${declineButton(context)}
      ${actButton({ label: t.decide.go, kind: 'plain', guarded, busy: busy !== null, onPress: () => { act.go('known'); } })}
    </div>
    <p class="soft">${t.decide.goHint} ${timeLeft(view, context)}</p>
    <div class="stack-tight">
      ${view.canPassOn ? html`${actButton({ label: t.decide.notAvailable, kind: 'quiet', guarded, busy: busy !== null, onPress: act.notAvailable })}<p class="soft">${t.decide.notAvailableHint}</p>` : nothing}
      ${actButton({ label: t.decide.unexpected, kind: 'quiet', guarded, busy: busy !== null, onPress: () => { act.go('unexpected'); } })}
    </div>
  `;
}

/** The time left to answer, in words; screen readers hear it only at the marks of the page's live region. */
export const timeLeft = (view: DecideView, { t, say, state, now }: ScreenContext): TemplateResult =>
  html`<span class="left">${t.decide.left(say.span(leftOf({ remainingMs: view.remainingMs, at: state.viewAt }, now)))}</span>`;
