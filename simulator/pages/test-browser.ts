/** A browser as small as it can be: follows redirects, keeps cookies, sends forms. No scripts, as the pages promise to work without. */
export class TestBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  url = '';
  status = 0;
  body = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The page without its markup, spaces folded. */
  get text(): string {
    return this.body.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]*>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/\s+/g, ' ');
  }

  async open(address: string): Promise<this> {
    return this.#go(address, { method: 'GET' });
  }

  /** Sends fields to where the form with those boxes leads, or to `to`. */
  async submit(fields: Readonly<Record<string, string>>, to = this.#actionOf(fields)): Promise<this> {
    return this.#go(to, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin' } });
  }

  async upload(to: string, name: string, file: Uint8Array<ArrayBuffer>): Promise<this> {
    const form = new FormData();
    form.set(name, new File([file], 'picture.png', { type: 'image/png' }));
    return this.#go(to, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
  }

  #actionOf(fields: Readonly<Record<string, string>>): string {
    const boxes = Object.keys(fields).filter((name) => name !== 'do');
    const forms = [...this.body.matchAll(/<form[^>]* method="post" action="([^"]+)".*?<\/form>/gs)];
    const found = forms.find(([form]) => boxes.every((name) => form.includes(`name="${name}"`)));
    return found?.[1] ?? this.url;
  }

  /** Stops, as a browser would not, at the first address outside the simulator: that is the app's. */
  async #go(address: string, init: RequestInit): Promise<this> {
    const url = new URL(address, this.#origin);
    if (url.origin !== this.#origin) {
      this.url = url.href;
      return this;
    }
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const location = answer.headers.get('location');
    if (location !== null) return this.#go(location, { method: 'GET' });
    this.url = url.href;
    this.status = answer.status;
    this.body = await answer.text();
    return this;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (line.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
