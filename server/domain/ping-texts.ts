import type { Language } from './words.ts';

/** Why an approver is told: they are asked, asked once more, or have not looked. */
export type PingKind = 'asked' | 'renewed' | 'reminder';

export interface PingText {
  readonly title: string;
  readonly body: string;
}

/** Shown on a locked phone, and passed on by services of others: nothing in it says who asks, or where. */
const TEXTS: Readonly<Record<Language, Readonly<Record<PingKind, PingText>>>> = {
  en: {
    asked: { title: 'Vouch', body: 'Someone asks for your approval.' },
    renewed: { title: 'Vouch', body: 'Someone asks for your approval once more.' },
    reminder: { title: 'Vouch', body: 'Someone is still waiting for you.' },
  },
  de: {
    asked: { title: 'Vouch', body: 'Jemand bittet um Ihre Zustimmung.' },
    renewed: { title: 'Vouch', body: 'Jemand bittet noch einmal um Ihre Zustimmung.' },
    reminder: { title: 'Vouch', body: 'Jemand wartet noch auf Sie.' },
  },
};

export const pingText = (language: Language, kind: PingKind): PingText => TEXTS[language][kind];
