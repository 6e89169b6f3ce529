import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { report, sized } from '../support/attack.js';
import type { FullNetwork } from '../support/full-network.js';
import { fullNetworks, within } from '../support/full-networks.js';
import { mutantsOf, scopeMutantsOf, type KeyMutant } from '../support/mutants/key-mutants.js';
import { displaced, KeyProbe, references, strays } from '../support/mutants/key-probe.js';
import type { Row } from '../support/oracle.js';
import type { Reference } from '../support/stored-rows.js';
import { copiesFor, guards, keysOfBodies, widened, type UniqueKey } from '../support/mutants/unique-probe.js';

const figures = { mutants: 0, noticed: 0, equivalent: 0, probes: 0 };
let network: FullNetwork;
let probe: KeyProbe;
let between: Reference[];
let toBody: Reference[];

beforeAll(async () => {
  const { big, database } = await fullNetworks('keys');
  network = within(big, [1, 1]);
  probe = await KeyProbe.of(database.client, network);
  ({ between, toBody } = await references());
}, 120_000);
afterAll(() => report('key mutants', figures));

const noForeignKey = '23503';

/** Keys and checks that would refuse a changed copy of a row before its references are looked at. */
const withoutOthers = `do $$ declare c record; begin
  for c in select conrelid::regclass as t, conname from pg_constraint k where connamespace = 'public'::regnamespace and contype in ('u', 'c')
    and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.conindid = k.conindid) loop
    execute format('alter table %s drop constraint %I', c.t, c.conname);
  end loop;
  for c in select indexrelid::regclass as i from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace and indisunique and not indisprimary
    and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) loop
    execute format('drop index %s', c.i);
  end loop;
end $$`;

async function undone<T>(act: () => Promise<T>, first = withoutOthers): Promise<T> {
  await probe.client.query('begin');
  await probe.client.query(first);
  await probe.client.query('set constraints all immediate');
  try {
    return await act();
  } finally {
    await probe.client.query('rollback');
  }
}

async function codesOf(table: string, rows: Row[]): Promise<string[]> {
  const codes: string[] = [];
  for (const row of rows) codes.push(await probe.insert(table, row));
  figures.probes += rows.length;
  return codes;
}

const straysOf = (reference: Reference): Row[] => network.bodies.flatMap((body) => strays(probe, reference, body));
const displacedOf = (reference: Reference): Row[] => {
  const [one, other] = network.counties;
  return displaced(probe, reference, one, other);
};

test('unbroken, no row refers to a row of another body, or to one in another sight, year or call', async () => {
  await undone(async () => {
    for (const reference of between) {
      const rows = straysOf(reference);
      expect([reference.name, rows.length > 0, ...new Set(await codesOf(reference.from, rows))]).toEqual([
        reference.name,
        true,
        noForeignKey,
      ]);
    }
  });
});

test('unbroken, no row is elsewhere than its body', async () => {
  await undone(async () => {
    for (const reference of toBody) {
      expect([reference.name, await codesOf(reference.from, displacedOf(reference))]).toEqual([
        reference.name,
        [noForeignKey, noForeignKey, noForeignKey],
      ]);
    }
  });
});

async function survivorsOf(mutants: KeyMutant[], table: string, rows: Row[]): Promise<string[]> {
  const survivors: string[] = [];
  for (const { name, statements } of mutants) {
    const noticed = await undone(async () => {
      for (const statement of statements) await probe.client.query(statement);
      return (await codesOf(table, rows)).some((code) => code !== noForeignKey);
    });
    figures.mutants += 1;
    figures.noticed += Number(noticed);
    if (!noticed) survivors.push(name);
  }
  return survivors;
}

test('with any reference gone or narrowed, some row comes to refer to what it must not', async () => {
  const survivors: string[] = [];
  for (const reference of between) {
    survivors.push(...(await survivorsOf(mutantsOf(reference), reference.from, straysOf(reference))));
  }
  // Whose a project is says who leads it, whoever is placed in one of its groups or invited to it.
  // Event and member of a participation, the call of a result, the assessment of what was submitted, and the result objected
  // to, are the body's by the references beside these.
  const equivalent = [
    'assessment_entry_submission without tenant_id',
    'participation_compensated_by without tenant_id',
    'participation_duplicate_of without tenant_id',
    'report_part_origin without tenant_id',
    'report_part_report without tenant_id',
    'report_part_sub_topic without tenant_id',
    'research_activity_group without to_tenant_id',
    'research_activity_invitation without to_tenant_id',
    'research_credit_researcher without tenant_id',
    'researcher_group without to_tenant_id',
    'researcher_invitation without to_tenant_id',
    'result_objection_subject without to_tenant_id',
    'sub_topic_group without tenant_id',
    'topic_result_merged_into without tenant_id',
  ];
  expect(survivors).toEqual(equivalent);
  figures.equivalent += equivalent.length;
  figures.mutants -= equivalent.length;
}, 120_000);

test('with the reference to its body gone or narrowed, some row comes to be elsewhere', async () => {
  const survivors: string[] = [];
  const tried = toBody.filter((_reference, at) => at % sized(4, 1) === 0);
  for (const reference of tried) {
    survivors.push(...(await survivorsOf(scopeMutantsOf(reference), reference.from, displacedOf(reference))));
  }
  // What refers to another row as well is in that one's city.
  const referring = new Set(between.map(({ from }) => from));
  // A project refers to an item or to a handover, or to neither, as that one does.
  referring.delete('research_project');
  // The ends of a channel are bodies of its city.
  referring.add('handover_channel');
  const equivalent = tried.filter(({ from }) => referring.has(from)).map(({ name }) => `${name} without city_id`);
  expect(survivors).toEqual(equivalent);
  figures.equivalent += equivalent.length;
  figures.mutants -= equivalent.length;
}, 120_000);

/** Whether somebody who takes what a neighbour has taken is told that it is taken. */
const tells = (key: UniqueKey, statements: string[]): Promise<boolean> =>
  undone(async () => {
    const [one, other] = network.counties;
    // Counties without townships ask nobody for marks: then it is the city's.
    const of = probe.of(key.table, other).length > 0 ? other : network.city;
    const copies = await copiesFor(probe, key, of, one);
    expect([key.name, copies.length > 0]).toEqual([key.name, true]);
    for (const statement of statements) await probe.client.query(statement);
    return (await codesOf(key.table, copies)).includes('23505');
  }, 'select');

test('no key tells a body what another one has taken, and with any key widened to the city it would', async () => {
  const keys = await keysOfBodies(probe.client);
  expect(keys.length).toBeGreaterThan(15);
  for (const key of keys) {
    expect([key.name, await tells(key, []), await tells(key, widened(key))]).toEqual([key.name, false, true]);
    figures.mutants += 1;
    figures.noticed += 1;
  }
}, 120_000);

test('what a key or check keeps out between bodies comes in without it', async () => {
  const [one, other] = network.counties;
  for (const { name, drop: gone, table, row, code } of guards(probe, one, other)) {
    const unbroken = await undone(() => codesOf(table, [row]), 'select');
    const broken = await undone(() => codesOf(table, [row]), gone);
    expect([name, unbroken, broken]).toEqual([name, [code], ['OK']]);
    figures.mutants += 1;
    figures.noticed += 1;
  }
});
