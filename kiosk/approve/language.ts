import type { Language } from '#contract/kiosk';
import { de } from '../texts/approve.de.ts';
import { en, type ApproveTexts } from '../texts/approve.en.ts';

export const TEXTS: Readonly<Record<Language, ApproveTexts>> = { en, de };
