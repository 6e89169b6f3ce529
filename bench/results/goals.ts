import { cpuOf } from '../measure/timing.ts';
import { ratio, type Results } from './results.ts';

export interface Goal {
  what: string;
  wanted: string;
  found: string;
  met: boolean;
}

type Find = (results: Results) => number | undefined;

const toRaw = (name: string): Find => against(name, 'raw');
const toPeer = (name: string): Find => against(name, 'peer');

const against =
  (name: string, other: 'raw' | 'peer'): Find =>
  ({ reads }) => {
    const timed = reads?.find(({ workload }) => workload.name === name);
    return timed && ratio(timed, other);
  };

const levels = ['list-20-body-city', 'list-20-body-county', 'list-20-body-township'];

const slowestToFastest: Find = ({ reads }) => {
  const timed = levels.map((name) => reads?.find(({ workload }) => workload.name === name)?.byServer.get('product'));
  const costs = timed.filter((figures) => figures !== undefined).map(cpuOf);
  return costs.length === levels.length ? Math.max(...costs) / Math.min(...costs) : undefined;
};

const slowestMedian: Find = ({ unhurried }) => {
  const medians = levels.map((name) => unhurried?.get(name)).filter((median) => median !== undefined);
  return medians.length === levels.length ? Math.max(...medians) : undefined;
};

const growth =
  (name: string): Find =>
  ({ flat }) => {
    const found = flat?.find((each) => each.name === name);
    return found && found.large / found.small;
  };

const toPointRead: Find = ({ flat }) => {
  const [rollUp, item] = ['roll-up-one', 'item'].map((name) => flat?.find((each) => each.name === name));
  return rollUp && item && rollUp.large / item.large;
};

const mostTrips =
  (kind: 'reads' | 'mutations'): Find =>
  ({ roundTrips }) =>
    roundTrips && Math.max(...roundTrips[kind].values());

const table: [what: string, is: '≥' | '≤', limit: number, unit: string, find: Find][] = [
  ['20 plans with body: to raw', '≥', 0.6, '', toRaw('list-20-body')],
  ['20 plans with body: to the peer', '≥', 1.8, '', toPeer('list-20-body')],
  ['20 plans with body and items: to raw', '≥', 0.6, '', toRaw('list-20')],
  ['20 plans with body and items: to the peer', '≥', 1.8, '', toPeer('list-20')],
  ['100 rows: to raw', '≥', 0.55, '', toRaw('list-100')],
  ['100 rows: to the peer', '≥', 2.2, '', toPeer('list-100')],
  ['one object: to the peer', '≥', 1.9, '', toPeer('item')],
  ['slowest level to the fastest', '≤', 5, '', slowestToFastest],
  ['slowest level, median over one connection', '≤', 1, ' ms', slowestMedian],
  ['roll-up by child: large to small network', '≤', 1.2, '', growth('roll-up')],
  ['roll-up of a city: large to small network', '≤', 1.2, '', growth('roll-up-one')],
  ['roll-up of a city to a point read', '≤', 1.2, '', toPointRead],
  ['round trips of a query, who asks included', '≤', 1, '', mostTrips('reads')],
  ['round trips of a mutation, who asks included', '≤', 2, '', mostTrips('mutations')],
  ['costliest refusal', '≤', 5, ' ms CPU', ({ refusals }) => refusals?.[0].cpu],
  ['memory under the mixed load', '≤', 300, ' MB', ({ mixed }) => mixed?.peak],
  ['start with an empty data folder', '≤', 20, ' s', ({ starts }) => starts?.cold],
  ['start again', '≤', 3, ' s', ({ starts }) => starts?.warm],
];

/** The goals that the run can tell of. */
export function goals(results: Results): Goal[] {
  return table.flatMap(([what, is, limit, unit, find]) => {
    const found = find(results);
    if (found === undefined) return [];
    const met = is === '≥' ? found >= limit : found <= limit;
    const wanted = `${is} ${limit}${unit}`;
    // A third digit where two would hide how narrowly a goal is missed.
    const digits = found < 1 ? 3 : found < 100 ? 2 : 0;
    return [{ what, wanted, found: `${found.toFixed(digits)}${unit}`, met }];
  });
}
