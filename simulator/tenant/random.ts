/** Where a tenant's randomness comes from. Rules take it as an argument, so that a test can replay them. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A whole number, evenly spread over 0 … below − 1. */
  int(below: number): number;
}

/** A GUID of version 4 (RFC 9562 section 5.4) in lower case, as Entra writes object ids. */
export function newGuid(random: Random): string {
  const bytes = Uint8Array.from(random.bytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
