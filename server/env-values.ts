import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { Secret } from './domain/secret.ts';
import { parseServiceKey } from './key-file.ts';

/** Entra makes client secrets of 40 characters; one of fewer than this was typed by a person. */
const SHORTEST_SECRET = 16;

/** What documentation and templates put where a value belongs. */
const isExample = (text: string): boolean =>
  /^<.*>$|^(\*|x|0|\.)+$|change[-_ ]?me|replace[-_ ]?me|your[-_ ]|example|placeholder|sample|dummy|password|to[-_ ]?do|secret[-_ ]?here/i.test(text)
  || new Set(text.replaceAll('-', '')).size < 3;

export const port = z.string().regex(/^\d{1,5}$/, 'is not a port number').transform(Number).refine((number) => number <= 65_535, 'is not a port number');

/** A GUID, in lower case. */
export const guid = z.guid('is not a GUID').refine((text) => !isExample(text), 'is an example').transform((text) => text.toLowerCase());

/** Scheme, host and port as browsers write them. http only where nothing leaves the machine. */
export const origin = z.string().refine((text) => originOf(text) === text, 'is not an origin, as in https://kiosk.contoso.com').refine(
  (text) => !text.startsWith('http:') || isLoopback(new URL(text).hostname), 'is http: only localhost may be',
);

/** An https origin. */
export const httpsOrigin = z.string().transform((text) => text.replace(/\/$/, '')).refine((text) => originOf(text)?.startsWith('https:') === true && originOf(text) === text, 'is not an https address without a path');

export const secret = z.string()
  .refine((text) => text.length >= SHORTEST_SECRET, `is shorter than ${SHORTEST_SECRET} characters`)
  .refine((text) => !isExample(text), 'is an example')
  .transform((text) => new Secret(text));

/** Base64 of 32 bytes, such as `openssl rand -base64 32` gives. */
export const serviceKey = z.string().transform((text, context) => {
  const key = parseServiceKey(text);
  // Random bytes hold some 30 different ones; a key with fewer than 16 was made by hand.
  if (key !== null && new Set(key.reveal()).size >= 16) return key;
  context.addIssue(key === null ? 'is not base64 of 32 bytes' : 'is an example');
  return z.NEVER;
});

export const mailbox = z.email('is not a mail address');

/** Commas between addresses or networks. */
export const proxies = z.string().transform((text) => text.split(',').map((part) => part.trim())).refine((parts) => parts.every(isNetwork), 'is not a list of IP addresses or networks');

/** A PEM, or the path of a file that holds one. */
export const pem = z.string().transform((text, context) => {
  try {
    const content = text.startsWith('-----BEGIN') ? text : readFileSync(text, 'utf8');
    if (content.includes('-----BEGIN')) return content;
    context.addIssue('is not a PEM file');
  } catch {
    context.addIssue(`is a file that cannot be read (${text})`);
  }
  return z.NEVER;
});

/** One or more certificates. */
export const certificates = pem.refine((text) => attempt(() => new X509Certificate(text)) !== null, 'does not hold a certificate');

/** A certificate and its private key in one PEM, as the identity library reads it. */
export const keyedCertificate = pem.refine((text) => belongTogether(text, text), 'does not hold a certificate with its private key').transform((text) => new Secret(text));

export function belongTogether(cert: string, key: string): boolean {
  return attempt(() => new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) === true;
}

/** Across a network the server's certificate must be checked: the rows decide who gets in where. */
export const databaseUrl = z.string().transform((text, context) => {
  const url = attempt(() => new URL(text));
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) context.addIssue('is not an address as in postgres://user:password@host/database');
  else if (isExample(decodeURIComponent(url.password))) context.addIssue('has no password, or an example for one');
  else if (!isLoopback(url.hostname) && url.searchParams.get('sslmode') !== 'verify-full') context.addIssue('is on another host, so it needs ?sslmode=verify-full');
  return new Secret(text);
});

const isLoopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128));
}

const originOf = (text: string): string | null => attempt(() => new URL(text))?.origin ?? null;

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
