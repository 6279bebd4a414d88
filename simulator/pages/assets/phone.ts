/** Live codes, a pasted picture, and a camera that points at another window. Without scripts: reload, choose a file. */
interface Codes {
  readonly leftMs: number;
  readonly news: string;
  readonly codes: readonly { readonly id: string; readonly code: string }[];
}

const news = document.querySelector<HTMLElement>('[data-news]');
const left = document.querySelector<HTMLElement>('[data-left]');

async function refresh(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return;
  const { leftMs, news: newest, codes } = (await response.json()) as Codes;
  for (const { id, code } of codes) {
    const output = document.querySelector(`[data-code="${CSS.escape(id)}"]`);
    if (output !== null && output.textContent !== code) output.textContent = code;
  }
  if (left !== null) left.textContent = (left.dataset['left'] ?? '').replace('{seconds}', String(Math.ceil(leftMs / 1000)));
  if (news !== null && newest !== news.dataset['seen']) arrived(news);
}

/** Shows at once what arrived, but takes nothing away from somebody who is typing or reading with a keyboard. */
function arrived(place: HTMLElement): void {
  if (document.activeElement === null || document.activeElement === document.body) location.reload();
  else place.querySelector('p')?.removeAttribute('hidden');
}

const address = news?.dataset['news'];
if (address !== undefined) setInterval(() => { if (!document.hidden) refresh(address).catch(() => undefined); }, 1000);

const form = document.getElementById('scan-form');
const input = document.getElementById('picture');
const paste = document.querySelector<HTMLElement>('[data-paste]');
const capture = document.querySelector<HTMLElement>('[data-capture]');

/** Every picture leaves as PNG, since that is what the server reads. */
async function send(picture: ImageBitmapSource): Promise<void> {
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const files = new DataTransfer();
  files.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], 'picture.png', { type: 'image/png' }));
  input.files = files.files;
  form.requestSubmit();
}

async function capturePicture(): Promise<void> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  const video = document.createElement('video');
  video.srcObject = stream;
  await video.play();
  await send(video);
  for (const track of stream.getTracks()) track.stop();
}

if (paste !== null) paste.hidden = false;
document.addEventListener('paste', (event) => {
  const picture = [...(event.clipboardData?.files ?? [])].find((file) => file.type.startsWith('image/'));
  if (picture === undefined) return;
  event.preventDefault();
  send(picture).catch(() => undefined);
});
form?.addEventListener('submit', (event) => {
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  if (file === undefined || file.type === 'image/png') return;
  event.preventDefault();
  send(file).catch(() => undefined);
});
if (capture !== null && 'getDisplayMedia' in navigator.mediaDevices) {
  capture.hidden = false;
  // Closing the browser's question without an answer is an answer.
  capture.addEventListener('click', () => { capturePicture().catch(() => undefined); });
}
