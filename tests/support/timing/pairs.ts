import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Samples } from './statistics.js';
import { owner, type TestBody } from '../world.js';

/** Keys made alike and at the same time: those that will be, and those that never are. */
export interface Keys {
  there: string[];
  never: string[];
}

export function makeKeys(pairs: number): Keys {
  const keys: Keys = { there: [], never: [] };
  for (let n = 0; n < pairs; n++) {
    const both = [uuidv7(), uuidv7()];
    if (randomInt(2) === 1) both.reverse();
    keys.there.push(both[0]);
    keys.never.push(both[1]);
  }
  return keys;
}

const scope = ({ cityId, countyId, parentId, id }: TestBody) => [cityId, countyId, parentId, id];

/** Drafts of a body, one for each key. A body has one plan a year: years after `from` are taken. */
export async function insertDrafts(body: TestBody, keys: readonly string[], from: number): Promise<void> {
  await owner.query(
    `insert into plan (city_id, county_id, parent_id, tenant_id, reach, id, level, year, title, state, edition, round,
       created_at, updated_at)
     select $1, $2, $3, $4, 0, k.id, $5, $6 + k.n, '计划', 'DRAFT', 0, 0, now(), now()
     from unnest($7::uuid[]) with ordinality k (id, n)`,
    [...scope(body), body.level, from, keys],
  );
}

/** Items of a draft, one for each key. */
export async function insertItems(body: TestBody, planId: string, keys: readonly string[]): Promise<void> {
  await owner.query(
    `insert into plan_item (city_id, county_id, parent_id, tenant_id, reach, id, level, plan_id, year, position, title, form,
       on_policy, source, handling_departments, participant_codes, suggestion_ids, planned_as, planned_from, due_on, phase,
       state)
     select $1, $2, $3, $4, 0, k.id, $5, $6, 2026, k.n, '议题', 'SPECIAL', false, 'MEMBER', '{}', '{}', '{}', 'MONTH',
       '2026-06-01', '2026-06-30', 'TOPIC', 'PLANNED'
     from unnest($7::uuid[]) with ordinality k (id, n)`,
    [...scope(body), body.level, planId, keys],
  );
}

/** Asks for one and the other by turns, which of them first decided by lot, so that no drift is on one side. */
export async function measure(pairs: number, ask: (isOne: boolean, at: number) => Promise<unknown>): Promise<Samples> {
  const samples: Samples = { one: [], other: [] };
  for (let at = 0; at < pairs; at++) {
    const first = randomInt(2) === 1;
    for (const isOne of [first, !first]) {
      const started = process.hrtime.bigint();
      await ask(isOne, at);
      samples[isOne ? 'one' : 'other'].push(Number(process.hrtime.bigint() - started) / 1000);
    }
  }
  return samples;
}

/** Other requests under way all the while. */
export async function underLoad<T>(load: () => Promise<unknown>, act: () => Promise<T>): Promise<T> {
  let isOver = false;
  const others = [1, 2].map(async () => {
    while (!isOver) await load();
  });
  try {
    return await act();
  } finally {
    isOver = true;
    await Promise.all(others);
  }
}

/** Accounts `<prefix>-0`, `<prefix>-1` and so on, all with one password. */
export async function insertAccounts(
  body: TestBody,
  prefix: string,
  count: number,
  hash: string | null,
): Promise<void> {
  await owner.query('insert into person (id, name) values ($1, $2) on conflict do nothing', [nobody, '测试员']);
  await owner.query(
    `insert into account (city_id, county_id, parent_id, tenant_id, reach, id, person_id, person_name, name, state, founding,
       password_hash, password_version, control_version, created_at)
     select $1, $2, $3, $4, 0, gen_random_uuid(), $5, '测试员', $6 || '-' || n, 'ACTIVE', false, $7, 1, 1, now()
     from generate_series(0, $8 - 1) n`,
    [...scope(body), nobody, prefix, hash, count],
  );
}

const nobody = uuidv7();
