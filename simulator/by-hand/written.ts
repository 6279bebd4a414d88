import type { Tenant } from '../tenant/model.ts';
import { callVerb } from './call-text.ts';
import type { ByHand, Done, Named, Shown, WindowAct } from './done.ts';
import { addressText, personText, quoted } from './literals.ts';
import type { Typed } from './typed.ts';

/** A value that the test takes from the tenant as it goes, where another tenant has another: a pass, a number on a screen. */
interface Taken {
  readonly text: string;
  readonly name: string;
}

const bare = (text: string): string => text.replace(/\s/g, '');

/**
 * What was done by hand as a test for the kit: each act as it was done, each page by its heading. A test of the same
 * seed at the same time; what other tenants have otherwise is taken from where it was taken then.
 */
export function written(tenant: Tenant, { since, wasFrozen, done, full, loaded }: ByHand): string {
  const inOrder = done.toSorted((a, b) => a.at - b.at);
  const lines = new Lines(tenant, inOrder);
  for (const each of inOrder) lines.add(each);
  const body = lines.all;
  const used = (name: string): boolean => body.some((line) => line.includes(name));
  return `import { ${['codeOn', 'expect', 'follow', 'test'].filter((name) => name === 'test' || used(`${name}(`)).join(', ')} } from 'vouch-kit';

${loaded ? '// The tenant was loaded from a file: begin with tenant.load(saved), or what follows finds another one.\n' : ''}test.use({ order: { seed: ${quoted(tenant.seed)}, now: ${quoted(new Date(since).toISOString())} }, clockStands: ${String(wasFrozen)} });

test(${quoted(`by hand in ${tenant.displayName}`)}, async ({ ${['clock', 'context', 'tenant'].filter((name) => used(`${name}.`)).join(', ')} }) => {
${body.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}${full ? '  // More was done than is kept: what came later is missing.\n' : ''}});
`;
}

class Lines {
  readonly #tenant: Tenant;
  readonly all: string[] = [];
  readonly #typed: ReadonlySet<string>;
  readonly #windows = new Map<string, { readonly name: string; seen: string }>();
  #taken: readonly Taken[] = [];
  #alert = '';
  #lastCode: { readonly at: string; readonly name: string } | null = null;

  constructor(tenant: Tenant, done: readonly Done[]) {
    this.#tenant = tenant;
    this.#typed = new Set(done.flatMap((each) => (each.kind === 'window' && each.act.do === 'type' && each.act.value.from === 'text' ? [bare(each.act.value.text)] : [])));
  }

  add(done: Done): void {
    if (done.kind === 'window') this.#act(done.window, done.act);
    else for (const call of done.calls) {
      const verb = callVerb(this.#tenant, call, done.wasFrozen);
      if (verb === null) this.all.push(`// Not copied: ${call.method} ${call.path}`);
      else this.all.push(verb.gives && done.pass !== null ? this.#take(done.pass, 'pass', verb.text) : verb.text);
    }
  }

  /** A line that keeps what it gives, if it is typed somewhere. */
  #take(text: string, kind: string, line: string): string {
    if (!this.#typed.has(bare(text))) return line;
    const before = this.#taken.filter(({ name }) => name.startsWith(kind)).length;
    const name = before === 0 ? kind : `${kind}${before + 1}`;
    this.#taken = [...this.#taken, { text: bare(text), name }];
    return `const ${name} = ${line}`;
  }

  #act(id: string, act: WindowAct): void {
    const window = this.#windows.get(id) ?? this.#open(id, act.do === 'open' ? act.path : '');
    if (act.do === 'see') this.#see(window, act);
    else this.all.push(this.#line(window.name, act));
    // What a press leads to is said even where it has the name of what was before.
    if (act.do === 'press') window.seen = '';
  }

  #line(at: string, act: Exclude<WindowAct, { readonly do: 'see' }>): string {
    switch (act.do) {
      case 'open': return act.byApp ? `// An app led ${at} here: open the app in it, as a person does.` : `await ${at}.goto(${addressText(this.#tenant, act.path)});`;
      case 'type': return `await ${boxText(at, act)}.fill(${this.#typedText(act.value)});`;
      case 'tick': return `await ${boxText(at, act)}.${act.on ? 'check' : 'uncheck'}();`;
      case 'choose': return `await ${boxText(at, act)}.selectOption(${quoted(act.option)});`;
      case 'press': return `await follow(${at}, ${at}.getByRole(${quoted(act.role)}, { name: ${quoted(act.name)}, exact: true })${nthText(act)});`;
      case 'picture': return this.#pictureText(at, act);
      case 'passkey': return `// Here the browser made a passkey: give ${at} an authenticator first (CDP, WebAuthn.addVirtualAuthenticator).`;
    }
  }

  #open(id: string, path: string): { readonly name: string; seen: string } {
    const kind = /\/(pcs|phones|mail|admin|security-info)\b/.exec(path)?.[1] ?? 'page';
    const name = { pcs: 'pc', phones: 'phone', mail: 'mailbox', admin: 'admin', 'security-info': 'browser' }[kind] ?? 'page';
    const before = [...this.#windows.values()].filter((window) => window.name.startsWith(name)).length;
    const window = { name: before === 0 ? name : `${name}${before + 1}`, seen: '' };
    this.#windows.set(id, window);
    this.all.push('', `const ${window.name} = await context.newPage();`);
    return window;
  }

  #see(window: { readonly name: string; seen: string }, { heading, alert, shown }: Extract<WindowAct, { readonly do: 'see' }>): void {
    const at = window.name;
    if (heading !== window.seen && heading !== '') this.all.push(`await expect(${at}.getByRole('heading', { level: 1 }).first()).toHaveText(${quoted(heading)});`);
    window.seen = heading;
    if (alert !== null && alert !== this.#alert) this.all.push(`await expect(${at}.getByRole('alert').first()).toContainText(${quoted(alert)});`);
    this.#alert = alert ?? '';
    for (const each of shown) this.#takeShown(at, each);
    const code = shown.find((each) => each.in === 'img');
    if (code !== undefined) this.#lastCode = { at, name: code.text };
  }

  /** What a phone's camera saw is what another window showed last: a QR code. */
  #pictureText(at: string, box: Named): string {
    if (this.#lastCode === null) return `// Not copied: the picture that was chosen in ${at}.`;
    const seen = `${this.#lastCode.at}.getByRole('img', { name: ${quoted(this.#lastCode.name)}, exact: true })`;
    return `await ${boxText(at, box)}.setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer: await ${seen}.screenshot() });`;
  }

  #takeShown(at: string, { in: kind, nth, text }: Shown): void {
    if (kind === 'img' || text === '' || !this.#typed.has(bare(text)) || this.#taken.some((taken) => taken.text === bare(text))) return;
    this.all.push(this.#take(text, 'shown', `await ${at}.locator(${kind === 'input' ? "'input[readonly]'" : "'output'"}).nth(${nth}).${kind === 'input' ? 'inputValue' : 'innerText'}();`));
  }

  #typedText(value: Typed): string {
    switch (value.from) {
      case 'address': return `${personText(value.personKey)}.userPrincipalName`;
      case 'password': return `${personText(value.personKey)}.password`;
      case 'code': return `await codeOn(tenant, ${personText(value.personKey)}, ${quoted(value.account)})`;
      case 'text': return this.#taken.findLast(({ text }) => text === bare(value.text))?.name ?? quoted(value.text);
    }
  }
}

const nthText = ({ nth }: Named): string => (nth === undefined ? '' : `.nth(${nth})`);
const boxText = (at: string, act: Named): string => `${at}.getByLabel(${quoted(act.name)}, { exact: true })${nthText(act)}`;
