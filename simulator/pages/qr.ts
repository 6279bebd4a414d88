import { create } from 'qrcode';
import { html, type Html } from './html.ts';

/** ISO/IEC 18004 asks for four modules of quiet zone; without it readers fail. */
const QUIET = 4;

/** A QR code as one path on white, so that it is read in dark mode and from a screenshot alike. */
export function qrCode(text: string, label: string): Html {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (modules.get(y, x) === 0) continue;
      let run = 1;
      while (x + run < size && modules.get(y, x + run) !== 0) run++;
      path += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
      x += run;
    }
  }
  const side = size + 2 * QUIET;
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d="${path}"/></svg>`;
}
