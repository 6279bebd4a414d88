import type { Page } from '@playwright/test';

/** A voice that the browser is told to have; `local` is false for one that is a service on the Internet. */
export interface StandInVoice {
  readonly lang: string;
  readonly local: boolean;
}

/** Somebody with headphones on: what the page gives to the browser's voice. */
export interface Ears {
  /** Every text since the last time, in its order. */
  heard(): Promise<readonly string[]>;
  /** Everything since the page was loaded, each with the language of its voice. */
  all(): Promise<readonly (readonly [lang: string, text: string])[]>;
  /** From now on no text comes to its end by itself. */
  dragOn(): Promise<void>;
  isSpeaking(): Promise<boolean>;
  /** Whether it still speaks when whatever a press begins has only begun. */
  isSpeakingAfter(press: string): Promise<boolean>;
}

/** Takes the place of the browser's voices, of which a machine without sound has none. Before the page is opened. */
export async function putOnHeadphones(page: Page, voices: readonly StandInVoice[]): Promise<Ears> {
  await page.addInitScript((given) => {
    const known = given.map(({ lang, local }) => ({ lang, localService: local, name: lang, voiceURI: lang, default: false }));
    type Spoken = { text: string; voice: { lang: string } | null; onend: (() => void) | null };
    const recorder = { said: [] as [string, string][], dragging: false, speaking: null as Spoken | null };
    Object.assign(window, {
      recorder,
      SpeechSynthesisUtterance: class { text: string; voice = null; lang = ''; onend = null; onerror = null; constructor(text: string) { this.text = text; } },
    });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => known,
        speak: (utterance: Spoken) => {
          recorder.said.push([utterance.voice?.lang ?? '', utterance.text]);
          recorder.speaking = utterance;
          if (!recorder.dragging) queueMicrotask(() => { recorder.speaking = null; utterance.onend?.(); });
        },
        cancel: () => { recorder.speaking = null; },
      },
    });
  }, voices);
  let before = 0;
  const all = (): Promise<[string, string][]> => page.evaluate(() => (window as unknown as { recorder: { said: [string, string][] } }).recorder.said);
  return {
    all,
    heard: async () => {
      const said = await all();
      const news = said.slice(before > said.length ? 0 : before);
      before = said.length;
      return news.map(([, text]) => text);
    },
    dragOn: () => page.evaluate(() => { (window as unknown as { recorder: { dragging: boolean } }).recorder.dragging = true; }),
    isSpeaking: () => page.evaluate(() => (window as unknown as { recorder: { speaking: object | null } }).recorder.speaking !== null),
    isSpeakingAfter: (press) =>
      page.evaluate((name) => {
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)?.click();
        return (window as unknown as { recorder: { speaking: object | null } }).recorder.speaking !== null;
      }, press),
  };
}
