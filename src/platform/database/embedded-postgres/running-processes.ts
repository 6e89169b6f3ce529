import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readIfThere } from './file-that-may-vanish.js';

/** A process (进程) of this machine; `command` is its command line, or the title it gave itself. */
export interface RunningProcess {
  pid: number;
  uid: number;
  command: string;
}

// Slim container images have no `ps`, so Linux is read from /proc.
const onLinux = process.platform === 'linux';

/** Every process that can be seen (全部进程); a zombie has no command worth matching. */
export function runningProcesses(): RunningProcess[] {
  return onLinux ? processesFromProc() : processesFromPs();
}

/**
 * What tells a process from a later one that was given the same pid (进程启动标记);
 * undefined when no such process runs or only its zombie is left.
 */
export function startMark(pid: number): string | undefined {
  return onLinux ? startMarkFromProc(pid) : startMarkFromPs(pid);
}

function processesFromProc(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const command = readIfThere(`/proc/${name}/cmdline`);
      const uid = /^Uid:\t(\d+)/m.exec(readIfThere(`/proc/${name}/status`) ?? '')?.[1];
      if (!command || uid === undefined) return [];
      return [{ pid: Number(name), uid: Number(uid), command: command.replaceAll('\0', ' ').trim() }];
    });
}

/** The same by the standard command, for systems without /proc (其他系统). */
export function processesFromPs(): RunningProcess[] {
  return ps('-axww', '-o', 'pid=,uid=,command=')
    .split('\n')
    .flatMap((line) => {
      const [, pid, uid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), uid: Number(uid), command: command.trim() }];
    });
}

function startMarkFromProc(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name, in parentheses, may hold blanks. After it come the state and, 19 fields on, the start in ticks since boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
}

/** As `startMark`, for systems without /proc (其他系统). */
export function startMarkFromPs(pid: number): string | undefined {
  const [, state, start] =
    ps('-ax', '-o', 'pid=,stat=,lstart=')
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line)?.slice(1) ?? [])
      .find((fields) => Number(fields[0]) === pid) ?? [];
  return state?.startsWith('Z') ? undefined : start?.trim();
}

function ps(...options: string[]): string {
  return execFileSync('ps', options, { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
}
