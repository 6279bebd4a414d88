import { LANGUAGES, type Language } from '#contract/kiosk';
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keepDeviceKey, loadDeviceKey, makeDeviceKey } from '../session/device-key.ts';
import { watchForLife } from '../session/idle.ts';
import { makeNonce } from '../session/statement.ts';
import { de } from '../texts/employee.de.ts';
import { en, type EmployeeTexts } from '../texts/employee.en.ts';
import { applyAppearance, type Appearance } from '../ui/appearance.ts';
import { pageFrame } from '../ui/page-frame.ts';
import { initialModel, screenKey, type Model } from './model.ts';
import { openQuestion } from './open-question.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import { reduce, type Message } from './reduce.ts';
import { screenOf } from './screen-of.ts';
import type { ScreenProps } from './screens/props.ts';
import { bringTypingToField } from './stray-keys.ts';
import { waysOut } from './ways-out.ts';

const TEXTS: Readonly<Record<Language, EmployeeTexts>> = { en, de };
const NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const isLanguage = (code: string): code is Language => LANGUAGES.some((language) => language === code);

/** The kiosk: one model, one switch over it, one clock. Rendered without a shadow so that names and focus cross it. */
export class VouchKiosk extends LitElement {
  static override properties: PropertyDeclarations = { model: { state: true }, appearance: { state: true } };
  declare private model: Model;
  declare private appearance: Appearance;
  readonly #recovery: Recovery;
  readonly #fieldName = makeNonce().replaceAll(/[^a-z]/gi, '');
  #stop: (() => void)[] = [];
  #shownKey = '';

  constructor() {
    super();
    this.model = initialModel(performance.now());
    this.appearance = { language: 'en', textSize: 1, contrast: false };
    this.#recovery = createRecovery({
      model: () => this.model,
      send: this.#send,
      now: () => performance.now(),
      fetch: (...call) => fetch(...call),
      origin: location.origin,
      pause: (ms) => new Promise((resolve) => { window.setTimeout(resolve, ms); }),
      random: () => Math.random(),
      deviceKeys: { load: loadDeviceKey, make: makeDeviceKey, keep: keepDeviceKey },
      language: () => this.#language(),
      leave: () => { location.replace('/'); },
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const beat = window.setInterval(() => {
      this.#send({ type: 'tick', now: performance.now() });
      this.#recovery.watch();
    }, 1_000);
    this.#stop = [
      () => { window.clearInterval(beat); },
      bringTypingToField(this),
      watchForLife(document, () => { this.#send({ type: 'life', now: performance.now() }); }),
    ];
    void this.#recovery.boot();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
  }

  readonly #send = (message: Message): void => {
    this.model = reduce(this.model, message);
  };

  #language(): Language {
    return isLanguage(this.appearance.language) ? this.appearance.language : 'en';
  }

  protected override updated(): void {
    applyAppearance(document.documentElement, this.appearance);
    this.#nameThePage();
    const key = screenKey(this.model);
    if (key === this.#shownKey) return;
    this.#shownKey = key;
    window.scrollTo(0, 0);
    // The question must be heard first; a field that a reader types into must have the focus.
    const start = this.querySelector('[data-autofocus]') ?? this.querySelector('h1');
    if (start instanceof HTMLElement) start.focus({ preventScroll: true });
  }

  /** "What do you want to do? · Vouch": changes with the language too, so at every update. */
  #nameThePage(): void {
    const heading = this.querySelector('h1')?.textContent.trim() ?? '';
    const { title } = TEXTS[this.#language()].page;
    document.title = heading === '' ? title : `${heading} · ${title}`;
  }

  protected override render(): TemplateResult {
    const t = TEXTS[this.#language()];
    const props: ScreenProps = { model: this.model, t, send: this.#send, acts: this.#recovery, fieldName: this.#fieldName };
    return html`
      ${pageFrame({
        name: t.page.title,
        words: { ...t.page, languages: LANGUAGES.map((code) => ({ code, name: NAMES[code] })) },
        appearance: this.appearance,
        onAppearance: (next) => { this.appearance = next; },
        bar: this.model.house?.cloudNotice === true ? t.page.notMicrosoft : null,
        main: html`${this.model.connected ? nothing : html`<p class="notice" role="status">${t.page.reconnecting}</p>`}${screenOf(props)}`,
        footer: waysOut(props),
      })}
      ${openQuestion(props)}
    `;
  }
}
