import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fileOf, LOOKS, screenNames } from './looks.ts';
import { galleryPage } from './page.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/gallery');
/** All pictures together: people clone them with the code. */
const LARGEST_BYTES = 2_500_000;

it('docs/gallery.md shows each screen in each look', async () => {
  await expect(galleryPage()).toMatchFileSnapshot('../../docs/gallery.md');
});

it('each screen has a picture of its own in each look, and none is left over', () => {
  let bytes = 0;
  for (const { name } of LOOKS) {
    const files = readdirSync(join(FOLDER, name));
    expect(files.toSorted()).toEqual(screenNames.map((screen) => `${fileOf(screen)}.png`).toSorted());
    bytes += files.reduce((sum, file) => sum + statSync(join(FOLDER, name, file)).size, 0);
  }
  expect(new Set(screenNames.map(fileOf)).size).toBe(screenNames.length);
  expect(bytes).toBeLessThan(LARGEST_BYTES);
});
