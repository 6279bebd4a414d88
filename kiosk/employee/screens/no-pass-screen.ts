import { html, type TemplateResult } from 'lit';
import { addMethodPicture, deskPicture, unlockPicture } from '../pictures.ts';
import { offerOf } from '../model.ts';
import { pictureSteps } from './picture-steps.ts';
import { placeCode } from './place-code.ts';
import { shortOf } from './short-address.ts';
import type { ScreenProps } from './props.ts';

/** No case: the person does it on the PC that still opens. Counted, nothing else. */
export const noPassScreen = ({ model, t, send, acts }: ScreenProps): TemplateResult => {
  const address = offerOf(model)?.links.securityInfo ?? '';
  return html`
    <div class="stack">
      <h1 tabindex="-1">${t.noPass.title}</h1>
      <p class="lead">${t.noPass.lead}</p>
    </div>
    ${pictureSteps([
      { picture: unlockPicture, text: t.noPass.open },
      { picture: deskPicture, text: t.noPass.go(shortOf(address)) },
      { picture: addMethodPicture, text: t.noPass.add },
    ])}
    <div class="next-end">
      <p class="notice">${t.noPass.remove}</p>
      ${placeCode(address, t.next.where)}
    </div>
    <div class="acts">
      <button type="button" class="button main" @click=${acts.startOver}>${t.noPass.done}</button>
      <button type="button" class="button plain" @click=${() => { send({ type: 'question', question: 'purpose' }); }}>${t.noPass.other}</button>
    </div>
  `;
};
