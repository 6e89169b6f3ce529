import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { schema } from '../../src/app.js';
import { isLong, report } from '../support/attack.js';
import { expectedPermissions, expectedReaders, type Expected } from '../support/mutants/expected-permissions.js';
import { breakings, everyRole, schemaBroken } from '../support/mutants/permission-mutants.js';
import { asking, verdictFor, verdictOf } from '../support/mutants/permission-probe.js';
import {
  fetches,
  findsChosen,
  makeObjects,
  mayFetch,
  withChoosing,
  withReaders,
  type Objects,
} from '../support/mutants/reader-probe.js';
import { mutations, nodeTypes, queries, type Operation } from '../support/schema-walk.js';
import { makeNetwork, type Network, type Role } from '../support/world.js';

const operations = [...queries, ...mutations];
const figures = { operations: operations.length, mutants: 0, noticed: 0, probes: 0 };
let network: Network;
let objects: Objects;

beforeAll(async () => {
  network = await makeNetwork({ counties: 1, towns: 1 });
  objects = await makeObjects();
}, 120_000);
afterAll(() => report('permission mutants', figures));

const expectedOf = ({ name }: Operation): Expected => expectedPermissions.get(name)!;

test('every operation has its place in the expectation, and nothing else has', () => {
  expect([...expectedPermissions.keys()].sort()).toEqual(operations.map(({ name }) => name).sort());
});

test('unbroken, every operation is asked by exactly whom the expectation names, in an open body and a closed one', async () => {
  const { city, counties, towns } = network;
  const wrong: unknown[] = [];
  for (const body of isLong ? [city, counties[0], towns[0][0]] : [counties[0]]) {
    for (const operation of operations) {
      for (const asker of asking) {
        const should = verdictFor(expectedOf(operation), asker);
        const is = await verdictOf(schema, operation, asker, body);
        figures.probes += 1;
        if (is !== should) wrong.push([body.level, operation.name, asker, is, should]);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('with the permission of any operation broken, somebody is told otherwise than the expectation says', async () => {
  const survivors: string[] = [];
  for (const breaking of breakings) {
    const broken = schemaBroken(breaking);
    for (const operation of operations.filter(ofAFeature)) {
      const changed = breaking.of(expectedOf(operation));
      if (!changed) continue;
      count(await isNoticed(broken, operation, changed), `${operation.name}: ${breaking.name}`, survivors);
    }
  }
  expect(survivors).toEqual([]);
  expect(figures.mutants).toBeGreaterThan(900);
}, 120_000);

/** The rule of `node` is not in a feature's table but a line of the schema's making: it is only compared, above. */
const ofAFeature = ({ name }: Operation): boolean => name !== 'node';

/** Asks those first whom the change concerns: all others are told what they were told before. */
async function isNoticed(broken: GraphQLSchema, operation: Operation, changed: Expected): Promise<boolean> {
  const expected = expectedOf(operation);
  const concerned = asking.filter((asker) => verdictFor(expected, asker) !== verdictFor(changed, asker));
  for (const asker of concerned) {
    figures.probes += 1;
    const is = await verdictOf(broken, operation, asker, network.counties[0]);
    if (is !== verdictFor(expected, asker)) return true;
  }
  return false;
}

function count(noticed: boolean, mutant: string, survivors: string[]): void {
  figures.mutants += 1;
  figures.noticed += Number(noticed);
  if (!noticed) survivors.push(mutant);
}

const whoFetches = (type: string): Promise<Role[]> => rolesThat((role) => fetches(objects, type, role));
const whoFindsChosen = (): Promise<Role[]> => rolesThat(async (role) => (await findsChosen(objects, role)) > 0);

async function rolesThat(holds: (role: Role) => Promise<boolean>): Promise<Role[]> {
  const answers = await Promise.all(everyRole.map(holds));
  figures.probes += answers.length;
  return everyRole.filter((_role, at) => answers[at]);
}

test('unbroken, objects are fetched by their ids, and circles and untold results found, by exactly the roles expected', async () => {
  for (const type of nodeTypes) {
    expect([type, await whoFetches(type)]).toEqual([type, everyRole.filter((role) => mayFetch(type, role))]);
  }
  expect(await whoFindsChosen()).toEqual(everyRole.filter((role) => mayFetch('TopicCircle', role)));
});

/** The roles without one of them, with one more, and all. */
const otherRoles = (roles: Role[]): Role[][] => [
  ...everyRole.map((role) => (roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role])),
  everyRole,
];

test('with the readers of any type broken, or those who choose, somebody finds more or less', async () => {
  const survivors: string[] = [];
  for (const [type, readers] of Object.entries(expectedReaders)) {
    const expected = everyRole.filter((role) => readers.includes(role)).join();
    for (const roles of [...otherRoles(readers), undefined]) {
      const are = await withReaders(type, roles, () => whoFetches(type));
      count(are.join() !== expected, `readers of ${type}: ${roles?.join()}`, survivors);
    }
  }
  const choosing = everyRole.filter((role) => mayFetch('TopicCircle', role));
  for (const roles of otherRoles(choosing)) {
    const are = await withChoosing(roles, whoFindsChosen);
    count(are.join() !== choosing.join(), `choosing: ${roles.join()}`, survivors);
  }
  expect(survivors).toEqual([]);
});
