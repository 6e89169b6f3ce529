import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { runningProcesses } from '../../src/platform/database/embedded-postgres/running-processes.js';
import { bodies, DatabaseFolder, query } from './database-folder.js';

jest.setTimeout(60_000);

const folder = new DatabaseFolder();
beforeAll(() => folder.create());
afterEach(() => folder.stopAll());
afterAll(() => folder.remove());

test('A stopped database is started again with its rows', async () => {
  expect(await bodies(await folder.start())).toEqual([{ name: 'Anqing' }]);
  expect(folder.lines).toEqual([]);
});

test('Nothing is left after a stop: no lock, no process', async () => {
  const server = await folder.start();
  await Promise.all([server.stop(), server.stop()]);
  expect(existsSync(folder.lockFile)).toBe(false);
  expect(existsSync(folder.pidFile)).toBe(false);
  expect(runningProcesses().filter(({ command }) => command.includes(folder.dataDir))).toEqual([]);
});

test('It listens on 127.0.0.1 only, asks for the password, and sorts and encodes alike everywhere', async () => {
  const { ownerUrl, port } = await folder.start();
  const wrong = `postgres://postgres:wrong@127.0.0.1:${port}/postgres`;
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const settings = `select current_setting('listen_addresses') as listen, current_setting('timezone') as zone,
      current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync,
      pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
    from pg_database where datname = current_database()`;
  expect(await query(ownerUrl, settings)).toEqual([
    {
      listen: '127.0.0.1',
      zone: 'UTC',
      sockets: '',
      fsync: 'on',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
    },
  ]);
});

test('A second start on a folder in use is refused, and the first goes on', async () => {
  const first = await folder.start();
  await expect(folder.start()).rejects.toThrow(`(process ${process.pid}) uses this data folder`);
  expect(await bodies(first)).toEqual([{ name: 'Anqing' }]);
});

test('A lost password is named, and the folder is free again after the failure', async () => {
  const password = join(folder.dataDir, 'owner-password');
  renameSync(password, `${password}.away`);
  await expect(folder.start()).rejects.toThrow('owner-password is missing');
  renameSync(`${password}.away`, password);
  expect(await bodies(await folder.start())).toEqual([{ name: 'Anqing' }]);
});

test('A creation that was killed half-way is begun anew', async () => {
  const half = join(folder.above, 'half');
  mkdirSync(join(half, 'data.new'), { recursive: true });
  writeFileSync(join(half, 'data.new/PG_VERSION'), '18\n');
  writeFileSync(join(half, 'owner-password'), 'of the first try\n');
  const { ownerUrl } = await folder.start(half, false);
  expect(await query(ownerUrl, 'show fsync')).toEqual([{ fsync: 'off' }]);
  expect(existsSync(join(half, 'data.new'))).toBe(false);
});

test('Below a folder that only its owner may enter the database works too, and is found again', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'closed-'));
  const first = await folder.start(join(closed, 'db'), false);
  try {
    await query(first.ownerUrl, 'create table kept (id int)');
    await first.stop();
    chmodSync(closed, 0o755);
    const second = await folder.start(join(closed, 'db'), false);
    expect(second.folder).toBe(first.folder);
    expect(await query(second.ownerUrl, 'select * from kept')).toEqual([]);
  } finally {
    await folder.stopAll();
    for (const path of [closed, first.folder]) rmSync(path, { recursive: true, force: true });
  }
});
