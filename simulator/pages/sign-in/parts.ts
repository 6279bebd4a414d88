import { html, type Html, type Part } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { hasFirstStep } from './ways.ts';

/** Who is signing in, and the way back to the name. */
export const who = ({ say }: Visit, attempt: Attempt): Html => html`
<div class="who"><button class="link" name="do" value="back" id="idBtn_Back" form="aside" aria-label="${say('signin.back')}"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M20 12H5m6-6-6 6 6 6"/></svg></button><span>${attempt.userName}</span></div>`;

/** The same where the real page has no way back: its two buttons are the only ways on. */
export const whoAlone = (attempt: Attempt): Html => html`<div class="who"><span>${attempt.userName}</span></div>`;

/** A button that looks like a link and belongs to the form beside the main one. */
export const aside = (act: string, label: string, id: string | null = null): Html =>
  html`<button class="link" name="do" value="${act}" form="aside" ${id === null ? null : html`id="${id}"`}>${label}</button>`;

/** The list of ways: its link has another name and id once the first step is done (automation of the sign-in page). */
export const otherWays = ({ say }: Visit, attempt: Attempt): Html => (hasFirstStep(attempt)
  ? aside('ways', say('signin.ways.second'), 'signInAnotherWay')
  : aside('ways', say('signin.ways.first'), 'idA_PWD_SwitchToCredPicker'));

/** Ties the box to the error above it, and puts the cursor there. */
export const boxState = ({ fault }: Attempt): Part => (fault === null ? html`autofocus` : html`autofocus aria-invalid="true" aria-describedby="fault"`);
