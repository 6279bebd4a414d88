import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export type StatusKind = 'good' | 'stopped' | 'waiting' | 'trouble';

const SHAPES: Readonly<Record<StatusKind, SVGTemplateResult>> = {
  good: svg`<path d="m15 25 6.5 6.5L34 18"></path>`,
  stopped: svg`<path d="M16 24h16"></path>`,
  waiting: svg`<path d="M24 14v11l7 5"></path>`,
  trouble: svg`<path d="M24 14v13M24 33.5v.1"></path>`,
};

/** One glance before the words: how this stands. Says nothing that the heading does not say. */
export const statusMark = (kind: StatusKind): TemplateResult =>
  html`<svg class="status-mark ${kind}" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="21"></circle>${SHAPES[kind]}</svg>`;
