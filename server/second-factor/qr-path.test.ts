import fc from 'fast-check';
import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

// At run time a function, in its types a module (CommonJS default export).
const read = jsqr as unknown as typeof jsqr.default;

/** Fills the path as a browser would, four pixels a module, and reads it as a phone would. */
function scanned({ size, path }: { readonly size: number; readonly path: string }): string | undefined {
  const SCALE = 4;
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(width)) * SCALE; column += 1) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return read(pixels, side, side)?.data;
}

test('a phone reads what was written, with the quiet ground inside the drawing', () => {
  const uri = 'otpauth://totp/Vouch:Mona%20Manager?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Vouch&algorithm=SHA1&digits=6&period=30';
  const qr = qrPath(uri);
  expect(scanned(qr)).toBe(uri);
  expect(qr.path.startsWith('M4 4h7')).toBe(true);
});

test('every part of the path is a dark run and nothing else, so that it can stand in a page as it is', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
    const { size, path } = qrPath(text);
    expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(size).toBeGreaterThanOrEqual(21 + 8);
  }), { numRuns: 50 });
});
