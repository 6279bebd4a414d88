import { fileOf, LOOKS, screenNames } from './looks.ts';

/** `docs/gallery.md`. */
export const galleryPage = (): string => `# Every screen of the kiosk

Written by \`npx vitest run e2e/gallery -u\`. The pictures are what the tests hold the kiosk to: \`npx playwright test e2e/gallery\` draws each screen and compares; one that is meant to look otherwise is drawn anew by the same with \`--update-snapshots\`, and looked at before it is kept.

${LOOKS.map(({ name, say }) => `## ${say}

${screenNames.map((screen) => `<img src="gallery/${name}/${fileOf(screen)}.png" width="180" alt="${screen}" title="${screen}">`).join('\n')}
`).join('\n')}`;
