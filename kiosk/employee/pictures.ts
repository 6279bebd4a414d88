import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/*
 * Line drawings of the screens that people will meet: the lock screen is dark and has its fields in the middle, the
 * pages of the browser are light, and what is to be pressed or filled in is the one thing in colour. They show where to
 * look, not what Microsoft's pages look like this month; the words beside them say the rest. No word is drawn: it would
 * not be translated. Colours are in employee.css.
 */

const drawing = (content: SVGTemplateResult): TemplateResult => html`<svg viewBox="0 0 160 104">${content}</svg>`;

const finger = (x: number, y: number): SVGTemplateResult => svg`<circle class="hot-ring" cx=${x} cy=${y} r="8"></circle><circle class="hot" cx=${x} cy=${y} r="3.5"></circle>`;

const foot = svg`<path class="line" d="M62 99h36M80 86v13"></path>`;

/** A PC before sign-in: nothing but the middle of the screen counts. */
const lockScreen = (content: SVGTemplateResult): TemplateResult => drawing(svg`
  ${foot}<rect class="night" x="10" y="5" width="140" height="81" rx="5"></rect>${content}`);

/** The browser, with its row for the address. */
const browser = (content: SVGTemplateResult, place: SVGTemplateResult = svg`<rect class="line" x="42" y="9" width="98" height="9" rx="4.5"></rect>`): TemplateResult => drawing(svg`
  ${foot}<rect class="line fill" x="10" y="5" width="140" height="81" rx="5"></rect>
  <path class="line" d="M10 22h140"></path><circle class="line" cx="20" cy="13.5" r="2"></circle><circle class="line" cx="29" cy="13.5" r="2"></circle>
  ${place}${content}`);

/** The light panel that opens over the lock screen. */
const panel = (content: SVGTemplateResult): TemplateResult => lockScreen(svg`
  <rect class="fill" x="46" y="12" width="68" height="67" rx="4"></rect><path class="line thin" d="m104 17 5 5m0-5-5 5"></path>${content}`);

const face = svg`<circle class="pale" cx="80" cy="24" r="10"></circle><path class="pale" d="M64 42h32"></path>`;
const dots = (x: number, y: number, count: number): SVGTemplateResult => svg`<path class="dots" d=${Array.from({ length: count }, (_, i) => `M${x + i * 6} ${y}h.1`).join('')}></path>`;
const field = (y: number): SVGTemplateResult => svg`<rect class="line" x="53" y=${y} width="54" height="11" rx="2"></rect>`;
const wanted = (y: number): SVGTemplateResult => svg`<rect class="wanted" x="53" y=${y} width="54" height="12" rx="2"></rect>`;
const heading = svg`<path class="strong" d="M53 25h30"></path>`;
const proceed = (y: number): SVGTemplateResult => svg`<rect class="hot" x="86" y=${y} width="21" height="9" rx="2"></rect>`;

/** The lock screen: face, name, PIN with its arrow, and the link below it. */
export const unlockPicture = lockScreen(svg`
  ${face}<rect class="pale" x="52" y="49" width="44" height="11" rx="2"></rect><path class="dots on-night" d="M59 54.5h.1M65 54.5h.1M71 54.5h.1M77 54.5h.1"></path>
  <rect class="pale" x="98" y="49" width="11" height="11" rx="2"></rect><path class="pale" d="M101 54.5h5m-2-2 2 2-2 2"></path>
  <path class="glow" d="M60 71h40"></path>${finger(80, 71)}`);

/** A browser with an address typed in. */
export const deskPicture = browser(svg`<path class="line" d="M24 36h52M24 48h84M24 60h68M24 72h40"></path>`, svg`<rect class="hot" x="42" y="9" width="98" height="9" rx="4.5"></rect>`);

/** The sign-in page with its field for the pass. */
export const passFieldPicture = browser(svg`
  <rect class="line" x="46" y="28" width="68" height="52" rx="3"></rect>
  <path class="strong" d="M53 37h32"></path>${wanted(45)}${dots(59, 51, 7)}${proceed(65)}`);

/** The same over the lock screen. */
export const passPanelPicture = panel(svg`${heading}${wanted(36)}${dots(59, 42, 7)}<path class="line thin" d="M53 56h26"></path>${proceed(64)}`);

/** The password that some PCs want first. */
export const passwordPanelPicture = panel(svg`${heading}<path class="line thin" d="M53 33h44"></path>${wanted(41)}${dots(59, 47, 5)}${proceed(64)}`);

/** Two fields for the new PIN. */
export const newPinPicture = panel(svg`${heading}${field(32)}${dots(59, 37.5, 6)}${field(47)}${dots(59, 52.5, 6)}${proceed(65)}`);

/** Security info: add a method; below it what is set up, the lost phone still among it. */
export const addMethodPicture = drawing(svg`
  <path class="line" d="M44 99h36M62 86v13"></path><rect class="line fill" x="4" y="5" width="116" height="81" rx="5"></rect>
  <path class="line" d="M4 20h116"></path><circle class="line" cx="13" cy="12.5" r="2"></circle><circle class="line" cx="21" cy="12.5" r="2"></circle>
  <path class="strong" d="M14 30h34"></path>
  <rect class="hot" x="14" y="38" width="44" height="11" rx="2"></rect><path class="on-hot" d="M19 43.5h5m-2.5-2.5v5M28 43.5h24"></path>
  <path class="line thin" d="M14 56h94M14 70h94M20 63h30M20 77h24"></path><path class="line thin" d="M76 63h12M76 77h12"></path>
  <rect class="line fill" x="98" y="30" width="46" height="70" rx="6"></rect>
  <g class="solid"><path d="M110 46h8v8h-8zM124 46h8v8h-8zM110 60h8v8h-8zM121 56h3v3h-3zM124 60h3v3h-3zM129 63h3v5h-3zM121 65h3v3h-3z"></path></g>
  <path class="accent" d="M105 48v-7h7M130 41h7v7M137 66v7h-7M112 73h-7v-7"></path><path class="line" d="M116 92h10"></path>`);

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
