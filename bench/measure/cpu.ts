import { readdirSync, readFileSync } from 'node:fs';

const sampleEveryMs = 400;

/** A file of /proc, or nothing where its process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
const parentOf = (pid: number): number => Number(/\) . (\d+) /.exec(read(`/proc/${pid}/stat`))?.[1]);

/** A process and all that it has started, and they. */
export function tree(root: number): number[] {
  const parents = processes().map((pid) => [pid, parentOf(pid)] as const);
  const found = [root];
  for (const above of found) found.push(...parents.filter(([, parent]) => parent === above).map(([pid]) => pid));
  return found;
}

/** The processes of PostgreSQL that serve a client; the title of such a one names its address. */
export const backends = (postmaster: number): number[] =>
  processes().filter((pid) => parentOf(pid) === postmaster && read(`/proc/${pid}/cmdline`).includes(' 127.0.0.1('));

/** Nanoseconds of CPU by thread, as the scheduler counts them. */
function threads(pids: readonly number[]): [string, number][] {
  return pids.flatMap((pid) =>
    listThreads(pid).map((thread): [string, number] => {
      const used = read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0];
      return [`${pid} ${thread}`, Number(used)];
    }),
  );
}

function listThreads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/**
 * CPU that processes use between start and stop. Those that come and go in between are counted by their last sample: what
 * one uses between that and its end is missed.
 */
export class CpuMeter {
  readonly #pids: () => readonly number[];
  readonly #first = new Map<string, number>();
  readonly #last = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(pids: () => readonly number[]) {
    this.#pids = pids;
  }

  start(): void {
    for (const [thread, used] of threads(this.#pids())) this.#first.set(thread, used);
    this.#timer = setInterval(() => this.#sample(), sampleEveryMs);
  }

  /** Microseconds since the start. */
  stop(): number {
    clearInterval(this.#timer);
    this.#sample();
    let sum = 0;
    for (const [thread, used] of this.#last) sum += used - (this.#first.get(thread) ?? 0);
    return sum / 1000;
  }

  #sample(): void {
    for (const [thread, used] of threads(this.#pids())) if (used > 0) this.#last.set(thread, used);
  }
}

/** Memory held by processes, in MB; `peak` is the most they have ever held. */
export function memory(pids: readonly number[], which: 'now' | 'peak' = 'now'): number {
  const field = which === 'now' ? /VmRSS:\s+(\d+)/ : /VmHWM:\s+(\d+)/;
  const sizes = pids.map((pid) => Number(field.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
