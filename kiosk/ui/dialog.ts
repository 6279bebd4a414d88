import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

const show = (element: Element | undefined): void => {
  if (element instanceof HTMLDialogElement && !element.open && element.isConnected) element.showModal();
};

/**
 * A question that must be answered first. Modal while it is rendered; focus is kept inside by the browser and goes
 * back when it is no longer rendered. `onDismiss` is Escape; without it Escape does nothing.
 */
export const dialog = (props: {
  /** Unique on the page; the heading is `{id}-title`. */
  readonly id: string;
  readonly title: string;
  readonly urgent?: boolean;
  readonly body: unknown;
  readonly onDismiss?: () => void;
}): TemplateResult => html`
  <dialog
    ${ref((element) => { queueMicrotask(() => { show(element); }); })}
    role=${props.urgent === true ? 'alertdialog' : 'dialog'}
    aria-labelledby="${props.id}-title"
    @cancel=${(event: Event) => { event.preventDefault(); props.onDismiss?.(); }}
  >
    <div class="stack">
      <h2 id="${props.id}-title">${props.title}</h2>
      ${props.body}
    </div>
  </dialog>
`;
