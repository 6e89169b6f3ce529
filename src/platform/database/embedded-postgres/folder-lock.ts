import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readIfThere, unlessCode } from './file-that-may-vanish.js';
import { startMark } from './running-processes.js';

/** A folder held by this process until `release` (目录锁). */
export interface FolderLock {
  release: () => void;
}

/**
 * Takes a folder for this process by a lock file in it (占用目录). A lock whose process has ended, or whose
 * pid was given to another process since, is taken over.
 * @throws Error when a living process holds it, this one included.
 */
export function lockFolder(lockFile: string): FolderLock {
  const ours = `${process.pid}\n${startMark(process.pid)}\n${randomUUID()}\n`;
  // Written aside and linked, so that no one ever reads a lock that is only half written.
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, ours);
  try {
    while (!link(draft, lockFile)) removeStale(lockFile, `${draft}.stale`);
  } finally {
    rmSync(draft);
  }
  return {
    release() {
      if (readIfThere(lockFile) === ours) rmSync(lockFile);
    },
  };
}

function removeStale(lockFile: string, aside: string): void {
  refuseIfHeld(lockFile, readIfThere(lockFile));
  if (!rename(lockFile, aside)) return;
  // Since it was read, a faster process may have taken the stale lock over: then this is his, to be given back.
  const taken = readIfThere(aside);
  if (isHeld(taken)) link(aside, lockFile);
  rmSync(aside);
  refuseIfHeld(lockFile, taken);
}

function refuseIfHeld(lockFile: string, content: string | undefined): void {
  if (!isHeld(content)) return;
  throw new Error(
    `Another server (process ${content?.split('\n')[0]}) uses this data folder, says ${lockFile}. ` +
      'Stop it first, or choose another DATA_DIR.',
  );
}

function isHeld(content: string | undefined): boolean {
  const [pid, mark] = (content ?? '').split('\n');
  return Number(pid) > 0 && startMark(Number(pid)) === mark;
}

const link = (from: string, to: string): boolean => unlessCode(['EEXIST'], () => (linkSync(from, to), true)) ?? false;

const rename = (from: string, to: string): boolean =>
  unlessCode(['ENOENT'], () => (renameSync(from, to), true)) ?? false;
