import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import type { Oidc } from '../../src/platform/config.js';

/** An issuer whose private key is at hand, to sign with it what no issuer would. */
export interface Signer {
  oidc: Oidc;
  fetched: () => number;
  /** A token with exactly this header and payload, signed by the issuer or by another key. */
  sign: (header: Record<string, unknown>, payload: unknown, key?: CryptoKey) => Promise<string>;
  header: Record<string, unknown>;
  claims: () => Record<string, unknown>;
  secrets: string[];
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

export async function makeSigner(subject: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  let fetched = 0;
  const server = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc: Oidc = { issuer: `${url}/issuer`, audience: 'network', jwksUrl: `${url}/keys`, algorithm: 'RS256' };
  const pem = await exportSPKI(publicKey);
  return {
    oidc,
    fetched: () => fetched,
    header: { alg: 'RS256', kid: 'key-1', typ: 'JWT' },
    claims: () => ({ iss: oidc.issuer, aud: oidc.audience, sub: subject, iat: seconds(), exp: seconds() + 600 }),
    sign: (header, payload, key = privateKey) => signed(header, payload, key),
    secrets: [pem, pem.trim(), pem.replaceAll('\n', ''), JSON.stringify(jwk), jwk.n!, '', 'secret', 'null'],
  };
}

const seconds = (): number => Math.floor(Date.now() / 1000);
export const encode = (part: unknown): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

const signed = (header: Record<string, unknown>, payload: unknown, key: CryptoKey): Promise<string> =>
  new CompactSign(Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)))
    .setProtectedHeader(header as { alg: string })
    .sign(key, { crit: { 'urn:extension': true } });

export type Vectors = [what: string, token: string][];

/** Tokens that would pass where the algorithm, or the key, is whatever the token says. */
export async function ofAlgorithmsAndKeys(signer: Signer): Promise<Vectors> {
  const { header, claims, secrets } = signer;
  const [, payload, signature] = (await signer.sign(header, claims())).split('.');
  const unsigned = ['none', 'None', 'NONE', 'nOnE', '', null, 0, ['RS256'], { alg: 'RS256' }, undefined].flatMap(
    (alg) =>
      ['', signature].map((end): [string, string] => [
        `alg ${JSON.stringify(alg)} ${end && 'signed'}`,
        `${encode({ ...header, alg })}.${payload}.${end}`,
      ]),
  );
  const symmetric = ['256', '384', '512'].flatMap((bits) =>
    secrets.map((secret, at): [string, string] => {
      const start = `${encode({ ...header, alg: `HS${bits}` })}.${payload}`;
      return [`HS${bits} with ${at}`, `${start}.${createHmac(`sha${bits}`, secret).update(start).digest('base64url')}`];
    }),
  );
  return [...unsigned, ...symmetric, ...(await ofOwnKeys(signer))];
}

async function ofOwnKeys({ sign, header, claims, oidc }: Signer): Promise<Vectors> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(own.publicKey);
  const kids = [
    '',
    'key-2',
    '../key-1',
    '/dev/null',
    "' or 1=1 --",
    'key-1\u0000',
    'KEY-1',
    1,
    null,
    ['key-1'],
    `${oidc.jwksUrl}#key-1`,
  ];
  const headers: Record<string, unknown>[] = [
    ...[{}, { jwk }, { jwk: { ...jwk, kid: 'key-1' } }, { jku: 'http://127.0.0.1:1/keys' }, { jku: oidc.jwksUrl }],
    ...[
      { x5u: 'http://127.0.0.1:1/x' },
      { x5c: ['MIIB'] },
      { x5t: 'AAAA' },
      { kid: undefined },
      { kid: undefined, jwk },
    ],
    ...kids.map((kid) => ({ kid })),
  ];
  const byOwn = headers.map(async (more): Promise<[string, string]> => [
    `own key, ${JSON.stringify(more)}`,
    await sign({ ...header, ...more }, claims(), own.privateKey),
  ]);
  const others = (['ES256', 'ES384', 'EdDSA', 'PS256', 'RS384', 'RS512'] as const).map(
    async (alg): Promise<[string, string]> => {
      const { privateKey } = await generateKeyPair(alg);
      return [`${alg} by an own key`, await sign({ ...header, alg }, claims(), privateKey)];
    },
  );
  return Promise.all([...byOwn, ...others]);
}

/** Tokens that the issuer has signed for another purpose, time or service. */
export async function ofClaimsAndTypes({ sign, header, claims, oidc }: Signer): Promise<Vectors> {
  const bad: Record<string, unknown[]> = {
    aud: [
      undefined,
      null,
      '',
      'other',
      ['other'],
      [],
      {},
      oidc.audience.toUpperCase(),
      `${oidc.audience} `,
      `${oidc.audience}2`,
      oidc.audience.slice(1),
    ],
    iss: [
      undefined,
      null,
      '',
      `${oidc.issuer}/`,
      oidc.issuer.toUpperCase(),
      oidc.issuer.slice(0, -1),
      `${oidc.issuer}?x`,
      'https://issuer.example',
      [oidc.issuer],
      {},
    ],
    exp: [undefined, null, '9999999999', 0, -1, seconds() - 8, seconds() - 86_400, [9999999999], {}],
    nbf: [seconds() + 8, seconds() + 86_400, '0', null, {}],
    sub: [undefined, null, '', 'other', 1, true, [], ['subject'], {}, ' subject ', 'SUBJECT'],
  };
  const claimed = Object.entries(bad).flatMap(([name, values]) =>
    values.map(async (value): Promise<[string, string]> => [
      `${name} ${JSON.stringify(value)}`,
      await sign(header, { ...claims(), [name]: value }),
    ]),
  );
  const heads = [
    ...[undefined, '', 'JWE', 'JOSE', 'logout+jwt', 'dpop+jwt', 'secevent+jwt', 'id+jwt', 'jwt+at', ' JWT'].map(
      (typ) => ({ typ }),
    ),
    { crit: ['urn:extension'], 'urn:extension': 1 },
  ];
  const typed = heads.map(async (more): Promise<[string, string]> => [
    JSON.stringify(more),
    await sign({ ...header, ...more }, claims()),
  ]);
  const texts = [
    '',
    '{}',
    '[]',
    'null',
    '"subject"',
    '1',
    '{',
    JSON.stringify(claims()).replace('}', ',"sub":"other"}'),
    JSON.stringify(claims()).replace('}', ',"aud":"other"}'),
  ];
  const raw = texts.map(async (text): Promise<[string, string]> => [
    `payload ${text.slice(-20)}`,
    await sign(header, text),
  ]);
  return Promise.all([...claimed, ...typed, ...raw]);
}

/** A good token with something about it changed, part by part. */
export async function ofShapes({ sign, header, claims }: Signer): Promise<Vectors> {
  const token = await sign(header, claims());
  const [head, payload, signature] = token.split('.');
  const shapes = [
    ...[
      `${head}.${payload}`,
      `${head}.${payload}.`,
      `.${payload}.${signature}`,
      `${head}..${signature}`,
      '..',
      '...',
      '.',
    ],
    ...[`${token}.`, `.${token}`, `${token}.${signature}`, `${head}.${payload}.${signature}.${signature}.${signature}`],
    ...[
      `${token}=`,
      `${head}=.${payload}.${signature}`,
      `${token}AA`,
      token.slice(0, -8),
      token.toUpperCase(),
      `"${token}"`,
    ],
    ...[
      encodeURIComponent(`${head} ${payload}`),
      JSON.stringify({ payload, protected: head, signature }),
      signature,
      head,
    ],
    `${head}.${encode({ ...claims(), sub: 'other' })}.${signature}`,
    `${encode({ ...header, kid: 'key-2' })}.${payload}.${signature}`,
  ];
  const flipped = [head, payload, signature].flatMap((part, which) =>
    [0, 0.25, 0.5, 0.75].map((share) => {
      const at = Math.floor(part.length * share);
      const other = part[at] === 'A' ? 'B' : 'A';
      const parts = [head, payload, signature].with(which, part.slice(0, at) + other + part.slice(at + 1));
      return parts.join('.');
    }),
  );
  return [...shapes, ...flipped].map((shape, at) => [`shape ${at}`, shape]);
}
