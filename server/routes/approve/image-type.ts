/** How the two kinds of photo that Entra hands out begin (RFC 2083 section 3.1; ITU-T T.81 B.1.1.3). */
const BEGINNINGS = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] } as const;

export type ImageType = keyof typeof BEGINNINGS;

/** What the bytes are, whatever was said of them; null for anything that is not a photo. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const types: readonly ImageType[] = ['image/jpeg', 'image/png'];
  return types.find((type) => BEGINNINGS[type].every((byte, index) => bytes[index] === byte)) ?? null;
}
