/** Asks the browser for a passkey (WebAuthn level 3, section 5.1) and posts what it made; nothing when its person gave up. */
const form = document.querySelector<HTMLFormElement>('[data-passkey]');

const text = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function create(address: string): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ do: 'passkey-offer' }) });
  if (!response.ok) return {};
  const { publicKey } = (await response.json()) as { readonly publicKey: PublicKeyCredentialCreationOptionsJSON };
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return {};
  return { id: made.id, clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) };
}

async function made(address: string, to: HTMLFormElement): Promise<void> {
  // A refusal of the browser or of its person is an answer too: the page says what to do.
  const fields = await create(address).catch((): Readonly<Record<string, string>> => ({}));
  for (const [name, value] of Object.entries(fields)) {
    const box = to.elements.namedItem(name);
    if (box instanceof HTMLInputElement) box.value = value;
  }
  to.submit();
}

const address = form?.dataset['passkey'];
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  if (address !== undefined) made(address, form).catch(() => undefined);
});
