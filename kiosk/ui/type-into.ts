/** Edits a field as somebody at a keyboard would, as far as those can tell who listen. */
export const change = (field: HTMLInputElement, from: number, to: number, text: string, inputType: string): void => {
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: text === '' ? null : text }));
};

export const caretOf = ({ selectionStart, selectionEnd, value }: HTMLInputElement): readonly [number, number] => [selectionStart ?? value.length, selectionEnd ?? value.length];

/**
 * Enters text at the caret as typing would: what was selected goes, and who listens hears of it. What has no room does
 * not come in at all. The focus stays where it is.
 */
export const typeInto = (field: HTMLInputElement, text: string, [from, to] = caretOf(field)): void => {
  const left = field.maxLength < 0 ? Infinity : field.maxLength - field.value.length + (to - from);
  if (text.length <= left) change(field, from, to, text, 'insertText');
};
