import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A tap within this time after the layout moved was aimed at what stood there before. */
const GUARD_MS = 500;

/** Holds the buttons back for a moment after each change of layout. */
export class TapGuard implements ReactiveController {
  guarded = false;
  readonly #host: ReactiveControllerHost;
  #layout = '';
  #timer = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
  }

  /** Called before each render with a text that changes whenever a button can come to another spot. */
  saw(layout: string): void {
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.guarded = true;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.guarded = false;
      this.#host.requestUpdate();
    }, GUARD_MS);
  }
}
