/** Whether the server serves another build of this page by now, whose files have other names. False when it does not answer. */
export const isOutdated = async (): Promise<boolean> => {
  const script = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
  const page = await fetch('/').then((answer) => (answer.ok ? answer.text() : null), () => null);
  return page !== null && !page.includes(script);
};
