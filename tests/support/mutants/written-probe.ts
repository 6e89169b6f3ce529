import { v7 as uuidv7 } from 'uuid';
import { roleOfLevel } from '../../../src/platform/database/database.js';
import { bodiesOfTwoCities } from '../every-row.js';
import type { TestBody } from '../world.js';

const [city, county] = bodiesOfTwoCities();
const [person, account, seat, identity, plan, item] = Array.from({ length: 6 }, () => uuidv7());
const [scheme, assessment, result, figure, objection, withdrawn] = Array.from({ length: 6 }, () => uuidv7());
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
/** The same by somebody who keeps files, as whoever objects for a body does. */
const byKeeper = ({ id, cityId, countyId, level }: TestBody, text: string): Written => ({
  text: `set local role ${roleOfLevel[level]};
    select set_context(${id}, ${cityId}, ${countyId}, '${person}', true, '{}'); ${text}`,
});
const ofPerson = (written: Written): Written => ({ ...written, ofPerson: true });

const insertBody = ({ id, level, name, cityId, countyId, parentId }: TestBody): string =>
  `insert into body (id, level, name, city_id, county_id, parent_id, valid_from)
   values (${id}, '${level}', '${name}', ${cityId}, ${countyId}, ${parentId}, '2020-01-01')`;

const columns = 'city_id, county_id, parent_id, tenant_id, reach, id';
const place = (id: string, reach = 0): string =>
  `${county.cityId}, ${county.countyId}, ${county.parentId}, ${county.id}, ${reach}, '${id}'`;
const placeAbove = (id: string, reach = 0): string => `${city.cityId}, 0, 0, ${city.id}, ${reach}, '${id}'`;
const objecting = (id: string): Written =>
  byKeeper(
    county,
    `insert into result_objection (${columns}, to_tenant_id, assessment_id, result_id, subject_tenant_id, reason, state,
       made_by, made_on) values (${place(id)}, ${city.id}, '${assessment}', '${result}', ${county.id}, '有误', 'SUBMITTED',
       '测试员', '2026-06-01')`,
  );
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
  by(
    city,
    `insert into scheme (${columns}, series_id, edition, year, subject, title, document, state, published_on, version)
     values (${placeAbove(scheme, 1)}, '${scheme}', 1, 2026, 'BODY', '办法', '{}', 'PUBLISHED', '2026-01-05', 1)`,
  ),
  by(
    city,
    `insert into assessment (${columns}, scheme_id, year, subject, title, state, round, objection_days, opened_on,
       decided_on, published_on, objections_by) values (${placeAbove(assessment, 2)}, '${scheme}', 2026, 'BODY', '考核',
       'PUBLISHED', 1, 7, '2026-05-01', '2026-05-20', '2026-05-28', '2026-06-04')`,
  ),
  by(
    city,
    `insert into assessment_figure (${columns}, assessment_id, subjects, exempt, scored, grades, marks_expected,
       marks_given, duty_reports, objections, objections_decided, counted_at)
     values (${placeAbove(figure, 1)}, '${assessment}', 1, 0, 1, '{}', 0, 0, 0, 0, 0, now())`,
  ),
  by(
    city,
    `insert into assessment_result (${columns}, assessment_id, year, position, subject_name, subject_tenant_id,
       published, compensation, covered, proposals)
     values (${placeAbove(result)}, '${assessment}', 2026, 1, '测试县', ${county.id}, true, 0, false, '{}')`,
  ),
  objecting(withdrawn),
  byKeeper(county, `update result_objection set state = 'WITHDRAWN', withdrawn_on = '2026-06-02' ${its(withdrawn)}`),
  objecting(objection),
  by(
    city,
    `insert into objection_decision (${columns}, to_tenant_id, objection_id, upheld, reason, decided_by, decided_on)
     values (${placeAbove(uuidv7())}, ${county.id}, '${objection}', false, '属实', '测试员', '2026-06-03')`,
  ),
];
