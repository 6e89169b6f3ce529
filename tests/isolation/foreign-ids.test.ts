import { beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/node.js';
import { makeFullNetwork, type FullNetwork } from '../support/full-network.js';
import { askerOf, sees, type Row } from '../support/oracle.js';
import { code, nodeTypes, Reaching, targets, titleOf, type Kind, type Reached } from '../support/reaching.js';
import { storedRows, storedTables, tableOfType } from '../support/stored-rows.js';

let networks: FullNetwork[];
let stored: Map<string, Row[]>;

beforeAll(async () => {
  networks = await Promise.all([makeFullNetwork([2, 1]), makeFullNetwork([1])]);
  const cities = networks.map(({ city }) => city.id);
  stored = new Map(
    await Promise.all((await storedTables()).map(async (table) => [table.name, await storedRows(table, cities)] as const)),
  );
}, 60_000);

const rowsOf = (kind: Kind): Row[] => stored.get(kind === code ? 'body' : tableOfType(kind)!)!;
const idOf = (kind: Kind, row: Row): string => (kind === code ? String(row.id) : globalId(kind, row.id as string));
const bodyOf = (row: Row): number => (row.tenant_id ?? row.id) as number;

const hints = {};

test('reach', async () => {
  const [{ counties, office }] = networks;
  const viewer = office.get(counties[0].id)!;
  const own = (kind: Kind) => rowsOf(kind).filter((row) => bodyOf(row) === viewer.body.id).map((row) => idOf(kind, row));
  const reaching = new Reaching(viewer, own, hints);
  const t = Date.now();
  for (const target of targets) {
    const reached = await reaching.reach(target);
    console.log(titleOf(target), reached?.kinds.join(' ') ?? 'UNREACHED');
  }
  console.log(Date.now() - t);
  expect(1).toBe(1);
}, 60000);
