import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Contents } from './network.ts';
import type { ServerName } from './workloads/workload.ts';

const usage = `node bench/run.ts [options]
  --smoke            everything shortly on few data, answers compared; writes no RESULTS.md
  --only a,b         only these, by the names in RESULTS.md; "list-20*" takes all that begin so
  --servers a,b      of product, raw, peer; product is always among them
  --bodies WHICH     demo, anqing, anhui (default) or china
  --plans N          plans to load (default 15000: a million plans, items and events)
  --small-plans N    plans of the network that roll-ups are compared on (default 150)
  --rounds N         (default 5)
  --seconds N        of each timing (default 1)
  --connections N    (default 16)
  --data FOLDER      of the database; loaded anew only where it holds other data (default bench/.data/…)
  --fresh            load anew
  --dist FOLDER      of the compiled product (default dist)
  --node-args "…"    for the product's process, such as "--cpu-prof --cpu-prof-dir=/tmp/prof"
  --no-results       do not write RESULTS.md; it is written by whole runs only
`;

export interface Options {
  smoke: boolean;
  only: readonly string[];
  servers: readonly ServerName[];
  contents: Contents;
  smallPlans: number;
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  connections: number;
  data: string;
  fresh: boolean;
  dist: string;
  nodeArguments: readonly string[];
  writesResults: boolean;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const list = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean);

function given() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      ...{ only: text, servers: text, bodies: text, plans: text, 'small-plans': text },
      ...{ rounds: text, seconds: text, connections: text, data: text, dist: text, 'node-args': text },
      ...{ smoke: flag, fresh: flag, 'no-results': flag, help: flag },
    },
  });
  return values;
}

export function readOptions(): Options {
  const values = given();
  if (values.help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const { smoke } = values;
  const number = (name: 'plans' | 'small-plans' | 'rounds' | 'seconds' | 'connections', whole: number, short = whole) =>
    Number(values[name] ?? (smoke ? short : whole));
  return {
    smoke,
    only: list(values.only),
    servers: values.servers ? (list(`product,${values.servers}`) as ServerName[]) : ['product', 'raw', 'peer'],
    contents: {
      bodies: (values.bodies ?? (smoke ? 'anqing' : 'anhui')) as Contents['bodies'],
      plans: number('plans', 15_000, 400),
    },
    smallPlans: number('small-plans', 150),
    rounds: number('rounds', 5, 1),
    seconds: number('seconds', 1, 0.3),
    warmUpSeconds: smoke ? 0 : 1,
    connections: number('connections', 16),
    data: values.data ?? here(smoke ? '.data/smoke' : '.data/bench'),
    fresh: values.fresh,
    dist: values.dist ?? here('../dist'),
    nodeArguments: (values['node-args'] ?? '').split(' ').filter(Boolean),
    writesResults: !smoke && !values['no-results'] && !values.only && !values.servers,
  };
}

/** Whether something is among what was asked for. */
export const isChosen = (name: string, { only }: Pick<Options, 'only'>): boolean =>
  only.length === 0 ||
  only.some((wanted) => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted));
