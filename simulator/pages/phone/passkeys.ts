import { html, type Html } from '../html.ts';
import type { PhoneVisit } from './frame.ts';

/** The person's passkeys. Where a device-bound one lives is known to the authenticator alone, so it is not said. */
export function passkeysView({ person, say }: PhoneVisit): Html {
  const passkeys = person.methods.filter((method) => method.kind === 'fido2');
  return html`<section class="card" aria-labelledby="passkeys"><h2 id="passkeys">${say('phone.passkeys')}</h2>
${passkeys.length === 0 ? html`<p>${say('phone.passkeys.none')}</p>` : html`<ul class="list">${passkeys.map(({ displayName, model, synced }) => html`<li><div><b>${displayName}</b><br><span class="soft small">${model} · ${say(synced ? 'phone.passkey.synced' : 'phone.passkey.bound')}</span></div></li>`)}</ul>`}</section>`;
}
