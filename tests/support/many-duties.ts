import type { Duties } from './duties.js';
import { owner } from './world.js';
import { keyOf } from './ids.js';

/** Members with thirty events each, written as the owner. */
export async function fillWithDuties({ county, kinds }: Duties, members: number): Promise<void> {
  const values = [county.cityId, county.id, county.parentId, members];
  const of = 'city_id, county_id, parent_id, tenant_id, reach, id';
  const own = (id: string) => `$1::bigint, $2::bigint, $3::bigint, $2::bigint, 0, ${id}`;
  const key = (what: string, number: string) => `md5('${what} ' || $2::bigint || ' ' || ${number})::uuid`;
  await owner.query(
    `insert into member (${of}, name, role, skills, state, joined_on)
     select ${own(key('member', 'g'))}, '众' || g, 'MEMBER', '{}', 'SERVING', '2022-01-10' from generate_series(1, $4::int) g`,
    values,
  );
  const day = (number: string) => `date '2026-01-01' + ${number} % 300`;
  await owner.query(
    `insert into duty_event (${of}, kind_id, kind_code, kind_name, family, title, happened_on, results, tags, evidence, activity,
       recorded_by, recorded_at, confirm_by, participant_person_ids)
     select ${own(key('event', 'g'))}, $5, 'meeting', '会议', 'MEETING', '会' || g, ${day('g')}, '{KEY}', '{}',
       '[{"kind": "表", "reference": "1"}]', 'MEETING ' || g, '办', now(), '2026-12-31', '{}'
     from generate_series(0, $4::int * 3 / 2 - 1) g`,
    [...values, keyOf(kinds.MEETING)],
  );
  // Keys are looked up by plans that know how much there is.
  await owner.query('analyze duty_event, member');
  await owner.query(
    `insert into participation (${of}, member_id, event_id, kind_code, family, happened_on, activity, role, place, authors, state,
       confirm_by, confirmed_on)
     select ${own('gen_random_uuid()')}, ${key('member', 'm')}, ${key('event', 'e')}, 'meeting', 'MEETING', ${day('e')},
       'MEETING ' || e, 'PARTICIPANT', 1, 20, 'RECORDED', '2026-02-01', '2026-02-02'
     from generate_series(1, $4::int) m cross join generate_series(0, 29) s
       cross join lateral (select (m * 7 + s * 37) % ($4::int * 3 / 2) as e) n`,
    values,
  );
  await owner.query('analyze participation');
}
