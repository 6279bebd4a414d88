import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/*
 * Line drawings of the screens that people will meet, in the page's own colours (employee.css: .line, .fill, .hot).
 * They show where to look, not what Microsoft's pages look like this month; the words beside them say the rest.
 */

const drawing = (content: SVGTemplateResult): TemplateResult => html`<svg viewBox="0 0 160 100">${content}</svg>`;

const monitor = (content: SVGTemplateResult): TemplateResult => drawing(svg`
  <rect class="line fill" x="14" y="6" width="132" height="74" rx="5"></rect>
  <path class="line" d="M64 94h32M80 80v14"></path>
  ${content}`);

const finger = (x: number, y: number): SVGTemplateResult => svg`<circle class="hot-ring" cx=${x} cy=${y} r="9"></circle><circle class="hot" cx=${x} cy=${y} r="3.5"></circle>`;

/** The lock screen: a face, a field for the PIN and the link below it. */
export const unlockPicture = monitor(svg`
  <circle class="line" cx="80" cy="24" r="8"></circle>
  <rect class="line" x="54" y="40" width="52" height="12" rx="2"></rect>
  <path class="dots" d="M62 46h.1M69 46h.1M76 46h.1M83 46h.1"></path>
  <path class="accent" d="M62 63h36"></path>${finger(80, 63)}`);

/** A browser with an address typed in. */
export const deskPicture = monitor(svg`
  <path class="line" d="M14 24h132"></path>
  <circle class="line" cx="24" cy="15" r="2.5"></circle><circle class="line" cx="33" cy="15" r="2.5"></circle>
  <rect class="accent-fill" x="42" y="10" width="92" height="10" rx="5"></rect>
  <path class="line" d="M30 38h44M30 48h64M30 58h54"></path>${finger(104, 15)}`);

/** The sign-in page with its field for the pass. */
export const passFieldPicture = monitor(svg`
  <rect class="line" x="46" y="14" width="68" height="58" rx="3"></rect>
  <path class="line" d="M54 24h30"></path>
  <rect class="accent-fill" x="54" y="34" width="52" height="12" rx="2"></rect>
  <path class="dots on-accent" d="M60 40h.1M66 40h.1M72 40h.1M78 40h.1M84 40h.1M90 40h.1"></path>
  <rect class="line" x="86" y="56" width="20" height="9" rx="2"></rect>${finger(96, 60)}`);

/** A code on the screen and the new phone that scans it. */
export const addMethodPicture = drawing(svg`
  <rect class="line fill" x="6" y="8" width="104" height="66" rx="5"></rect>
  <path class="line" d="M42 88h32M58 74v14"></path>
  <g class="solid"><path d="M34 18h14v14H34zM62 18h14v14H62zM34 46h14v14H34zM54 20h4v4h-4zM54 28h4v4h-4zM54 38h4v4h-4zM62 40h4v4h-4zM70 38h4v4h-4zM64 48h4v4h-4zM72 52h4v4h-4zM56 54h4v4h-4zM40 38h4v4h-4z"></path></g>
  <rect class="line fill" x="112" y="26" width="40" height="68" rx="6"></rect>
  <path class="accent" d="M120 46v-6h6M138 40h6v6M144 62v6h-6M126 68h-6v-6"></path>
  <path class="accent" d="M118 54h28"></path><path class="line" d="M128 86h8"></path>`);

/** Two fields for the new PIN. */
export const newPinPicture = monitor(svg`
  <rect class="line" x="46" y="14" width="68" height="58" rx="3"></rect>
  <rect class="line" x="54" y="22" width="52" height="11" rx="2"></rect><path class="dots" d="M61 27.5h.1M68 27.5h.1M75 27.5h.1M82 27.5h.1"></path>
  <rect class="line" x="54" y="38" width="52" height="11" rx="2"></rect><path class="dots" d="M61 43.5h.1M68 43.5h.1M75 43.5h.1M82 43.5h.1"></path>
  <rect class="accent-fill" x="82" y="56" width="24" height="10" rx="2"></rect>${finger(94, 61)}`);

/** A PC that has just been unpacked. */
export const newPcPicture = drawing(svg`
  <path class="line fill" d="M36 14h88a4 4 0 0 1 4 4v52H32V18a4 4 0 0 1 4-4z"></path>
  <path class="line fill" d="M20 70h120l6 12a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4z"></path>
  <path class="accent" d="M66 44a20 20 0 0 1 28 0M72 50a12 12 0 0 1 16 0"></path><circle class="hot" cx="80" cy="56" r="3"></circle>
  <path class="line" d="M70 78h20"></path>`);

/** A badge at the reader. */
export const badgePicture = drawing(svg`
  <rect class="line fill" x="92" y="18" width="46" height="66" rx="6"></rect>
  <path class="accent" d="M106 42a14 14 0 0 0 0 18M112 46a8 8 0 0 0 0 10"></path><circle class="hot" cx="118" cy="51" r="3"></circle>
  <rect class="line fill" x="24" y="32" width="58" height="38" rx="4"></rect>
  <circle class="line" cx="38" cy="46" r="5"></circle><path class="line" d="M30 61a8 8 0 0 1 16 0M54 44h20M54 52h20M54 60h12"></path>`);
