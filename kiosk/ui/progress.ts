import { html, svg, type TemplateResult } from 'lit';

export interface ProgressStep {
  readonly text: string;
  readonly state: 'done' | 'now' | 'later';
  /** Said before the text by screen readers: "Done", "Now", "Next". */
  readonly stateText: string;
}

/** How far we have come, in words; never a bare spinner. `status` is the one sentence that is announced when it changes. */
export const progress = (props: { readonly label: string; readonly status: string; readonly steps: readonly ProgressStep[] }): TemplateResult => html`
  <div class="stack">
    <p class="lead progress-status" role="status"><strong>${props.status}</strong></p>
    <ol class="progress" aria-label=${props.label}>
      ${props.steps.map(
        (step) => html`<li class=${step.state} aria-current=${step.state === 'now' ? 'step' : 'false'}>
          <span class="mark" aria-hidden="true"></span>
          <span><span class="hushed">${step.stateText} </span>${step.text}</span>
        </li>`,
      )}
    </ol>
  </div>
`;

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;

/**
 * Time left: text for everybody, a calm ring beside it. `fraction` 0 … 1. `announcement` is spoken when it changes:
 * hand over a sentence that changes rarely (at 60, 20 and 10 s), not the running text.
 */
export const ring = (props: { readonly fraction: number; readonly text: string; readonly announcement: string }): TemplateResult => html`
  <div class="ring">
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r=${RADIUS}></circle>
      ${svg`<circle class="left" cx="24" cy="24" r=${RADIUS} stroke-dasharray="${(AROUND * Math.min(1, Math.max(0, props.fraction))).toFixed(1)} ${AROUND.toFixed(1)}"></circle>`}
    </svg>
    <p class="text">${props.text}</p>
    <p class="hushed" role="status">${props.announcement}</p>
  </div>
`;
