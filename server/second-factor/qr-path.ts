import QRCode from 'qrcode';

/** ISO/IEC 18004: four modules of quiet ground on every side. */
const MARGIN = 4;

/** A QR code as the `d` of one SVG path on a grid of `size` × `size`, quiet ground included; dark parts are filled. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y * size + x] !== 1) continue;
      const from = x;
      while (x + 1 < size && data[y * size + x + 1] === 1) x += 1;
      const width = x + 1 - from;
      path += `M${from + MARGIN} ${y + MARGIN}h${width}v1h-${width}z`;
    }
  }
  return { size: size + 2 * MARGIN, path };
}
