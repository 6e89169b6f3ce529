import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unlessCode } from './file-that-may-vanish.js';
import type { Home } from './home.js';
import { type RunningProcess, runningProcesses } from './running-processes.js';

const steps = [
  { ofServer: 'SIGINT', ofOrphan: 'SIGQUIT', patienceMs: 10_000 },
  { ofServer: 'SIGQUIT', ofOrphan: 'SIGQUIT', patienceMs: 5_000 },
  { ofServer: 'SIGKILL', ofOrphan: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** The `cluster_name` that every process of this database shows in its title (数据库进程标识). */
export function clusterName({ data }: Home): string {
  return `consultative-network-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
}

/**
 * Ends what a killed program left behind on this database (清理残留进程): its server, backends that lost
 * their server, an unfinished initdb, a stale postmaster.pid. Only for the holder of the folder's lock.
 * @throws Error when a process cannot be ended.
 */
export async function endLeftovers(home: Home, log: (line: string) => void): Promise<void> {
  for (const step of steps) {
    const found = leftovers(home);
    if (found.length === 0) break;
    log(`Ending ${found.length} PostgreSQL process(es) that an earlier run left behind.`);
    // Backends end with their server; a server still there is asked first, and alone.
    const servers = found.filter((one) => isServer(one, home));
    const signal = servers.length > 0 ? step.ofServer : step.ofOrphan;
    for (const { pid } of servers.length > 0 ? servers : found) unlessCode(['ESRCH'], () => process.kill(pid, signal));
    const deadline = Date.now() + step.patienceMs;
    while (leftovers(home).length > 0 && Date.now() < deadline) await sleep(50);
  }
  const pids = leftovers(home).map(({ pid }) => pid);
  if (pids.length > 0) throw new Error(`Processes ${pids.join(', ')} use ${home.data} and cannot be ended.`);
  rmSync(join(home.data, 'postmaster.pid'), { force: true });
}

function leftovers(home: Home): RunningProcess[] {
  const owner = home.account?.uid ?? process.getuid?.();
  const title = `postgres: ${clusterName(home)}: `;
  return runningProcesses().filter(
    (one) => one.uid === owner && (one.command.startsWith(title) || isServer(one, home)),
  );
}

/** `data.new` is where initdb works. */
function isServer({ command }: RunningProcess, { data }: Home): boolean {
  return [`/postgres -D ${data} `, `/initdb -D ${data}.new `].some((start) => `${command} `.includes(start));
}
