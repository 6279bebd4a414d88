/** What the server gives out by now: this build of the page, another one, or nothing, since it does not answer. */
export type Served = 'same' | 'newer' | 'nothing';

const ANSWER_MS = 15_000;

/** Where this page's script is: its name is another one in each build. */
const script = (): string => document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';

/** The build of this page: the name of its script. */
export const ownBuild = (): string => script().split('/').at(-1) ?? '';

export const lookAtServed = async (): Promise<Served> => {
  const page = await fetch('/', { signal: AbortSignal.timeout(ANSWER_MS) }).then((answer) => (answer.ok ? answer.text() : null)).catch(() => null);
  return page === null ? 'nothing' : page.includes(script()) ? 'same' : 'newer';
};
