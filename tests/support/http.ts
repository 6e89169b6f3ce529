import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import { makeApp, type App } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import { log } from './world.js';

export interface Served extends App {
  url: string;
}

const running: Served[] = [];
afterAll(() => Promise.all(running.map((app) => app.close())));

/** The real server on a free port. A bearer token is a key of `people`; signing in itself is tested elsewhere. */
export async function serve(
  people: Record<string, Viewer> = {},
  options: { production?: boolean; poolSize?: number } = {},
): Promise<Served> {
  const app = await makeApp({
    databaseUrl: process.env.TEST_API_URL!,
    poolSize: options.poolSize ?? 3,
    introspection: !options.production,
    ide: !options.production,
    trustProxy: false,
    log,
    identify:
      () =>
      async ({ authorization }) => ({ viewer: people[authorization?.replace('Bearer ', '') ?? ''] ?? null }),
  });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.server.address() as AddressInfo;
  const served = { ...app, url: `http://127.0.0.1:${port}` };
  running.push(served);
  return served;
}

/** Posts an operation and gives the status with the parsed answer. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    headers: response.headers,
  };
}
