/** *Show …* appears only where it works: it shows what is typed in the box it names. */
for (const label of document.querySelectorAll<HTMLElement>('[data-shows]')) {
  const box = document.getElementById(label.dataset['shows'] ?? '');
  const tick = label.querySelector('input');
  if (!(box instanceof HTMLInputElement) || tick === null) continue;
  label.hidden = false;
  tick.addEventListener('change', () => { box.type = tick.checked ? 'text' : 'password'; });
}
