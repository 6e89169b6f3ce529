import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The account that runs PostgreSQL (运行数据库的系统账户), which refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where the embedded database lives (内嵌数据库目录); `account` is set only when root starts it for another. */
export interface Home {
  folder: string;
  data: string;
  account?: Account;
}

const nobody: Account = { uid: 65534, gid: 65534 };
/** For what root must keep where other accounts can reach it (系统目录). */
export const systemFolder = '/var/lib/consultative-network';

/**
 * Opens the folder of the embedded database, made when missing (打开数据目录). When root starts the program
 * and the folder lies where `nobody` cannot reach it (a home of mode 0700), the database lives in a folder
 * of its own under /var/lib/consultative-network instead, always the same one for the same `dataDir`.
 * @throws Error when the database in it belongs to another account, or cannot be reached any more.
 */
export function openHome(dataDir: string, log: (line: string) => void): Home {
  return process.getuid?.() === 0 ? homeForRoot(resolve(dataDir), log) : homeForUser(resolve(dataDir));
}

function homeForUser(wanted: string): Home {
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const home = at(wanted);
  const owner = ownerOf(home.data)?.uid;
  if (owner !== undefined && owner !== process.getuid?.()) {
    throw new Error(
      `The database in ${home.folder} belongs to another account (uid ${owner}). ` +
        'Start with that account or as root, or choose another DATA_DIR.',
    );
  }
  return home;
}

function homeForRoot(wanted: string, log: (line: string) => void): Home {
  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  const here = at(wanted);
  const elsewhere = join(systemFolder, createHash('sha256').update(here.folder).digest('hex').slice(0, 16));
  const movedOwner = ownerOf(join(elsewhere, 'data'));
  const hereOwner = ownerOf(here.data);
  const account = hereOwner ?? movedOwner ?? nobody;
  letOthersPass(here.folder);
  // A database once made elsewhere stays the one in use, even if the folder can be reached by now.
  const stays = hereOwner !== undefined || movedOwner === undefined;
  if (stays && canReach(here.folder, account)) return { ...here, account };
  if (hereOwner) {
    throw new Error(
      `The account that owns the database in ${here.folder} (uid ${hereOwner.uid}) cannot reach it. ` +
        'Let others pass through the folders above it (chmod o+x), or choose another DATA_DIR.',
    );
  }
  folderOfRoot(systemFolder);
  log(`PostgreSQL must not run as root and its account cannot use ${here.folder}: the data is in ${elsewhere}.`);
  return { ...at(folderOfRoot(elsewhere)), account };
}

/** A folder, made when missing, in which no one but root can change anything (仅 root 可写的目录). */
export function folderOfRoot(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new Error(
      `${folder} can be changed by other accounts and is not used. Remove it, or take their rights away.`,
    );
  }
  chmodSync(folder, 0o755);
  return folder;
}

/** Whether the rights of every folder on the way let the account use this one or run this file (能否到达). */
export function canReach(path: string, account: Account): boolean {
  const real = realpathSync(path);
  const above = dirname(real);
  return letsPass(real, account) && (above === real || canReach(above, account));
}

function letsPass(path: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Our own folder only; what lies in it has rights of its own. */
function letOthersPass(folder: string): void {
  const { uid, mode } = statSync(folder);
  if (uid === 0) chmodSync(folder, (mode & 0o7777) | 0o011);
}

function at(folder: string): Home {
  const real = realpathSync(folder);
  return { folder: real, data: join(real, 'data') };
}

function ownerOf(data: string): Account | undefined {
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return { uid, gid };
}
