import type { KioskView } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import type { EmployeeTexts } from '../../texts/employee.en.ts';
import { addMethodPicture, deskPicture, newPcPicture, newPinPicture, passFieldPicture, passPanelPicture, passwordPanelPicture, unlockPicture } from '../pictures.ts';
import { leftInView } from '../model.ts';
import { lostMethodNote } from './lost-method-note.ts';
import { pictureSteps } from './picture-steps.ts';
import { placeCode } from './place-code.ts';
import { shortOf } from './short-address.ts';
import type { ScreenProps } from './props.ts';
import { spanOf } from './spans.ts';

type NextSteps = Extract<KioskView, { step: 'next-steps' }>;

/** Step by step for a PC of the usual kind, and for one that wants the password first. */
const pinSteps = (passwordFirst: boolean, address: string, t: EmployeeTexts): Parameters<typeof pictureSteps>[0] =>
  passwordFirst
    ? [
        { picture: passwordPanelPicture, text: t.next.pinPassword1 },
        { picture: passPanelPicture, text: t.next.pinPassword2 },
        { picture: newPinPicture, text: t.next.pin3(address) },
      ]
    : [
        { picture: unlockPicture, text: t.next.pin1 },
        { picture: passPanelPicture, text: t.next.pin2 },
        { picture: newPinPicture, text: t.next.pin3(address) },
      ];

const stepsFor = (view: NextSteps, passwordFirst: boolean, t: EmployeeTexts): { readonly steps: Parameters<typeof pictureSteps>[0]; readonly note: string } => {
  const address = shortOf(view.links.securityInfo);
  switch (view.purpose) {
    case 'new-phone':
      return {
        steps: [
          { picture: deskPicture, text: t.next.phone1(address) },
          { picture: passFieldPicture, text: t.next.phone2 },
          { picture: addMethodPicture, text: view.lostMethod === 'removed' ? t.next.phone3Removed : t.next.phone3 },
        ],
        note: t.next.phoneNote,
      };
    case 'forgot-pin':
      return {
        steps: pinSteps(passwordFirst, address, t),
        note: t.next.pinNote,
      };
    case 'new-pc':
      return {
        steps: [
          { picture: newPcPicture, text: t.next.pc1 },
          { picture: passFieldPicture, text: t.next.pc2 },
          { picture: newPinPicture, text: t.next.pc3 },
        ],
        note: t.next.pcNote,
      };
  }
};

/** What to do with the pass, drawn. The screen changes by itself when the directory shows the new method. */
export const nextScreen = ({ model, t, acts }: ScreenProps, view: NextSteps): TemplateResult => {
  const { steps, note } = stepsFor(view, model.draft.passwordFirst, t);
  const leftMs = leftInView(model, view.passRemainingMs);
  return html`
    <div class="stack">
      <h1 tabindex="-1">${t.next.title}</h1>
      <p class="lead">${leftMs === 0 ? t.next.over : t.next.works(spanOf(leftMs, t))}</p>
    </div>
    ${view.lostMethod === 'kept' ? lostMethodNote(view, t) : null}
    ${pictureSteps(steps)}
    <div class="next-end">
      <p class="notice">${note}</p>
      ${view.purpose === 'new-pc' ? null : placeCode(view.links.securityInfo, t.next.where)}
    </div>
    <div class="acts"><button type="button" class="button main" @click=${acts.startOver}>${t.next.done}</button></div>
  `;
};
