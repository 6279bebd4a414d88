/** EdDSA, ES256 and RS256 (COSE algorithms registry): what browsers offer and nothing weaker. In the order in which we like them. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const;

/** COSE key parameters (RFC 9053 section 7, RFC 8230 section 4). */
const KTY = 1;
const ALG = 3;
const CRV_OR_N = -1;
const X_OR_E = -2;
const Y = -3;
/** NIST SP 800-131A: RSA keys of fewer bits sign nothing any more. */
const RSA_BYTES = 256;

/** Whether a COSE key is what its algorithm promises: P-256, Ed25519, or RSA of at least 2048 bit. */
export async function isStrongKey(publicKey: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { isoCBOR } = await import('@simplewebauthn/server/helpers');
  const key = isoCBOR.decodeFirst<Map<number, unknown>>(publicKey);
  const isBytes = (label: number, length: number): boolean => {
    const value = key.get(label);
    return value instanceof Uint8Array && value.length === length;
  };
  switch (key.get(ALG)) {
    case -8:
      return key.get(KTY) === 1 && key.get(CRV_OR_N) === 6 && isBytes(X_OR_E, 32);
    case -7:
      return key.get(KTY) === 2 && key.get(CRV_OR_N) === 1 && isBytes(X_OR_E, 32) && isBytes(Y, 32);
    case -257: {
      const modulus = key.get(CRV_OR_N);
      return key.get(KTY) === 3 && modulus instanceof Uint8Array && modulus.length >= RSA_BYTES && (modulus[0] ?? 0) >= 0x80;
    }
    default:
      return false;
  }
}
