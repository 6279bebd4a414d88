/** Something to be heard, in a language (BCP 47). */
export interface Utterance {
  readonly text: string;
  readonly tag: string;
}

/** The machine's voice. */
export interface Speaker {
  hasVoice(tag: string): boolean;
  /** Ends when it has been said, or was stopped. */
  say(utterance: Utterance): Promise<void>;
  stop(): void;
}

/** With the script and region that a language has where nothing is said of them: "zh-CN" is "zh-Hans-CN", as "zh-Hans" is. */
const fullTag = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    return null;
  }
};

/**
 * Only voices of this machine: another one is a service on the Internet that everything would be sent to, the pass too.
 * Of these the one of the language's usual region first: Chinese has voices for languages that are not alike.
 */
export const voiceFor = <Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(voices: readonly Voice[], tag: string): Voice | null => {
  const wanted = fullTag(tag);
  const able = voices.filter(({ lang, localService }) => localService && fullTag(lang)?.language === wanted?.language);
  return able.find(({ lang }) => fullTag(lang)?.toString() === wanted?.toString()) ?? able[0] ?? null;
};

/** Some browsers know their voices only a moment after they were first asked. */
const VOICES_WITHIN_MS = 1_500;

/** The browser's own speech (Web Speech API), once it knows its voices. */
export const createSpeaker = async (synthesis: SpeechSynthesis): Promise<Speaker> => {
  if (synthesis.getVoices().length === 0) {
    await new Promise<void>((known) => {
      synthesis.addEventListener('voiceschanged', () => { known(); }, { once: true });
      window.setTimeout(known, VOICES_WITHIN_MS);
    });
  }
  let settle = (): void => undefined;
  return {
    hasVoice: (tag) => voiceFor(synthesis.getVoices(), tag) !== null,
    say: ({ text, tag }) =>
      new Promise((said) => {
        const voice = voiceFor(synthesis.getVoices(), tag);
        if (voice === null) {
          said();
          return;
        }
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.onend = () => { said(); };
        utterance.onerror = () => { said(); };
        settle = said;
        synthesis.speak(utterance);
      }),
    stop: () => {
      synthesis.cancel();
      // Not every browser tells what it has stopped.
      settle();
    },
  };
};
