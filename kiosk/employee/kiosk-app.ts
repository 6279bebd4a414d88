import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keepDeviceKey, loadDeviceKey, makeDeviceKey } from '../session/device-key.ts';
import { watchForLife } from '../session/idle.ts';
import { markShelf } from '../session/mark.ts';
import { lookAtServed, ownBuild } from '../session/newer-page.ts';
import { makeNonce } from '../session/statement.ts';
import { applyAppearance } from '../ui/appearance.ts';
import { pageFrame } from '../ui/page-frame.ts';
import { languageChoice } from './language-choice.ts';
import { ENGLISH, speak, type Spoken, type Tongue } from './languages.ts';
import { hasKeyboard, initialModel, isFirstScreen, screenKey, type Model } from './model.ts';
import { openQuestion } from './open-question.ts';
import { createReadAloud } from './read-aloud.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import { reduce, type Message } from './reduce.ts';
import { screenOf } from './screen-of.ts';
import { closedNote } from './screens/closed-note.ts';
import type { ScreenProps } from './screens/props.ts';
import { watchTyping } from './stray-keys.ts';
import { waysOut } from './ways-out.ts';

/** The kiosk: one model, one switch over it, one clock. Rendered without a shadow so that names and focus cross it. */
export class VouchKiosk extends LitElement {
  static override properties: PropertyDeclarations = { model: { state: true }, spoken: { state: true } };
  declare private model: Model;
  declare private spoken: Spoken;
  readonly #recovery: Recovery;
  readonly #aloud = createReadAloud({
    page: this,
    model: () => this.model,
    spoken: () => this.spoken,
    send: (message) => { this.#send(message); },
    drawn: async () => {
      await this.updateComplete;
      this.#toStart();
    },
  });
  readonly #fieldName = makeNonce().replaceAll(/[^a-z]/gi, '');
  #stop: (() => void)[] = [];
  #shownKey = '';
  /** Who chooses twice in a row reads the last one, whichever table comes first. */
  #wanted: Tongue = ENGLISH.tongue;
  #keyboardAsked = false;

  constructor() {
    super();
    this.model = initialModel(performance.now());
    this.spoken = ENGLISH;
    this.#recovery = createRecovery({
      model: () => this.model,
      send: this.#send,
      now: () => performance.now(),
      fetch: (...call) => fetch(...call),
      origin: location.origin,
      pause: (ms) => new Promise((resolve) => { window.setTimeout(resolve, ms); }),
      random: () => Math.random(),
      deviceKeys: { load: loadDeviceKey, make: makeDeviceKey, keep: keepDeviceKey },
      marks: markShelf,
      page: ownBuild(),
      served: lookAtServed,
      language: () => this.spoken.tongue.code,
      hush: this.#aloud.end,
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
      this.#aloud.watchKey(),
      watchTyping(this, { prefix: () => this.model.house?.badgePrefix ?? '', onBadge: (serial) => { this.#send({ type: 'badge', serial }); } }),
      watchForLife(document, (event) => {
        this.#send({ type: 'life', now: performance.now() });
        if (event.type === 'pointerdown') this.#send({ type: 'hand', touch: (event as PointerEvent).pointerType !== 'mouse' });
      }),
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

  /** Only what is said changes: the model stays, and with it all that was typed. */
  readonly #speakIn = async (tongue: Tongue): Promise<void> => {
    this.#wanted = tongue;
    this.#send({ type: 'languages', languages: 'closed' });
    // Who is read to would hear nothing more, and not find back.
    if (!this.#aloud.allows(tongue.tag)) {
      this.#send({ type: 'languages', languages: 'no-voice' });
      return;
    }
    const spoken = await speak(tongue).catch(() => null);
    if (this.#wanted !== tongue) return;
    if (spoken !== null) {
      this.spoken = spoken;
      await this.updateComplete;
      this.#aloud.screen();
    }
    // On the first screen nothing is lost by taking the newer page: its tables are there.
    else if ((await lookAtServed()) === 'newer' && isFirstScreen(this.model)) location.replace('/');
    else this.#send({ type: 'languages', languages: 'failed' });
  };

  /** Fetched when a finger first touches the screen, so that the keys are there once something is to be typed. */
  async #fetchKeyboard(): Promise<void> {
    if (this.#keyboardAsked) return;
    this.#keyboardAsked = true;
    try {
      const { VouchKeyboard } = await import('../ui/keyboard.ts');
      customElements.define('vouch-keyboard', VouchKeyboard);
    } catch {
      this.#keyboardAsked = false;
      this.#send({ type: 'keyboard', keyboard: 'failed' });
    }
  }

  protected override updated(): void {
    if (hasKeyboard(this.model) || (this.model.touch && this.model.keyboard !== 'failed')) void this.#fetchKeyboard();
    applyAppearance(document.documentElement, this.spoken.tongue, this.model.appearance);
    this.#nameThePage();
    const key = screenKey(this.model);
    if (key === this.#shownKey) return;
    this.#shownKey = key;
    window.scrollTo(0, 0);
    this.querySelector('main')?.scrollTo(0, 0);
    this.#toStart();
    this.#aloud.screen();
  }

  /** The question must be heard first; a field that a reader types into must have the focus. */
  #toStart(): void {
    const start = this.querySelector('[data-autofocus]') ?? this.querySelector('h1');
    if (start instanceof HTMLElement) start.focus({ preventScroll: true });
  }

  /** "What do you want to do? · Vouch": changes with the language too, so at every update. */
  #nameThePage(): void {
    const heading = this.querySelector('h1')?.textContent.trim() ?? '';
    const { title } = this.spoken.t.page;
    const name = heading === '' ? title : `${heading} · ${title}`;
    if (document.title !== name) document.title = name;
  }

  #notices(t: Spoken['t']): TemplateResult {
    return html`
      ${this.model.connected ? nothing : html`<p class="notice" role="status">${t.page.reconnecting}</p>`}
      ${this.model.languages === 'no-voice' ? html`<p class="notice error" role="alert">${t.aloud.noVoice}</p>` : nothing}
      ${closedNote(this.model, t)}
      ${this.model.languages === 'failed' ? html`<p class="notice error" role="alert">${t.page.languageFailed}</p>` : nothing}
    `;
  }

  protected override render(): TemplateResult {
    const { tongue, t } = this.spoken;
    const props: ScreenProps = { model: this.model, tongue, t, speakIn: (next) => { void this.#speakIn(next); }, send: this.#send, acts: this.#recovery, aloud: this.#aloud, fieldName: this.#fieldName };
    return html`
      ${pageFrame({
        name: t.page.title,
        words: t.page,
        language: languageChoice(props),
        appearance: this.model.appearance,
        onAppearance: (appearance) => { this.#send({ type: 'appearance', appearance }); },
        onEasier: () => { this.#send({ type: 'ask-easier', on: true }); },
        bar: this.model.house?.cloudNotice === true ? t.page.notMicrosoft : null,
        main: html`${this.#notices(t)}${screenOf(props)}`,
        footer: waysOut(props),
      })}
      ${openQuestion(props)}
    `;
  }
}
