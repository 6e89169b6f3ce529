import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system so small that it is soon full. */
export interface Volume {
  path: string;
  fill(): void;
  free(): void;
  remove(): void;
}

/** Only root on Linux may make one, and not in every container: otherwise why not. */
export function tinyVolume(megabytes: number): Volume | string {
  const path = mkdtempSync(join(tmpdir(), 'network-volume-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    rmSync(path, { recursive: true });
    return (error as Error).message;
  }
  const filler = join(path, 'filler');
  const remove = () => {
    execFileSync('umount', ['-l', path]);
    rmSync(path, { recursive: true });
  };
  return { path, fill: () => fillUp(path, filler), free: () => rmSync(filler), remove };
}

function fillUp(path: string, filler: string): void {
  for (;;) {
    const { bavail, bsize } = statfsSync(path);
    if (bavail === 0) return;
    appendFileSync(filler, Buffer.alloc(Math.min(bavail * bsize, 1_048_576)));
  }
}
