import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { variedNetwork } from '../support/roll-up.js';
import { site, type Json, type TestBody } from '../support/world.js';

test('kept figures are read by raw statement only within the own subtree, and written by nobody', async () => {
  const { city, counties, towns } = await variedNetwork();
  const seen = async (role: 'api_city' | 'api_county' | 'api_town', body: TestBody): Promise<Json[]> => {
    const client = await site.database.connect(role);
    try {
      await client.query('begin');
      await client.query('select set_context($1, $2, $3, $4)', [body.id, body.cityId, body.countyId, uuidv7()]);
      const { rows } = await client.query(
        'select distinct tenant_id, coverage from plan_figure where city_id > 0 order by 1, 2',
      );
      const written = [
        'insert into plan_figure (city_id) values (1)',
        `update plan_figure set figures = '{}' where city_id > 0`,
        'delete from plan_figure where city_id > 0',
      ];
      for (const statement of written) {
        await client.query('savepoint here');
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback to here');
      }
      await expect(client.query('select * from recount_plan_figures($1)', [city.id])).rejects.toMatchObject({
        code: '42501',
      });
      return rows;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const both = (bodies: TestBody[]) =>
    bodies.flatMap(({ id }) => ['OWN', 'SUBTREE'].map((coverage) => ({ tenant_id: id, coverage })));
  const reported = [city, counties[0], towns[0][0], towns[0][1], counties[1], towns[1][0], towns[1][1]];
  expect(await seen('api_city', city)).toEqual(both(reported));
  expect(await seen('api_county', counties[0])).toEqual(both([counties[0], towns[0][0], towns[0][1]]));
  expect(await seen('api_town', towns[0][0])).toEqual(both([towns[0][0]]));
});
