/** Where a tenant's randomness comes from. Rules take it as an argument, so that a test can replay them. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A whole number, evenly spread over 0 … below − 1. */
  int(below: number): number;
}

const HEX = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** Where the bytes of a GUID stand in its text: between them are hyphens. */
const GUID_AT = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const guidText = new Array<number>(36).fill('-'.charCodeAt(0));

/** A GUID of version 4 (RFC 9562 section 5.4) in lower case, as Entra writes object ids. */
export function newGuid(random: Random): string {
  const bytes = random.bytes(16);
  for (let i = 0; i < 16; i += 1) {
    const at = GUID_AT[i] ?? 0;
    const byte = i === 6 ? ((bytes[i] ?? 0) & 0x0f) | 0x40 : i === 8 ? ((bytes[i] ?? 0) & 0x3f) | 0x80 : (bytes[i] ?? 0);
    guidText[at] = HEX[byte >> 4] ?? 0;
    guidText[at + 1] = HEX[byte & 15] ?? 0;
  }
  // Made in one piece: glued together it would take five times the memory, and large tenants have a million.
  return String.fromCharCode(...guidText);
}

const textCodes: number[] = [];

/** One character of each alphabet, in order. */
export function randomText(alphabets: readonly string[], random: Random): string {
  textCodes.length = alphabets.length;
  for (let i = 0; i < alphabets.length; i += 1) {
    const alphabet = alphabets[i] ?? '';
    textCodes[i] = alphabet.charCodeAt(random.int(alphabet.length));
  }
  return String.fromCharCode(...textCodes);
}

/**
 * The same row of values for the same seed of 32 hexadecimal digits, so that a tenant can be made a second time: sfc32
 * (public domain, Doty-Humphrey, PractRand). As hard to guess as its seed.
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0) as [number, number, number, number];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i += 1) next();
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 4) {
        const word = next();
        for (let i = 0; i < 4 && at + i < length; i += 1) bytes[at + i] = (word >>> (8 * i)) & 0xff;
      }
      return bytes;
    },
    // Uneven by less than one part in a million for anything below 4,000: enough for what people are called.
    int: (below) => Math.floor((next() / 2 ** 32) * below),
  };
}

/** A seed for {@link seededRandom}. */
export const newSeed = (random: Random): string => Array.from(random.bytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
