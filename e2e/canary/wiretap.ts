import type { Place } from './search.ts';

/** One call over http, as far as it has come. */
interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly sent: string;
  status: number;
  cookies: readonly string[];
  said: string;
}

/** Every call that this process makes by `fetch`: those of the actors to the server, live streams too, and the server's to Graph. */
export interface Wiretap {
  /** What was said in answers so far, by method, path and status. */
  answers(): readonly Place[];
  /** What was sent in addresses and bodies. */
  requests(): readonly Place[];
  /** The first answer whose address ends like this. */
  answerOf(path: string): string;
  /** The newest value of a cookie that an answer set. */
  cookie(name: string): string;
  stop(): void;
}

export function tapFetch(): Wiretap {
  const original = globalThis.fetch;
  const exchanges: Exchange[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const exchange: Exchange = { method: request.method, url: request.url, sent: await request.clone().text(), status: 0, cookies: [], said: '' };
    exchanges.push(exchange);
    const answer = await original(input, init);
    exchange.status = answer.status;
    exchange.cookies = answer.headers.getSetCookie();
    void listen(answer.clone(), exchange);
    return answer;
  };
  const path = ({ url }: Exchange): string => new URL(url).pathname;
  return {
    answers: () => exchanges.map((one) => ({ name: `answer ${one.status} of ${one.method} ${path(one)}`, bytes: Buffer.from(one.said) })),
    requests: () => exchanges.map((one) => ({ name: `request ${one.method} ${path(one)}`, bytes: Buffer.from(`${one.url}\n${one.sent}`) })),
    answerOf: (end) => exchanges.find((one) => path(one).endsWith(end))?.said ?? '',
    cookie: (name) => exchanges.flatMap(({ cookies }) => cookies).findLast((line) => line.startsWith(`${name}=`) && !line.startsWith(`${name}=;`))?.slice(name.length + 1).split(';')[0] ?? '',
    stop: () => { globalThis.fetch = original; },
  };
}

async function listen(answer: Response, exchange: Exchange): Promise<void> {
  if (answer.body === null) return;
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) exchange.said += chunk;
  } catch {
    // The caller went away; what was said until then stays.
  }
}
