import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * Lets this process trust a custom cloud's own authority beside the usual ones. Node keeps one list for all clients,
 * which is what reaches `fetch`, the identity library and the sign-in alike; the authority of the simulator is
 * constrained to its own names.
 */
export function trustTenantCa(pem: string): void {
  const known = getCACertificates('default');
  if (!known.includes(pem)) setDefaultCACertificates([...known, pem]);
}
