import { test, expect } from '@jest/globals';
import { makeFullNetwork } from '../support/full-network.js';
import { owner } from '../support/world.js';
test('build', async () => {
  const t = Date.now();
  const n = await makeFullNetwork([2, 1]);
  console.log('ms', Date.now() - t);
  const { rows: tables } = await owner.query(
    `select relname as t from pg_class where relnamespace='public'::regnamespace and relkind='r'`,
  );
  for (const { t } of tables) {
    const col = await owner.query(`select 1 from pg_attribute where attrelid=$1::regclass and attname='tenant_id'`, [
      t,
    ]);
    if (!col.rowCount) continue;
    const r = await owner.query(`select tenant_id, count(*) as n from ${t} where city_id=$1 group by 1`, [n.city.id]);
    console.log(t, r.rows.map((x) => x.n).join(' '));
  }
  expect(1).toBe(1);
});
