import { expect, test } from '@jest/globals';
import { features } from '../../src/features.js';
import type { Viewer } from '../../src/platform/context.js';
import { permissionsOf } from '../../src/platform/feature.js';
import { everybody, lets, signedIn, type Rule } from '../../src/platform/permissions.js';
import { placesOf, variablesOf } from '../support/samples.js';
import { mutations, queries, type Operation } from '../support/schema-walk.js';
import { codeFor, makeNetwork, personIn, Role } from '../support/world.js';

const permissions = permissionsOf(features);
const ruleOf = ({ kind, name }: Operation): Rule =>
  name === 'node' ? signedIn : permissions[kind === 'query' ? 'Query' : 'Mutation'][name];
const guarded = (operation: Operation): boolean => ruleOf(operation) !== everybody;
const byRoles = (operation: Operation): boolean => guarded(operation) && ruleOf(operation) !== signedIn;
const everyRole = Object.values(Role);

/** The code that `viewer` gets for each operation with variables of the right shape. */
const codesFor = async (viewer: Viewer | null, asked: Operation[]): Promise<[name: string, code: string][]> =>
  Promise.all(
    asked.map(async (operation) => [operation.name, await codeFor(viewer, operation.source, variablesOf(operation))]),
  );

const allWith = (code: string, asked: Operation[]) => asked.map(({ name }) => [name, code]);

test('there is something to climb, and the only operation for everybody is signing in', () => {
  expect(queries.length).toBeGreaterThan(15);
  expect(mutations.length).toBeGreaterThan(60);
  expect([...queries, ...mutations].filter((operation) => !guarded(operation)).map(({ name }) => name)).toEqual([
    'signIn',
  ]);
});

test('what is not for certain roles is signing in and out, and what a person does for himself', () => {
  const open = mutations.filter((operation) => !byRoles(operation)).map(({ name }) => name);
  expect(open.sort()).toEqual(['acceptSeat', 'changePassword', 'signIn', 'signOut']);
});

test('nobody gets anything', async () => {
  const asked = [...queries, ...mutations].filter(guarded);
  expect(await codesFor(null, asked)).toEqual(allWith('UNAUTHENTICATED', asked));
});

test('every role but those named is refused, alone and together with all others that are not named', async () => {
  const { city, counties, towns } = await makeNetwork();
  let refused = 0;
  for (const body of [city, counties[0], towns[0][0]]) {
    const asked = [...queries, ...mutations].filter(byRoles);
    for (const role of everyRole) {
      const closedTo = asked.filter((operation) => !lets(ruleOf(operation), { viewer: personIn(body, role) }));
      expect([role, await codesFor(personIn(body, role), closedTo)]).toEqual([role, allWith('FORBIDDEN', closedTo)]);
      refused += closedTo.length;
    }
    for (const operation of asked) {
      const others = everyRole.filter((role) => !lets(ruleOf(operation), { viewer: personIn(body, role) }));
      expect([operation.name, ...(await codesFor(personIn(body, ...others), [operation]))]).toEqual([
        operation.name,
        [operation.name, 'FORBIDDEN'],
      ]);
    }
  }
  expect(refused).toBeGreaterThan(500);
});

test('a rule by roles names some and leaves others out', async () => {
  const { counties } = await makeNetwork();
  const asked = [...queries, ...mutations].filter(byRoles);
  const naming = asked.map((operation) => {
    const named = everyRole.filter((role) => lets(ruleOf(operation), { viewer: personIn(counties[0], role) }));
    return [operation.name, named.length > 0 && named.length < everyRole.length];
  });
  expect(naming).toEqual(asked.map(({ name }) => [name, true]));
});

test('in a closed body nobody writes, whatever his roles, and everybody goes on reading', async () => {
  const { city, counties, towns } = await makeNetwork();
  for (const body of [city, counties[0], towns[0][0]]) {
    const person = personIn({ ...body, closedOn: '2026-01-01' }, ...everyRole);
    const writing = mutations.filter(byRoles);
    expect(await codesFor(person, writing)).toEqual(allWith('FORBIDDEN', writing));
    // What asks for an id finds nothing under the sampled one; all else answers.
    const reading = queries.filter((operation) => placesOf(operation).every(({ scalar }) => scalar !== 'ID'));
    const codes = await codesFor(person, reading);
    expect(codes.filter(([, code]) => ['UNAUTHENTICATED', 'FORBIDDEN'].includes(code))).toEqual([]);
    expect(codes.filter(([, code]) => code === 'OK').length).toBeGreaterThan(reading.length / 2);
  }
});
