import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** A screen at twice its size; anything larger is no picture of a QR code. */
const MAX_PIXELS = 40_000_000;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The text of the QR code in a PNG picture, read from its pixels; null when there is none that can be read. */
export function readQr(picture: Uint8Array): string | null {
  const bytes = Buffer.from(picture);
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || bytes.length < 24) return null;
  // Width and height stand in the first chunk: a small file can claim a picture that fills the memory.
  if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MAX_PIXELS) return null;
  try {
    const { width, height, data } = PNG.sync.read(bytes);
    // @types of jsqr give the function as default of a CommonJS module.
    return jsQR.default(new Uint8ClampedArray(data), width, height)?.data ?? null;
  } catch {
    return null;
  }
}
