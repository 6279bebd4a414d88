/** *Show …* appears only where it works: it shows what is typed in the box it names. */
for (const label of document.querySelectorAll<HTMLElement>('[data-shows]')) {
  const box = document.getElementById(label.dataset['shows'] ?? '');
  const tick = label.querySelector('input');
  if (!(box instanceof HTMLInputElement) || tick === null) continue;
  label.hidden = false;
  tick.addEventListener('change', () => { box.type = tick.checked ? 'text' : 'password'; });
}

/** While the phone is asked for a number, the page looks every second whether there is an answer, and then goes on. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-waits]')) {
  const look = async (): Promise<void> => {
    const answer = await fetch(button.dataset['waits'] ?? '');
    const { waits } = (await answer.json()) as { waits: boolean };
    if (waits) setTimeout(() => void look(), 1000);
    else button.click();
  };
  void look();
}
