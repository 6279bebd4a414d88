/** A browser without a page: follows redirects, keeps cookies by origin, sends forms and JSON. For stories that look at no screen. */
export interface HeadlessBrowser {
  /** Where it is now. */
  url(): URL;
  /** The markup of the last page. */
  page(): string;
  open(address: string): Promise<void>;
  /** Sends a form of the present page to its own address, as the pages' forms do. */
  submit(fields: Readonly<Record<string, string>>): Promise<void>;
  /** What a script of the page would send. */
  json(method: 'GET' | 'POST', path: string, body?: object): Promise<Response>;
}

/** More hops than any sign-in has. */
const MAX_HOPS = 20;

export function headlessBrowser(home: () => string): HeadlessBrowser {
  const jars = new Map<string, Map<string, string>>();
  let url = new URL(home());
  let page = '';

  // Cookies know no ports (RFC 6265 section 8.5), but here each origin is another service and a restart moves ours.
  const jarOf = ({ origin }: URL): Map<string, string> => {
    const key = origin === home() ? 'home' : origin;
    const jar = jars.get(key) ?? new Map<string, string>();
    jars.set(key, jar);
    return jar;
  };
  const send = async (target: URL, init: RequestInit): Promise<Response> => {
    const jar = jarOf(target);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(target, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const go = async (target: URL, init: RequestInit): Promise<void> => {
    let answer = await send(target, init);
    url = target;
    for (let hops = 0; answer.headers.has('location'); hops += 1) {
      if (hops === MAX_HOPS) throw new Error(`Too many redirects at ${url.href}`);
      await answer.body?.cancel();
      url = new URL(answer.headers.get('location') ?? '', url);
      answer = await send(url, {});
    }
    page = await answer.text();
  };

  return {
    url: () => url,
    page: () => page,
    open: (address) => go(new URL(address, url), {}),
    submit: (fields) => go(url, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin' } }),
    json: (method, path, body) =>
      send(new URL(path, home()), {
        method,
        ...(method === 'POST' && { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json', origin: home(), 'sec-fetch-site': 'same-origin' } }),
      }),
  };
}
