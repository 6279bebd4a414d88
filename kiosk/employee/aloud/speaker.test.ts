import { expect, test } from 'vitest';
import { voiceFor } from './speaker.ts';

const local = (lang: string): { lang: string; localService: boolean } => ({ lang, localService: true });

test('a voice is of the language, and of its usual region where there are several', () => {
  const voices = ['en-GB', 'zh-HK', 'zh-TW', 'zh-CN', 'en_US', 'de', 'not a tag'].map(local);
  expect(['en', 'de', 'zh-Hans', 'pl'].map((tag) => voiceFor(voices, tag)?.lang)).toEqual(['en_US', 'de', 'zh-CN', undefined]);
  expect(voiceFor([local('en-GB')], 'en')?.lang).toBe('en-GB');
  // As eSpeak calls Mandarin.
  expect(voiceFor([local('cmn')], 'zh-Hans')?.lang).toBe('cmn');
});

test('a voice that is a service on the Internet is none: it would be sent the pass', () => {
  expect(voiceFor([{ lang: 'en-US', localService: false }], 'en')).toBeNull();
  expect(voiceFor([{ lang: 'en-US', localService: false }, local('en-IN')], 'en')?.lang).toBe('en-IN');
});
