import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import type { Oidc } from '../../src/platform/config.js';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const audience = 'consultative-network';

export interface Issuer {
  oidc: Oidc;
  publicKey: JWK;
  /** How often the key set was fetched. */
  fetched(): number;
  /** Adds another key to the set and signs with it from now on. */
  rotate(): Promise<void>;
  /** From now on the key set answers with this status. */
  break(status: number): void;
  /** A good token of a subject, but for what `claims` and `header` put in its place. */
  token(subject: string, claims?: JWTPayload, header?: Record<string, unknown>): Promise<string>;
}

/** An OIDC issuer on this machine: its key set over HTTP, and its tokens. */
export async function makeIssuer(): Promise<Issuer> {
  const keys: { kid: string; privateJwk: JWK; jwk: JWK }[] = [];
  let fetched = 0;
  let status = 200;
  const rotate = async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = `key-${keys.length + 1}`;
    keys.push({
      kid,
      privateJwk: await exportJWK(privateKey),
      jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
    });
  };
  await rotate();
  const server = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  });
  const url = await listening(server);
  const issuer = `${url}/issuer`;
  return {
    oidc: { issuer, audience, jwksUrl: `${url}/keys`, algorithm: 'RS256' },
    publicKey: keys[0].jwk,
    fetched: () => fetched,
    rotate,
    break: (code) => (status = code),
    token: async (subject, claims = {}, header = {}) => {
      const { kid, privateJwk } = keys.at(-1)!;
      const seconds = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, aud: audience, sub: subject, iat: seconds, exp: seconds + 600, ...claims };
      const protectedHeader = { alg: 'RS256', kid, typ: 'JWT', ...header };
      const key = await importJWK({ ...privateJwk, alg: undefined }, protectedHeader.alg);
      // Whoever signs may well understand an extension that we do not.
      return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(key, { crit: { 'urn:extension': true } });
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
