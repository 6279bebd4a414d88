import { demandPolicy, offerPasskey, registerPasskey } from '../../graph/methods/passkey-registration.ts';
import { GraphError } from '../../graph/error.ts';
import { noteAdded } from '../../tenant/security-info.ts';
import { faultBox } from '../fault.ts';
import { html, type Part } from '../html.ts';
import type { AddingPasskey } from './adding.ts';
import type { Card } from './card.ts';
import { said, type InfoVisit } from './context.ts';

/** The pages are served on this name alone, and a browser makes passkeys for the host it is on (WebAuthn level 3, section 5.1.3). */
const RP_ID = 'localhost';
/** Characters. Assumed: the documents give no figure. */
const MAX_NAME = 30;

export const newPasskey = (kind: AddingPasskey['kind']): AddingPasskey => ({ kind, step: kind === 'passkey' ? 'ready' : 'device', made: null, name: '', fault: null, why: '' });

/** What the page's script asks for when *Next* is pressed: an offer lives for five minutes, and a page may stand longer. */
export function passkeyOffer(visit: InfoVisit, { kind }: AddingPasskey): object {
  demandPolicy(visit, visit.person);
  return offerPasskey(visit, visit.person, RP_ID, kind === 'securityKey' ? 'cross-platform' : null).publicKey;
}

export function passkeyCard(visit: InfoVisit, { kind, step, name, fault, why }: AddingPasskey): Card {
  const { say } = visit;
  const title = say(`info.kind.${kind}`);
  const box = fault !== null && faultBox(visit, { text: say(fault, { why }) });
  const next = say('info.next');
  switch (step) {
    case 'device': return {
      title, next,
      body: html`<fieldset class="plain"><legend>${say('info.key.which')}</legend>${(['usb', 'nfc'] as const).map((each, i) => html`<label class="tick"><input type="radio" name="device" value="${each}"${i === 0 && html` checked`}> ${say(`info.key.${each}`)}</label>`)}</fieldset>`,
    };
    case 'ready': return {
      title, next, scripts: ['passkey'], data: html`data-passkey="${visit.address}"`,
      body: html`<p>${say('info.passkey.say')}</p>${box}${hidden('id')}${hidden('clientDataJSON')}${hidden('attestationObject')}
<noscript><p>${say('info.passkey.script')}</p></noscript>`,
    };
    case 'name': return {
      title: say('info.passkey.name'), next,
      body: html`<p>${say('info.passkey.name.say')}</p>${box}
<div class="field"><label for="name">${say('info.passkey.name.label')}</label><input id="name" name="name" maxlength="${MAX_NAME}" autofocus ${fault !== null && html`aria-invalid="true" aria-describedby="fault"`}></div>`,
    };
    case 'done': return { title: say('info.passkey.done'), body: html`<p class="notice" role="status">${say('info.passkey.done.say', { name })}</p>`, next: say('info.done'), cancel: false };
  }
}

const hidden = (name: string): Part => html`<input type="hidden" name="${name}" value="">`;

/** True when the wizard is over. */
export async function passkeyNext(visit: InfoVisit, adding: AddingPasskey): Promise<boolean> {
  adding.fault = null;
  switch (adding.step) {
    case 'device': adding.step = 'ready'; return false;
    case 'ready': readMade(visit, adding); return false;
    case 'name': await named(visit, adding); return false;
    case 'done': return true;
  }
}

/** The browser posts what it made, or nothing when its person gave up. */
function readMade({ form }: InfoVisit, adding: AddingPasskey): void {
  const [id = '', clientDataJSON = '', attestationObject = ''] = ['id', 'clientDataJSON', 'attestationObject'].map((name) => form.get(name) ?? '');
  if (![id, clientDataJSON, attestationObject].every((value) => /^[\w-]+$/.test(value))) {
    adding.fault = 'info.passkey.failed';
    return;
  }
  adding.made = { id, clientDataJSON, attestationObject };
  adding.step = 'name';
}

async function named(visit: InfoVisit, adding: AddingPasskey): Promise<void> {
  const name = (visit.form.get('name') ?? '').trim();
  const { made } = adding;
  if (name === '' || name.length > MAX_NAME || made === null) {
    adding.fault = 'info.passkey.name.bad';
    return;
  }
  // A challenge is good once: whatever comes of it, this credential is used up.
  adding.made = null;
  try {
    demandPolicy(visit, visit.person);
    await registerPasskey(visit, visit.person, made, { rpId: RP_ID, displayName: name });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    Object.assign(adding, { step: 'ready', fault: 'info.passkey.refused', why: error.message } satisfies Partial<AddingPasskey>);
    return;
  }
  noteAdded(said(visit), 'Fido method');
  Object.assign(adding, { step: 'done', name } satisfies Partial<AddingPasskey>);
}
