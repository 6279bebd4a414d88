import { addableMethods, addFault, isLimited, isPasskey, LIMITS, type Addable, type AddFault } from '../../tenant/addable-methods.ts';
import { faultBox } from '../fault.ts';
import { html, type Html } from '../html.ts';
import { appBack, appCard, appNext, newApp } from './add-app.ts';
import { newNumber, numberBack, numberCard, numberNext } from './add-number.ts';
import { newPasskey, passkeyCard, passkeyNext } from './add-passkey.ts';
import { newPush, pushBack, pushCard, pushNext } from './add-push.ts';
import type { Adding } from './adding.ts';
import { act, type Card } from './card.ts';
import { afterRegistering } from '../sign-in/interrupt.ts';
import type { InfoVisit } from './context.ts';
import { defaultCard } from './default-method.ts';

/** The card that a wizard shows now. */
export function cardOf(visit: InfoVisit, adding: Adding): Card {
  switch (adding.kind) {
    case 'choose': return chooseCard(visit);
    case 'default': return defaultCard(visit);
    case 'softwareOath': return appCard(visit, adding);
    case 'microsoftAuthenticator': return pushCard(visit, adding);
    case 'mobile': case 'alternateMobile': case 'email': return numberCard(visit, adding);
    case 'passkey': case 'securityKey': return passkeyCard(visit, adding);
  }
}

/** What can be chosen here. Documented: no passkey is registered on the way through a sign-in that waits. */
function kindsHere(visit: InfoVisit): readonly Addable[] {
  const { tenant, person, session } = visit;
  const kinds = addableMethods(tenant, person, session);
  return afterRegistering(visit, session) === null ? kinds : kinds.filter((kind) => !isPasskey(kind));
}

function chooseCard(visit: InfoVisit): Card {
  const { say, session } = visit;
  const kinds = kindsHere(visit);
  return {
    title: say('info.add.heading'), next: say('info.add.choose'),
    body: html`<p>${say(session.passId === null ? 'info.add.ask' : 'info.add.ask.pass')}</p>
<div class="field"><label for="method">${say('info.add.options')}</label><select id="method" name="method">${kinds.map((kind) => html`<option value="${kind}">${say(`info.kind.${kind}`)}</option>`)}</select></div>`,
  };
}

type Wizard = Exclude<Adding, { readonly kind: 'choose' | 'default' }>;

/** The wizard for what was chosen, or null for what this sign-in cannot add. */
export function wizardFor(visit: InfoVisit, chosen: string | null): Wizard | null {
  const kind = kindsHere(visit).find((each) => each === chosen);
  switch (kind) {
    case undefined: return null;
    case 'softwareOath': return newApp(visit);
    case 'microsoftAuthenticator': return newPush(visit);
    case 'passkey': case 'securityKey': return newPasskey(kind);
    case 'mobile': case 'alternateMobile': case 'email': return newNumber(kind);
  }
}

/** A step on. True when the wizard is over. */
export function wizardNext(visit: InfoVisit, adding: Wizard): boolean | Promise<boolean> {
  switch (adding.kind) {
    case 'softwareOath': return appNext(visit, adding);
    case 'microsoftAuthenticator': return pushNext(visit, adding);
    case 'passkey': case 'securityKey': return passkeyNext(visit, adding);
    case 'mobile': case 'alternateMobile': case 'email': return numberNext(visit, adding);
  }
}

export function wizardBack(visit: InfoVisit, adding: Wizard): void {
  switch (adding.kind) {
    case 'softwareOath': appBack(adding); return;
    case 'microsoftAuthenticator': pushBack(visit, adding); return;
    case 'mobile': case 'alternateMobile': case 'email': numberBack(adding); return;
    case 'passkey': case 'securityKey': return;
  }
}

const isLast = (adding: Wizard): boolean => adding.step === 'done';

/** What is in the way of adding this now; nothing where it was added and only *Done* is left. */
export const faultNow = ({ tenant, person, session, now }: InfoVisit, adding: Wizard): AddFault | null =>
  isLast(adding) ? null : addFault(tenant, person, session, { kind: adding.kind, now });

/** Says why nothing can be added, with what helps: another sign-in, or the list to delete something from. */
export function stopView(visit: InfoVisit, fault: AddFault, kind: Addable | null): Html {
  const { say } = visit;
  const limited = kind !== null && isLimited(kind) ? kind : 'softwareOath';
  const text = fault === 'limit' ? say(`info.limit.${isPasskey(limited) ? 'passkey' : limited}`, { max: LIMITS[limited] }) : say(`info.${fault}`);
  const way = fault === 'limit' ? act(visit, 'cancel', html`<button class="main">${say('info.back')}</button>`)
    : act(visit, 'sign-in-again', html`<button class="main">${say('info.sign-in-again')}</button>`);
  return html`<section class="card narrow stack"><h1>${say('info.add.heading')}</h1>${faultBox(visit, { text, doNow: fault === 'window' ? 'signin.do.none' : null })}${way}</section>`;
}
