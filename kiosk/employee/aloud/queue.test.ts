import { beforeEach, expect, test } from 'vitest';
import { createQueue, type Line } from './queue.ts';
import type { Utterance } from './speaker.ts';

const heard: string[] = [];
let end: () => void;
const speaker = {
  say: ({ text }: Utterance) => {
    heard.push(text);
    return new Promise<void>((said) => { end = said; });
  },
  stop: () => { end(); },
};
const line = (...texts: string[]): Line => ({ of: null, says: texts.map((text) => ({ text, tag: 'en' })) });
/** Lets what is being said come to its end, and what follows from it. */
const finish = async (): Promise<void> => {
  end();
  await new Promise(setImmediate);
};

beforeEach(() => {
  heard.length = 0;
  end = () => undefined;
});

test('one text after the other; news comes after the line that is being said', async () => {
  const queue = createQueue(speaker);
  queue.add([line('one', 'two'), line('three')]);
  expect(heard).toEqual(['one']);
  queue.next(line('news'));
  for (let times = 0; times < 4; times += 1) await finish();
  expect(heard).toEqual(['one', 'two', 'news', 'three']);
});

test('what was stopped says nothing more, neither the rest of its line nor what waited', async () => {
  const queue = createQueue(speaker);
  queue.add([line('one', 'two'), line('three')]);
  queue.stop();
  queue.add([line('other')]);
  for (let times = 0; times < 4; times += 1) await finish();
  expect(heard).toEqual(['one', 'other']);
});
