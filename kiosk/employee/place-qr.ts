import { html, type TemplateResult } from 'lit';
import { create } from 'qrcode';

/** Quiet zone that readers need, in modules (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as one path, black on white whatever the theme: readers want dark on light. */
export const placeQr = (text: string, label: string): TemplateResult => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const path = Array.from({ length: modules.size ** 2 }, (_, i) => {
    const [x, y] = [i % modules.size, Math.floor(i / modules.size)];
    return modules.get(y, x) === 0 ? '' : `M${x} ${y}h1v1h-1z`;
  }).join('');
  const side = modules.size + 2 * MARGIN;
  return html`<svg class="qr" viewBox="${-MARGIN} ${-MARGIN} ${side} ${side}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect x=${-MARGIN} y=${-MARGIN} width=${side} height=${side} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
};
