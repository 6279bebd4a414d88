import type { Provider } from '../../tenant/windows-sign-in-options.ts';
import { html, type Html } from '../html.ts';
import { form, type PcForm } from './parts.ts';

const KEYPAD = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">${[5, 12, 19].flatMap((y) => [5, 12, 19].map((x) => html`<circle cx="${x}" cy="${y}" r="2"/>`))}</svg>`;
const KEY = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="8" cy="12" r="4"/><path d="M12 12h9m-3 0v4m-3-4v3"/></svg>`;
const GLOBE = html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/></svg>`;

export const ICONS: Readonly<Record<Provider, Html>> = { password: KEY, pin: KEYPAD, web: GLOBE };

export interface Tile {
  readonly value: Provider;
  readonly name: string;
  readonly isChosen: boolean;
  readonly icon: Html;
}

/** Sign-in options as tiles, the chosen one outlined (observed). */
export const tilesOf = (at: PcForm, tiles: readonly Tile[]): Html =>
  form(at, 'provider', html`<div class="tiles">${tiles.map(({ value, name, isChosen, icon }) => html`<button name="provider" value="${value}" aria-pressed="${isChosen ? 'true' : 'false'}">${icon}${name}</button>`)}</div>`);
