import { SCREENS } from '../languages/screens.ts';

/** How a kiosk may stand there. */
export const LOOKS = [
  { name: 'portrait', say: 'On a tall screen (1080 × 1920)', viewport: { width: 1080, height: 1920 }, colorScheme: 'light' },
  { name: 'landscape', say: 'On a wide screen (1920 × 1080), dark', viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' },
  { name: 'tablet', say: 'On a tablet of 10 inches (800 × 1280)', viewport: { width: 800, height: 1280 }, colorScheme: 'light' },
] as const;

export type Look = (typeof LOOKS)[number];

/** As part of a file's name. */
export const fileOf = (screen: string): string => screen.replaceAll(/[^a-z]+/gi, '-').toLowerCase();

export const screenNames = Object.keys(SCREENS);
