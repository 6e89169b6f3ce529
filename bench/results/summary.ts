import { cpuOf, type Figures } from '../measure/timing.ts';
import { goals } from './goals.ts';
import type { Results } from './results.ts';

const place = (value: number, digits: number, width: number): string => value.toFixed(digits).padStart(width);

function line(name: string, figures: Figures, raw?: Figures): string {
  const { nodeCpu, databaseCpu, perSecond, p50, p99, memory } = figures;
  const toRaw = raw ? (cpuOf(raw) / cpuOf(figures)).toFixed(2) : '';
  return (
    `  ${name.padEnd(9)}${place(cpuOf(figures), 0, 7)} µs (node${place(nodeCpu, 0, 6)}, pg${place(databaseCpu, 0, 6)})` +
    `${place(perSecond, 0, 8)}/s  p50${place(p50, 2, 7)}  p99${place(p99, 2, 7)} ms${place(memory, 0, 5)} MB  ${toRaw}`
  );
}

/** How often the product waits for the database, in words. */
export const trips = ({ reads, mutations }: NonNullable<Results['roundTrips']>): string =>
  [...reads, ...mutations].map(([name, count]) => `${name} ${count}`).join(', ');

/** What a smoke run times is too short to be measured by. */
const verdict = (results: Results): string[] =>
  results.options.smoke
    ? ['The answers agree; the figures of so short a run tell nothing.']
    : goals(results).map(({ what, wanted, found, met }) => `${met ? '  ' : '! '}${what}: ${found} (${wanted})`);

/** The results for a terminal. */
export function summary(results: Results): string {
  const { reads = [], unhurried, mutations, mixed, refusals, flat, roundTrips, starts, minutes } = results;
  const lines: string[] = [];
  for (const { workload, byServer } of reads) {
    lines.push('', `${workload.name}: ${workload.title}`);
    for (const [server, figures] of byServer) lines.push(line(server, figures, byServer.get('raw')));
    const median = unhurried?.get(workload.name);
    if (median !== undefined) lines.push(`  over one connection: p50 ${median.toFixed(2)} ms`);
  }
  if (mutations) lines.push('', 'mutations: draft to issued, each', line('product', mutations));
  if (mixed) lines.push('', 'mixed', line('product', mixed), `  ${mixed.peak.toFixed(0)} MB at most`);
  if (refusals) lines.push('', 'hostile: CPU to refuse one');
  for (const { name, bytes, cpu } of refusals ?? []) lines.push(`${place(cpu, 2, 8)} ms  ${name} (${bytes} bytes)`);
  if (flat) lines.push('', 'flat: CPU on the small and the large network');
  for (const { name, small, large } of flat ?? []) {
    lines.push(`  ${name.padEnd(12)} ${small.toFixed(0)} µs, ${large.toFixed(0)} µs: ${(large / small).toFixed(2)}`);
  }
  if (roundTrips) lines.push('', `round trips: ${trips(roundTrips)}`);
  if (starts)
    lines.push('', `start: ${starts.cold.toFixed(1)} s with an empty folder, ${starts.warm.toFixed(1)} s again`);
  lines.push('', ...verdict(results));
  return `${lines.join('\n')}\n\n${minutes.toFixed(1)} minutes`;
}
