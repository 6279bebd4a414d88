import { readFileSync } from 'node:fs';

/** Every server of the bench speaks TLS with a certificate of the same kind, handed to it in two files. */
export const certificate = (): { cert: string; key: string } => {
  const [, , certFile = '', keyFile = ''] = process.argv;
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
};
