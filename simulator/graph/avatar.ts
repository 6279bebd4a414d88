import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';

/** Pixels of an edge: what a phone shows of a face on one line. */
export const AVATAR_EDGE = 120;
/** Cells of an edge; left and right mirror each other, so that it looks like something. */
const CELLS = 6;

/** A picture that is always the same for the same id, and another for another. */
export function avatar(id: string): Uint8Array {
  const seed = createHash('sha256').update(id).digest();
  const byte = (at: number): number => seed[at % seed.length] ?? 0;
  const ink = [60 + (byte(0) % 120), 60 + (byte(1) % 120), 60 + (byte(2) % 120)];
  const png = new PNG({ width: AVATAR_EDGE, height: AVATAR_EDGE, colorType: 2 });
  for (let y = 0; y < AVATAR_EDGE; y += 1) {
    for (let x = 0; x < AVATAR_EDGE; x += 1) {
      const column = Math.floor((x * CELLS) / AVATAR_EDGE);
      const cell = Math.floor((y * CELLS) / AVATAR_EDGE) * (CELLS / 2) + Math.min(column, CELLS - 1 - column);
      const filled = byte(3 + cell) % 2 === 0;
      const colour = filled ? ink : [238, 240, 243];
      png.data.set([...colour, 255], (y * AVATAR_EDGE + x) * 4);
    }
  }
  return new Uint8Array(PNG.sync.write(png));
}
