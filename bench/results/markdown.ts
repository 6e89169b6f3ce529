import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { cpuOf, type Figures } from '../measure/timing.ts';
import { goals } from './goals.ts';
import { trips } from './summary.ts';
import { ratio, type Results } from './results.ts';

type Row = readonly (string | number)[];

const row = (...cells: (string | number)[]): Row => cells;
const isWords = (head: string | number): boolean => /^(what|workload|document)$/.test(String(head));

/** A table, its columns as wide as their widest cell: words to the left, figures to the right. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_cell, at) => Math.max(3, ...[head, ...rows].map((each) => String(each[at]).length)));
  const aligned = (each: Row) =>
    each.map((cell, at) => String(cell)[isWords(head[at]) ? 'padEnd' : 'padStart'](widths[at]));
  const rule = head.map((cell, at) => (isWords(cell) ? '-'.repeat(widths[at]) : `${'-'.repeat(widths[at] - 1)}:`));
  return [aligned(head), rule, ...rows.map(aligned)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const number = (value: number | undefined, digits = 0): string => (value === undefined ? '–' : value.toFixed(digits));
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();

/** The results as a page. */
export function markdown(results: Results): string {
  return `${[
    '# Results',
    'Written by `npm run bench`; [README.md](README.md) says what is measured and what it does not tell.',
    conditions(results),
    '## Goals',
    table(
      ['what', 'wanted', 'found', 'met'],
      goals(results).map(({ what, wanted, found, met }) => row(what, wanted, found, met ? 'yes' : '**no**')),
    ),
    '## Reading',
    'CPU in µs a request, Node and PostgreSQL together; ratios are CPU of the other by CPU of the product (above 1 the product needs less).',
    readings(results),
    '## Writing and all together',
    writing(results),
    `Waits for the database, signing in by the token included: ${results.roundTrips ? trips(results.roundTrips) : 'not counted'}.`,
    '## Refusing',
    table(
      ['document', 'bytes', 'CPU ms'],
      (results.refusals ?? []).map(({ name, bytes, cpu }) => row(name, bytes, number(cpu, 2))),
    ),
    '## Small and large network',
    flatness(results),
  ].join('\n\n')}\n`;
}

function conditions({ options, loaded, minutes, starts }: Results): string {
  const { rounds, seconds, connections, contents } = options;
  const changed = git('status', '--porcelain', 'src', 'schema', 'package-lock.json') ? ' with changes' : '';
  const count = (table: string): string => (loaded.rows[table] ?? 0).toLocaleString('en');
  const events = (loaded.rows.plan_event ?? 0) + (loaded.rows.plan_item_event ?? 0);
  return [
    `- ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}${changed}`,
    `- ${cpus().length} × ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}; PostgreSQL, server and load on the same machine`,
    `- ${contents.bodies}: ${count('plan')} plans, ${count('plan_item')} items, ${events.toLocaleString('en')} events, loaded in ${loaded.seconds.toFixed(0)} s`,
    `- medians of ${rounds} rounds of ${seconds} s, ${connections} connections, servers and workloads in random order; ${minutes.toFixed(1)} minutes in all`,
    ...(starts
      ? [
          `- starts in ${starts.cold.toFixed(1)} s with an empty data folder and the demonstration, in ${starts.warm.toFixed(1)} s again`,
        ]
      : []),
    '- again: `npm run bench`; one of them: `node bench/run.ts --only list-20`',
  ].join('\n');
}

function readings({ reads = [] }: Results): string {
  const head = ['workload', 'CPU µs', 'raw µs', 'peer µs', 'to raw', 'to peer', '/s', 'p50 ms', 'p99 ms', 'MB'];
  const rows = reads.map((timed) => {
    const { workload, byServer } = timed;
    const ours = byServer.get('product')!;
    const cpu = (server: 'raw' | 'peer') => number(byServer.has(server) ? cpuOf(byServer.get(server)!) : undefined);
    const ratios = [number(ratio(timed, 'raw'), 2), number(ratio(timed, 'peer'), 2)];
    return row(
      `\`${workload.name}\` ${workload.title}`,
      number(cpuOf(ours)),
      cpu('raw'),
      cpu('peer'),
      ...ratios,
      ...pace(ours),
    );
  });
  const others = (['raw', 'peer'] as const).map((server) => {
    const memory = reads.map(({ byServer }) => byServer.get(server)?.memory ?? 0);
    return `${server} held up to ${number(Math.max(0, ...memory))} MB`;
  });
  return `${table(head, rows)}\n\n${others.join(', ')}.`;
}

const pace = ({ perSecond, p50, p99, memory }: Figures): string[] => [
  number(perSecond),
  number(p50, 2),
  number(p99, 2),
  number(memory),
];

function writing({ mutations, mixed }: Results): string {
  const head = ['workload', 'CPU µs', 'Node µs', 'PostgreSQL µs', '/s', 'p50 ms', 'p99 ms', 'MB'];
  const line = (name: string, figures: Figures) =>
    row(name, number(cpuOf(figures)), number(figures.nodeCpu), number(figures.databaseCpu), ...pace(figures));
  return table(head, [
    ...(mutations ? [line('`mutations` a plan from draft to issued: each mutation', mutations)] : []),
    ...(mixed ? [line('`mixed` 80 % reads, 10 % roll-ups, 10 % mutations', mixed)] : []),
  ]);
}

function flatness({ flat = [], options }: Results): string {
  const head = ['workload', `${options.smallPlans} plans µs`, `${options.contents.plans} plans µs`, 'ratio'];
  return table(
    head,
    flat.map(({ name, small, large }) => row(`\`${name}\``, number(small), number(large), number(large / small, 2))),
  );
}
