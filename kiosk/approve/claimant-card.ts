import { html, nothing, type TemplateResult } from 'lit';
import type { ClaimantCard } from '#contract/approve';
import { initialsOf } from './initials.ts';

/** Face and name. The initials lie under the photo, so they show while it loads and when it cannot be had. */
export const claimantCard = (who: ClaimantCard, photoText: string): TemplateResult => html`
  <div class="who">
    <span class="face">
      <span aria-hidden="true">${initialsOf(who.displayName)}</span>
      ${who.photo === null
        ? nothing
        : html`<img src=${who.photo} alt=${photoText} width="96" height="96" decoding="async" @error=${(event: Event) => { if (event.target instanceof HTMLImageElement) event.target.hidden = true; }} />`}
    </span>
    <span class="stack-tight">
      <span class="name" dir="auto">${who.displayName}</span>
      ${who.jobTitle === null ? nothing : html`<span class="soft" dir="auto">${who.jobTitle}</span>`}
    </span>
  </div>
`;

/** Who it is about, small, on the screens after the first. */
export const claimantLine = (who: ClaimantCard): TemplateResult => html`
  <p class="about"><span class="face small-face" aria-hidden="true">${initialsOf(who.displayName)}</span><span dir="auto">${who.displayName}</span></p>
`;
