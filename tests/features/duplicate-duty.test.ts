import { expect, test } from '@jest/globals';
import { codeAt, day, makeDuties, meeting, on, partsOf, take, type Duties } from '../support/duties.js';
import { ask, codeOf, data, owner, type Json } from '../support/world.js';
import { dutyActs } from '../support/duties.js';
import { globalId } from '../../src/platform/graphql/node.js';

const standings = async ({ office }: Duties, id: string): Promise<string[]> =>
  (await partsOf(office, id)).map(({ member, standing }) => `${member.name} ${standing}`);
const titles = async ({ office }: Duties, duplicated: boolean): Promise<string[]> => {
  const source = `{ dutyEvents(first: 20, duplicated: ${duplicated}) { nodes { title } } }`;
  return (await data(office, source, {}, on(day))).dutyEvents.nodes.map(({ title }: Json) => title as string);
};

test('the same activity counts once for a member though two offices record it, and both are told', async () => {
  const duties = await makeDuties();
  const { office, committee, members } = duties;
  const first = await take(office, 'recordDutyEvent', meeting(duties, members.slice(0, 2)));
  await take(office, 'recordDutyEvent', meeting(duties, members, { title: '另一个会' }));
  const again = meeting(duties, members.slice(1), { title: ' “重点工作” 座谈会。' });
  const second = await take(committee, 'recordDutyEvent', again);
  expect(second.duplicates).toMatchObject([
    { member: { name: '宣二' }, duplicateOf: { event: { id: first.dutyEvent.id, recordedBy: office.personName } } },
  ]);
  expect(await standings(duties, second.dutyEvent.id)).toEqual(['宣二 DUPLICATE', '宣三 PENDING']);
  expect(await titles(duties, true)).toEqual(['“重点工作” 座谈会。', '重点工作座谈会']);
  expect(await titles(duties, false)).toEqual(['另一个会']);
  const source =
    'query ($id: ID!) { dutyEvent(id: $id) { duplicates(first: 5) { nodes { member { name } event { recordedBy } } } } }';
  expect((await data(office, source, { id: first.dutyEvent.id })).dutyEvent.duplicates.nodes).toEqual([
    { member: { name: '宣二' }, event: { recordedBy: committee.personName } },
  ]);
  // Three were there, whoever recorded them.
  expect(await partsOf(office, first.dutyEvent.id)).toMatchObject([{ authors: 3 }, { authors: 3 }]);
});

test('when the first is taken back the next takes its place, and the others repeat that one', async () => {
  const duties = await makeDuties();
  const { office, members } = duties;
  const one = meeting(duties, members.slice(0, 1));
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) ids.push((await take(office, 'recordDutyEvent', one)).dutyEvent.id);
  await take(office, 'correctDutyEvent', { eventId: ids[0], reason: '重复' });
  expect(await Promise.all(ids.map((id) => standings(duties, id)))).toEqual([
    ...[['宣一 COMPENSATED'], ['宣一 PENDING'], ['宣一 DUPLICATE']],
  ]);
  const [second] = await partsOf(office, ids[1]);
  expect((await partsOf(office, ids[2]))[0].duplicateOf.id).toBe(second.id);
  // A replacement of the same activity comes before what repeats it.
  const { replacement } = await take(office, 'correctDutyEvent', {
    eventId: ids[1],
    reason: '组织单位',
    replacement: one,
  });
  expect(await standings(duties, replacement.id)).toEqual(['宣一 PENDING']);
  expect(await standings(duties, ids[2])).toEqual(['宣一 DUPLICATE']);
  const [heir] = await partsOf(office, replacement.id);
  expect((await partsOf(office, ids[2]))[0].duplicateOf.id).toBe(heir.id);
  // A duplicate that is taken back leaves what counts as it is.
  await take(office, 'correctDutyEvent', { eventId: ids[2], reason: '重复' });
  expect(await standings(duties, replacement.id)).toEqual(['宣一 PENDING']);
});

test('what is recorded at the same moment counts once', async () => {
  const duties = await makeDuties();
  const { office, committee, members } = duties;
  const both = [office, committee, office, committee].map((viewer, at) =>
    ask(viewer, dutyActs.recordDutyEvent, { input: meeting(duties, at % 2 ? members : members.toReversed()) }, on(day)),
  );
  expect((await Promise.all(both)).map(codeOf)).toEqual(['OK', 'OK', 'OK', 'OK']);
  const { rows } = await owner.query<{ live: number; n: number }>(
    `select count(*)::int as n, count(*) filter (where duplicate_of_id is null)::int as live
     from participation where tenant_id = $1 group by member_id`,
    [duties.county.id],
  );
  expect(rows).toEqual([1, 2, 3].map(() => ({ n: 4, live: 1 })));
});

test('what is taken back at the same moment is taken back once', async () => {
  const duties = await makeDuties();
  const { office, members } = duties;
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, members));
  const correction = { eventId: dutyEvent.id, reason: '重复' };
  const codes = await Promise.all([1, 2, 3].map(() => codeAt(office, 'correctDutyEvent', correction)));
  expect(codes.sort()).toEqual(['ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION', 'OK']);
});

test('five hundred members are recorded at once, and no more', async () => {
  const duties = await makeDuties([]);
  const { office, county } = duties;
  const { rows } = await owner.query<{ id: string }>(
    `insert into member (city_id, id, county_id, parent_id, tenant_id, reach, name, role, skills, state, joined_on)
     select $1, gen_random_uuid(), $2, $3, $2, 0, '众' || g, 'MEMBER', '{}', 'SERVING', '2022-01-10'
     from generate_series(1, 501) g returning id`,
    [county.cityId, county.id, county.parentId],
  );
  const ids = rows.map(({ id }) => globalId('Member', id));
  expect(await codeAt(office, 'recordDutyEvent', meeting(duties, ids))).toBe('BAD_USER_INPUT');
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, ids.slice(1)));
  expect((await partsOf(office, dutyEvent.id))[49]).toMatchObject({ place: 50, authors: 500 });
});
