import { html, type TemplateResult } from 'lit';

/** Three things to do, each with a drawing of the screen that the person will see. */
export const pictureSteps = (steps: readonly { readonly picture: TemplateResult; readonly text: string }[]): TemplateResult => html`
  <ol class="picture-steps">
    ${steps.map(({ picture, text }, index) => html`<li><div class="picture" aria-hidden="true">${picture}</div><p><span class="number" aria-hidden="true">${index + 1}</span>${text}</p></li>`)}
  </ol>
`;
