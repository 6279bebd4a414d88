import { html, type TemplateResult } from 'lit';
import { statusMark, type StatusKind } from '../../ui/status-mark.ts';
import type { ScreenProps } from './props.ts';
import { troubleNote } from './trouble-note.ts';

const message = (mark: StatusKind, title: string, body: string | null, more: unknown = null): TemplateResult => html`
  <div class="hero">
    <div class="stack">
      ${statusMark(mark)}
      <h1 tabindex="-1">${title}</h1>
      ${body === null ? null : html`<p class="lead">${body}</p>`}
    </div>
    ${more}
  </div>
`;

export const loadingScreen = ({ t }: ScreenProps): TemplateResult => message('waiting', t.page.loading, null);

export const offlineScreen = ({ t }: ScreenProps): TemplateResult => message('trouble', t.trouble.offlineTitle, t.trouble.offlineBody);

export const serverErrorScreen = ({ t, acts }: ScreenProps): TemplateResult =>
  message('trouble', t.trouble.serverTitle, t.trouble.serverBody, html`<div class="acts"><button type="button" class="button main" @click=${acts.retry}>${t.trouble.again}</button></div>`);

export const issuingScreen = ({ t }: ScreenProps): TemplateResult => message('waiting', t.issuing.title, t.issuing.lead, html`<div class="underway" aria-hidden="true"></div>`);

export const resumeScreen = ({ model, t, acts }: ScreenProps): TemplateResult =>
  message(
    'waiting',
    t.resume.title,
    t.resume.lead,
    html`${troubleNote(model, t)}
      <div class="acts">
        <button type="button" class="button main" aria-disabled=${model.busy ? 'true' : 'false'} @click=${() => { void acts.resume(); }}>${t.resume.yes}</button>
        <button type="button" class="button plain" @click=${acts.startOver}>${t.page.startOver}</button>
      </div>`,
  );
