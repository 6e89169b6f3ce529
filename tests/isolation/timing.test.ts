import { beforeAll, expect, test } from '@jest/globals';
import { hashOfPassword } from '../../src/account/index.js';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { attempt } from '../support/accounts.js';
import { report, sized } from '../support/attack.js';
import {
  insertAccounts,
  insertDrafts,
  insertItems,
  makeKeys,
  measure,
  underLoad,
  type Keys,
} from '../support/timing/pairs.js';
import { areTold, auc, median, noticed, quartiles, type Samples } from '../support/timing/statistics.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type Network } from '../support/world.js';

const pairs = sized(100, 2000);
const signInPairs = sized(30, 200);

let network: Network;
let viewer: Viewer;
let ownPlan: string;

const drafting = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }';
const draft = async (office: Viewer, year: number): Promise<string> =>
  (await data(office, drafting, { input: { year, title: '计划' } })).draftPlan.plan.id;

/** An operation that is given an id which is hidden, or never was. */
interface Timed {
  name: string;
  type: 'Plan' | 'PlanItem';
  source: string;
  variables: (id: string) => Json;
}

const timed: Timed[] = [
  {
    name: 'node',
    type: 'Plan',
    source: 'query ($id: ID!) { node(id: $id) { id ... on Plan { title year state } } }',
    variables: (id) => ({ id }),
  },
  {
    name: 'plan',
    type: 'Plan',
    source: 'query ($id: ID!) { plan(id: $id) { title gates { id } items(first: 20) { totalCount nodes { title } } } }',
    variables: (id) => ({ id }),
  },
  {
    name: 'submitPlan',
    type: 'Plan',
    source: 'mutation ($input: PlanInput!) { submitPlan(input: $input) { plan { id } } }',
    variables: (planId) => ({ input: { planId } }),
  },
  {
    name: 'addPlanItem alignedItemId',
    type: 'PlanItem',
    source: 'mutation ($input: AddPlanItemInput!) { addPlanItem(input: $input) { item { id } } }',
    variables: (alignedItemId) => ({ input: { ...someItem, planId: ownPlan, alignedItemId } }),
  },
  {
    name: 'planItems planId',
    type: 'Plan',
    source: `query ($id: ID!) { planItems(scope: SUBTREE, planId: $id, first: 100) {
      totalCount nodes { title plan { title } progress(first: 20) { totalCount nodes { id } } } } }`,
    variables: (id) => ({ id }),
  },
];
const someItem = { title: '议题', form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } };

beforeAll(async () => {
  network = await makeNetwork();
  viewer = personIn(network.counties[0], Role.OFFICE);
  ownPlan = await draft(viewer, 2026);
}, 240_000);

/** Hidden rows of the neighbour, a fresh one for every pair. */
async function hiddenRows({ type }: Timed, at: number, keys: Keys): Promise<void> {
  const [, neighbour] = network.counties;
  if (type === 'Plan') return insertDrafts(neighbour, keys.there, 3000 + at * 2500);
  const [plan] = makeKeys(1).there;
  await insertDrafts(neighbour, [plan], 2900 + at);
  await insertItems(neighbour, plan, keys.there);
}

/** What else the service does meanwhile: lists of the neighbour's office. */
const load = (): Promise<unknown> =>
  ask(
    personIn(network.counties[1], Role.OFFICE),
    '{ plans(scope: SUBTREE, first: 20) { nodes { title gates { id } } } }',
  );

async function timesOf({ type, source, variables }: Timed, keys: Keys): Promise<Samples> {
  const refusals = new Set<string>();
  const samples = await underLoad(load, () =>
    measure(keys.there.length, async (isHidden, at) => {
      const id = globalId(type, (isHidden ? keys.there : keys.never)[at]);
      const answer = await ask(viewer, source, variables(id));
      refusals.add(codeOf(answer));
    }),
  );
  expect(refusals.size).toBe(1);
  return samples;
}

function reportTimes(name: string, samples: Samples): void {
  const [one, other] = [Math.round(median(samples.one)), Math.round(median(samples.other))];
  const figures = { pairs: samples.one.length, auc: Math.round(auc(samples) * 1000) / 1000, one, other };
  report(`timing of ${name}`, { ...figures, noticed: noticed(samples) });
}

/** Samples that are told apart are taken once more: chance does not tell twice. */
async function toldTwice(name: string, sample: () => Promise<Samples>): Promise<boolean> {
  for (let round = 0; round < 2; round++) {
    const samples = await sample();
    reportTimes(name, samples);
    if (!areTold(samples)) return false;
  }
  return true;
}

test.each(timed.map((each, at) => [each.name, each, at] as const))(
  'by its time %s does not tell what is hidden from what never was',
  async (name, each, at) => {
    let round = 0;
    const sample = async () => {
      const keys = makeKeys(pairs);
      await hiddenRows(each, at * 2 + round++, keys);
      return timesOf(each, keys);
    };
    expect(await toldTwice(name, sample)).toBe(false);
  },
  240_000,
);

test('what takes longer would be noticed: a delay, and an id that is refused before it is looked for', async () => {
  const [node] = timed;
  const keys = makeKeys(pairs);
  const same = await timesOf(node, keys);
  const [lower, upper] = quartiles(same.other);
  const delayed = same.one.map((value) => value + (upper - lower) * 0.7);
  expect(areTold({ one: delayed, other: same.other })).toBe(true);
  const submitting = timed.find(({ name }) => name === 'submitPlan')!;
  const refused = await underLoad(load, () =>
    measure(pairs, (isOne, at) =>
      ask(viewer, submitting.source, submitting.variables(isOne ? 'x' : globalId('Plan', keys.never[at]))),
    ),
  );
  reportTimes('what is refused early', refused);
  expect(areTold(refused)).toBe(true);
}, 240_000);

test('by its time signing in does not tell which accounts there are', async () => {
  const { id } = network.counties[0];
  for (const [what, hash] of [
    ['with a password', await hashOfPassword('right-password', 'password')],
    ['without a password', null],
  ] as const) {
    let round = 0;
    const sample = async () => {
      const prefix = `${hash ? 'clerk' : 'guest'}-${round++}`;
      await insertAccounts(network.counties[0], prefix, signInPairs, hash);
      return measure(signInPairs, (isThere, at) =>
        attempt(`${isThere ? prefix : 'nobody'}-${at}.${id}`, 'wrong-password'),
      );
    };
    await attempt(`nobody.${id}`, 'wrong-password');
    expect(await toldTwice(`signIn ${what}`, sample)).toBe(false);
  }
}, 240_000);
