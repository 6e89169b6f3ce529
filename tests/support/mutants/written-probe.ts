import { v7 as uuidv7 } from 'uuid';
import { roleOfLevel } from '../../../src/platform/database/database.js';
import { bodiesOfTwoCities } from '../every-row.js';
import type { TestBody } from '../world.js';

const [city, county] = bodiesOfTwoCities();
const [person, account, seat, identity, plan, item] = Array.from({ length: 6 }, () => uuidv7());
/** Who is concerned by the acts. */
export const acting = { city, person };

/** A statement of somebody at the database's door; `ofPerson` where it may end what is known of the person. */
export interface Written {
  text: string;
  ofPerson?: true;
}

const by = ({ id, cityId, countyId, level }: TestBody, text: string): Written => ({
  text: `set local role ${roleOfLevel[level]};
    select set_context(${id}, ${cityId}, ${countyId}, '${person}'); ${text}`,
});
const ofPerson = (written: Written): Written => ({ ...written, ofPerson: true });

const insertBody = ({ id, level, name, cityId, countyId, parentId }: TestBody): string =>
  `insert into body (id, level, name, city_id, county_id, parent_id, valid_from)
   values (${id}, '${level}', '${name}', ${cityId}, ${countyId}, ${parentId}, '2020-01-01')`;

const columns = 'city_id, county_id, parent_id, tenant_id, reach, id';
const place = (id: string, reach = 0): string =>
  `${county.cityId}, ${county.countyId}, ${county.parentId}, ${county.id}, ${reach}, '${id}'`;
const its = (id: string): string => `where city_id = ${county.cityId} and id = '${id}'`;

/** One of everything that triggers watch, written, changed and taken away. */
export const acts: Written[] = [
  { text: insertBody(city) },
  by(city, insertBody(county)),
  by(city, `update body set name = '改名' where city_id = ${city.id} and id = ${county.id}`),
  by(county, `insert into person (id, name) values ('${person}', '测试员')`),
  by(
    county,
    `insert into account (${columns}, person_id, person_name, name, state, founding, password_version, control_version,
       created_at) values (${place(account)}, '${person}', '测试员', 'clerk', 'ACTIVE', false, 1, 1, now())`,
  ),
  ofPerson(
    by(
      county,
      `insert into seat (${columns}, account_id, person_id, person_name, roles, state, founding, started_at)
       values (${place(seat)}, '${account}', '${person}', '测试员', '{OFFICE}', 'HELD', false, now())`,
    ),
  ),
  ofPerson(
    by(
      county,
      `insert into identity (${columns}, account_id, issuer, subject, linked_at)
       values (${place(identity)}, '${account}', 'issuer', 'subject', now())`,
    ),
  ),
  ofPerson(by(county, `delete from identity ${its(identity)}`)),
  ofPerson(by(city, `update body set closed_on = '2026-01-01' where city_id = ${city.id} and id = ${county.id}`)),
  ofPerson(by(county, `update account set state = 'DISABLED' ${its(account)}`)),
  ofPerson(by(county, `update seat set state = 'ENDED', ended_at = now() ${its(seat)}`)),
  by(
    county,
    `insert into plan (${columns}, level, year, title, state, edition, round, created_at, updated_at)
     values (${place(plan, 1)}, 'COUNTY', 2026, '计划', 'REPORTED', 0, 1, now(), now())`,
  ),
  by(
    county,
    `insert into plan_item (${columns}, level, plan_id, year, position, title, form, on_policy, source,
       handling_departments, participant_codes, suggestion_ids, planned_as, planned_from, due_on, phase, state)
     values (${place(item, 1)}, 'COUNTY', '${plan}', 2026, 1, '议题', 'SPECIAL', false, 'MEMBER',
       '{}', '{}', '{}', 'MONTH', '2026-06-01', '2026-06-30', 'TOPIC', 'PLANNED')`,
  ),
  by(county, `update plan set state = 'APPROVED' ${its(plan)}`),
  by(county, `update plan_item set phase = 'RESEARCH' ${its(item)}`),
  by(county, `delete from plan_item ${its(item)}`),
  by(county, `delete from plan ${its(plan)}`),
];
