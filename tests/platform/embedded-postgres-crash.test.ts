import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startMark } from '../../src/platform/database/embedded-postgres/running-processes.js';
import { bodies, DatabaseFolder, hasEnded, query } from './database-folder.js';

jest.setTimeout(60_000);

const folder = new DatabaseFolder();
beforeAll(() => folder.create());
afterEach(() => folder.stopAll());
afterAll(() => folder.remove());

/** A pid that was in use and is no more. */
async function deadPid(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['--version']);
  await once(child, 'exit');
  return child.pid;
}

test('Committed rows outlive a kill -9 of the server, and a backend still at work does not stop the next start', async () => {
  const { ownerUrl } = await folder.start();
  await query(ownerUrl, `insert into bodies values ('Taihu')`);
  const busy = new pg.Client({ connectionString: ownerUrl });
  const lost = once(busy, 'error');
  await busy.connect();
  const work = expect(busy.query('select count(*) from generate_series(1, 100000000000)')).rejects.toThrow();
  await sleep(200);
  process.kill(folder.serverPid(), 'SIGKILL');
  while (!folder.lines.includes('The embedded PostgreSQL ended unexpectedly (SIGKILL).')) await sleep(20);
  writeFileSync(folder.lockFile, `${await deadPid()}\n\n`);
  expect(await bodies(await folder.start())).toContainEqual({ name: 'Taihu' });
  expect(folder.lines).toContainEqual(expect.stringMatching(/^Ending \d+ PostgreSQL/));
  await Promise.all([lost, work]);
});

test('When its program is killed the server shuts itself down, and nothing is lost', async () => {
  const program = fileURLToPath(new URL('start-and-wait.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, folder.dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [ownerUrl] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  await expect(folder.start()).rejects.toThrow(`(process ${child.pid}) uses this data folder`);
  await query(ownerUrl.trim(), `insert into bodies values ('Susong')`);
  const pid = folder.serverPid();
  child.kill('SIGKILL');
  await hasEnded(pid);
  expect(await bodies(await folder.start())).toContainEqual({ name: 'Susong' });
});

test('A server that lost its program is ended, and a new one started on the same rows', async () => {
  const orphan = await folder.start();
  const pid = folder.serverPid();
  writeFileSync(folder.lockFile, `${await deadPid()}\n\n`);
  const server = await folder.start();
  expect(startMark(pid)).toBeUndefined();
  expect(folder.serverPid()).not.toBe(pid);
  expect(await bodies(server)).toContainEqual({ name: 'Anqing' });
  await orphan.stop();
  expect(existsSync(folder.lockFile)).toBe(true);
});

test('A pid that belongs to another process by now holds neither the folder nor the database', async () => {
  writeFileSync(folder.lockFile, `${process.pid}\nanother start\n`);
  writeFileSync(folder.pidFile, `${process.pid}\n${join(folder.dataDir, 'data')}\n`);
  expect(await bodies(await folder.start())).toContainEqual({ name: 'Anqing' });
});
