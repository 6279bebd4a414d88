import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { messagesPage } from './page.ts';
import { PICTURES, SQUARES } from './screens.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/pictures/messages');
/** All pictures together: people clone them with the code. */
const LARGEST_BYTES = 1_500_000;

it('docs/messages.md says what the table says; `npx vitest run e2e/messages -u` writes it anew', async () => {
  await expect(messagesPage()).toMatchFileSnapshot('../../docs/messages.md');
});

it('has twelve states, five places and two wordings', () => {
  expect(SQUARES).toHaveLength(12 * 5 * 2);
});

it('each distinct screen has a picture, and none is left over; `PICTURES=1 npx playwright test e2e/messages` draws them', () => {
  const files = readdirSync(FOLDER);
  expect(files.toSorted()).toEqual(PICTURES.map((name) => `${name}.png`).toSorted());
  expect(files.reduce((bytes, file) => bytes + statSync(join(FOLDER, file)).size, 0)).toBeLessThan(LARGEST_BYTES);
});
