import { approvalById, approvalStanding, beginApproval, expireApproval } from '../../tenant/number-match.ts';
import { newGuid } from '../../tenant/random.ts';
import { addMethod } from '../../tenant/security-info.ts';
import { faultBox } from '../fault.ts';
import { html, type Html } from '../html.ts';
import { activationUri } from '../phone/activation.ts';
import { qrCode } from '../qr.ts';
import type { AddingPush } from './adding.ts';
import { freshSecret } from './add-app.ts';
import { act, type Card } from './card.ts';
import { said, type InfoVisit } from './context.ts';

/** Nine digits, as the code beside the real QR code has. */
const ACTIVATION_BELOW = 1_000_000_000;
/** As the app says of itself to Graph; the version of the seeds. */
const APP_VERSION = '6.2511.7533';

export const newPush = (visit: InfoVisit): AddingPush => ({
  kind: 'microsoftAuthenticator', step: 'start', personId: visit.person.id, activation: String(visit.world.random.int(ACTIVATION_BELOW)).padStart(9, '0'), secret: freshSecret(visit),
  phoneId: null, approvalId: null, fault: null,
});

export function pushCard(visit: InfoVisit, adding: AddingPush): Card {
  const { say } = visit;
  const next = say('info.next');
  switch (adding.step) {
    case 'start': return { title: say('info.app.start'), body: html`<p>${say('info.push.start.say')}</p>`, next, aside: act(visit, 'other-app', html`<button class="link">${say('info.push.other-app')}</button>`) };
    case 'account': return { title: say('info.app.account'), body: html`<p>${say('info.push.account.say')}</p>`, next, back: true };
    case 'scan': return { title: say('info.app.scan'), body: scan(visit, adding), next, back: true };
    case 'try': return tryCard(visit, adding);
    case 'approved': return { title: say('info.push.approved'), body: html`<p class="notice" role="status">${say('info.push.approved.say')}</p>`, next };
  }
}

const scan = (visit: InfoVisit, { activation, fault }: AddingPush): Html => html`
<p>${visit.say('info.push.scan.say')}</p>
${fault !== null && faultBox(visit, { text: visit.say(fault) })}
${qrCode(activationUri(visit.call.origin, visit.tenant.id, activation), visit.say('info.push.qr'))}
<details><summary>${visit.say('info.app.cannot-scan')}</summary><p>${visit.say('info.app.cannot-scan.say')}</p>
<dl><dt>${visit.say('info.push.code')}</dt><dd class="mono">${activation}</dd><dt>${visit.say('info.push.url')}</dt><dd class="mono">${visit.call.origin}/${visit.tenant.id}</dd></dl></details>`;

function tryCard(visit: InfoVisit, adding: AddingPush): Card {
  const { say, tenant } = visit;
  const asked = adding.approvalId === null ? null : approvalById(tenant, adding.approvalId);
  const title = say('info.push.try');
  const standing = asked === null ? 'timed-out' : approvalStanding(asked, visit.now);
  if (asked !== null && (standing === 'waiting' || standing === 'approved')) {
    const body = html`<p>${say('info.push.try.say')}</p>
<p class="number"><span class="hide-visually">${say('info.push.number')}: </span><output>${asked.number}</output></p><p class="soft" role="status">${say('info.push.waiting')}</p>`;
    return { title, body, next: say('info.next'), back: true, scripts: ['await-phone'], data: html`data-await="${visit.address}"` };
  }
  return { title, body: faultBox(visit, { text: say(`info.push.${standing === 'approved' || standing === 'waiting' ? 'timed-out' : standing}`) }), next: say('info.push.again'), back: true };
}

/** True when the method is there and the wizard over. */
export function pushNext(visit: InfoVisit, adding: AddingPush): boolean {
  adding.fault = null;
  switch (adding.step) {
    case 'start': adding.step = 'account'; return false;
    case 'account': adding.step = 'scan'; return false;
    case 'scan': tryOut(visit, adding); return false;
    case 'try': tried(visit, adding); return false;
    case 'approved': return kept(visit, adding);
  }
}

function tryOut(visit: InfoVisit, adding: AddingPush): void {
  const { tenant, person, now, world, say } = visit;
  if (adding.phoneId === null) {
    adding.fault = 'info.push.unscanned';
    return;
  }
  adding.step = 'try';
  adding.approvalId = beginApproval(tenant, { personId: person.id, phoneId: adding.phoneId, app: say('info.site') }, { now, random: world.random }).id;
}

/** Once approved it goes on; a request that failed is made again. */
function tried(visit: InfoVisit, adding: AddingPush): void {
  const asked = adding.approvalId === null ? null : approvalById(visit.tenant, adding.approvalId);
  const standing = asked === null ? 'timed-out' : approvalStanding(asked, visit.now);
  if (standing === 'approved') adding.step = 'approved';
  else if (standing !== 'waiting') tryOut(visit, adding);
}

function kept(visit: InfoVisit, { phoneId, secret }: AddingPush): boolean {
  const { tenant, now, world } = visit;
  const phone = tenant.devices.find((device) => device.kind === 'phone' && device.id === phoneId);
  if (phone === undefined) return false;
  addMethod(said(visit), { kind: 'microsoftAuthenticator', id: newGuid(world.random), createdAt: now, displayName: phone.name, phoneAppVersion: APP_VERSION, phoneId: phone.id, secret }, 'Authenticator App');
  return true;
}

export function pushBack(visit: InfoVisit, adding: AddingPush): void {
  if (adding.approvalId !== null) expireApproval(visit.tenant, adding.approvalId, visit.now);
  adding.step = adding.step === 'try' ? 'scan' : adding.step === 'scan' ? 'account' : 'start';
  adding.fault = null;
}
