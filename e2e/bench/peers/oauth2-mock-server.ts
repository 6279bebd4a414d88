import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import { certificate } from './certificate.ts';

/** `oauth2-mock-server` as its README starts it: one RSA key, RS256; it takes any client. */
const issuer = new OAuth2Issuer();
await issuer.keys.generate('RS256');
const server = createServer(certificate(), new OAuth2Service(issuer).requestHandler);
server.listen(0, '127.0.0.1', () => {
  issuer.url = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  console.log(`ready ${issuer.url}/token`);
});
