import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '../options.ts';
import { startServer } from '../servers/server.ts';

export interface Starts {
  /** Seconds until it serves: with an empty data folder, then again. */
  cold: number;
  warm: number;
}

/** Starts the product as `npm start` does, with its own PostgreSQL and the demonstration. */
export async function timeStarts({ data, dist }: Options): Promise<Starts> {
  const folder = join(data, 'start');
  rmSync(folder, { recursive: true, force: true });
  const cold = await secondsToStart(folder, data, dist);
  const warm = await secondsToStart(folder, data, dist);
  rmSync(folder, { recursive: true, force: true });
  return { cold, warm };
}

async function secondsToStart(dataDir: string, folder: string, dist: string): Promise<number> {
  const began = performance.now();
  const server = await startServer('product', {
    databaseUrl: '',
    poolSize: 10,
    folder,
    dist,
    nodeArguments: [],
    environment: { NODE_ENV: 'development', DATA_DIR: dataDir },
  });
  const seconds = (performance.now() - began) / 1000;
  await server.stop();
  return seconds;
}
