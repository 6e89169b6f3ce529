import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { schema } from '../../src/app.js';
import { report, sized } from '../support/attack.js';
import { expectedActs, type ActName } from '../support/mutants/expected-workflows.js';
import { alsoRole, everyRole, schemaBroken } from '../support/mutants/permission-mutants.js';
import { storeGateTemplate } from '../support/mutants/record-kinds-probe.js';
import type { Place } from '../support/mutants/record-probe.js';
import { isEquivalent, mutantsOf, whileBroken, type Mutant, type Probe } from '../support/mutants/workflow-mutants.js';
import { outcomeOf, outcomesExpected, stateOf, statesFor } from '../support/mutants/workflow-probe.js';
import { decidedBy, rowNames } from '../support/mutants/workflow-rows-mutants.js';
import { makeNetwork, type Role } from '../support/world.js';

const actNames = Object.keys(expectedActs) as ActName[];
const figures = { acts: actNames.length, rows: rowNames.length, mutants: 0, noticed: 0, equivalent: 0, probes: 0 };
let place: Place;

beforeAll(async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 2 });
  place = { above: city, body: counties[0], below: towns[0][0], beside: towns[0][1], personId: uuidv7() };
  await storeGateTemplate(place);
});
afterAll(() => report('workflow mutants', figures));

/** What is otherwise than expected in a probe, or undefined. */
async function difference(executable: GraphQLSchema, { act, at, role }: Probe): Promise<unknown[] | undefined> {
  figures.probes += 1;
  const is = await outcomeOf(executable, act, at, role, place);
  const should = outcomesExpected(act, at, role);
  return should.includes(is) ? undefined : [act, at, role, is, should];
}

/** Everybody in every state; in the short form a sample with, of each act, somebody who may where it is possible. */
function probesOf(act: ActName): Probe[] {
  const { from, by } = expectedActs[act];
  const all = statesFor(act).flatMap((at) => everyRole.map((role) => ({ act, at, role })));
  const first = all.find(({ at, role }) => from.includes(stateOf(at)) && role === by[0]);
  return all.filter((probe, at) => probe === first || (at + act.length) % sized(11, 1) === 0);
}

test('every row of every workflow decides an act that is expected, and every act is decided by a row', () => {
  expect([...new Set(rowNames.flatMap(decidedBy))].sort()).toEqual([...actNames].sort());
});

test('unbroken, every act does what is expected of it, in every state and by every role', async () => {
  const wrong: unknown[] = [];
  for (const probe of actNames.flatMap(probesOf)) {
    const different = await difference(schema, probe);
    if (different) wrong.push(different);
  }
  expect(wrong).toEqual([]);
}, 240_000);

const opened = new Map<Role, GraphQLSchema>();
/** The guard of a mutation is made of the row's roles when the service starts: a row that names more lets more in. */
function schemaLetting(role: Role | undefined): GraphQLSchema {
  if (!role) return schema;
  const known = opened.get(role) ?? schemaBroken(alsoRole(role));
  opened.set(role, known);
  return known;
}

const isNoticed = (mutant: Mutant): Promise<boolean> =>
  whileBroken(mutant, async () => {
    for (const probe of mutant.probes) {
      if (await difference(schemaLetting(mutant.alsoAsking), probe)) return true;
    }
    return false;
  });

test('with any row broken, some act does otherwise, unless nothing could', async () => {
  const mutants = rowNames.flatMap(mutantsOf).filter((_mutant, at) => at % sized(19, 1) === 0);
  const survivors: string[] = [];
  for (const mutant of mutants) {
    if (!(await isNoticed(mutant))) survivors.push(mutant.name);
  }
  const equivalent = mutants.map(({ name }) => name).filter(isEquivalent);
  expect(survivors).toEqual(equivalent);
  expect(mutants.length).toBeGreaterThan(sized(50, 1000));
  figures.mutants = mutants.length - equivalent.length;
  figures.noticed = mutants.length - survivors.length;
  figures.equivalent = equivalent.length;
}, 400_000);
