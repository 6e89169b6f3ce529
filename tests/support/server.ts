import { Writable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import pino from 'pino';
import { makeApp, type App, type AppOptions } from '../../src/app.js';

export interface RealServer extends App {
  url: string;
  /** All that was logged, as text. */
  logged(): string;
}

const apps: App[] = [];
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
});

/** The real server on a free port with the test database: whoever asks is found out by account and seat. */
export async function realServer(options: Partial<AppOptions> = {}): Promise<RealServer> {
  let written = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const app = await makeApp({
    databaseUrl: process.env.TEST_API_URL!,
    poolSize: 4,
    introspection: true,
    ide: false,
    trustProxy: false,
    log: pino({ level: 'debug' }, stream),
    ...options,
  });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  apps.push(app);
  const { port } = app.server.server.address() as AddressInfo;
  return { ...app, url: `http://127.0.0.1:${port}`, logged: () => written };
}
