import { writeFileSync } from 'node:fs';
import { timeFlatness } from './measure/flat.ts';
import { timeRefusals } from './measure/hostile.ts';
import { timeMixed } from './measure/mixed.ts';
import { timeMutations } from './measure/mutations.ts';
import { longLine, tripsOfMutations, tripsOfReads } from './measure/round-trips.ts';
import { timeAll } from './measure/rounds.ts';
import { timeStarts } from './measure/start.ts';
import { time } from './measure/timing.ts';
import { startCluster, type Cluster, type Network } from './network.ts';
import { isChosen, readOptions, type Options } from './options.ts';
import { markdown } from './results/markdown.ts';
import type { Results } from './results/results.ts';
import { summary } from './results/summary.ts';
import { preparedReads, staged, type Stage } from './stage.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** All that is timed on the large network. */
async function timeLarge(stage: Stage, { postmaster }: Cluster, options: Options): Promise<Partial<Results>> {
  const wants = (name: string): boolean => isChosen(name, options);
  const { product, network, viewers } = stage;
  const prepared = await preparedReads(stage, wants);
  say(`answers compared: ${prepared.length} of ${new Set(prepared.map(({ workload }) => workload)).size} workloads`);
  const reads = await timeAll(prepared, postmaster, options);
  const alone = prepared.filter(({ server, workload }) => server === product && workload.levels.length === 1);
  const unhurried = new Map<string, number>();
  for (const each of alone) unhurried.set(each.workload.name, (await time(each, postmaster, 1, options.seconds)).p50);
  const { smoke } = options;
  return {
    reads,
    unhurried,
    mutations: wants('mutations') ? await timeMutations(product, network, postmaster, options) : undefined,
    refusals: wants('hostile') ? await timeRefusals(product, viewers.COUNTY, smoke ? 3 : 20) : undefined,
    mixed: wants('mixed')
      ? await timeMixed(product, network, postmaster, await preparedReads({ ...stage, servers: [product] }, isMixed), {
          seconds: smoke ? 2 : 20,
          connections: options.connections,
        })
      : undefined,
  };
}

const isMixed = (name: string): boolean => ['list-20', 'list-20-body', 'item', 'plan', 'roll-up'].includes(name);
const isFlat = (name: string): boolean => ['roll-up', 'roll-up-one', 'item'].includes(name);

async function timeFlat(cluster: Cluster, large: Network, options: Options): Promise<Results['flat']> {
  const small = await cluster.open('small', { ...options.contents, plans: options.smallPlans });
  try {
    return await staged(small, ['product'], options, (few) =>
      staged(large, ['product'], options, async (many) =>
        timeFlatness(await preparedReads(few, isFlat), await preparedReads(many, isFlat), cluster.postmaster, options),
      ),
    );
  } finally {
    await small.close();
  }
}

async function countRoundTrips(network: Network, options: Options): Promise<Results['roundTrips']> {
  const line = await longLine(network.apiUrl);
  try {
    return await staged({ ...network, apiUrl: line.url }, ['product'], options, async (stage) => ({
      reads: await tripsOfReads(line, await preparedReads(stage, () => true)),
      mutations: await tripsOfMutations(line, stage.product, network),
    }));
  } finally {
    line.close();
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const options = readOptions();
const began = performance.now();
const cluster = await startCluster(options, say);
try {
  const network = await cluster.open('large', options.contents);
  try {
    const large = await staged(network, options.servers, options, (stage) => timeLarge(stage, cluster, options));
    const flat = isChosen('flat', options) ? await timeFlat(cluster, network, options) : undefined;
    const roundTrips = isChosen('round-trips', options) ? await countRoundTrips(network, options) : undefined;
    const starts = isChosen('start', options) && !options.smoke ? await timeStarts(options) : undefined;
    const minutes = (performance.now() - began) / 60_000;
    const results: Results = { ...large, flat, roundTrips, starts, loaded: network.loaded, options, minutes };
    say(summary(results));
    if (options.writesResults) writeFileSync(new URL('RESULTS.md', import.meta.url), markdown(results));
  } finally {
    await network.close();
  }
} finally {
  await cluster.stop();
}
