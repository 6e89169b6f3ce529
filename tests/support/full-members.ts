import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, Level, owner, type Json } from './world.js';
import { keyOf } from './ids.js';

const reason = '届中调整';

/** Members of a body with one of everything: what lasts and what has ended, linked and not. */
export async function fillMembers(office: Viewer, member: Viewer): Promise<void> {
  const sector = await group(office, 'SECTOR', '经济界');
  const committee = await group(office, 'COMMITTEE', '经济委');
  const termId = office.body.level === Level.TOWNSHIP ? undefined : await termOf(office);
  const joining = { groupIds: [sector, committee], termId, joinedOn: '2022-01-10' };
  const linked = await add(office, { ...joining, name: '测试甲', externalKey: 'A1', role: 'STANDING_MEMBER' });
  const himself = await add(office, { ...joining, name: '测试乙', externalKey: 'A2' });
  const left = await add(office, { ...joining, name: '测试丙' });
  await act(office, 'linkMember', { memberId: linked, seatId: await seatOf(office) });
  await belong(office, linked, himself, left);
  await act(office, 'changeMember', { memberId: himself, reason, post: '测试局副局长' });
  await act(office, 'releaseMember', { memberId: left, reason });
  const roster = { format: 'CSV', text: '姓名,编号,界别\n测试甲,A1,经济界\n测试丁,A4,无此界', termId };
  await act(office, 'previewRoster', roster);
  const brought = { ...roster, text: '姓名,编号,界别\n测试戊,A5,工商', skipErrors: true };
  const groupAliases = [{ kind: 'SECTOR', text: '工商', groupId: sector }];
  const { rosterImport } = await act(office, 'previewRoster', { ...brought, groupAliases });
  await act(office, 'commitRoster', { importId: rosterImport.id });
  await linkTo(member, himself);
}

const group = async (office: Viewer, kind: string, name: string): Promise<string> =>
  (await act(office, 'addMemberGroup', { kind, name, aliases: [`${name}别名`] })).memberGroup.id;
const add = async (office: Viewer, input: Json): Promise<string> => (await act(office, 'addMember', input)).member.id;

const termOf = async (office: Viewer): Promise<string> =>
  (await data(office, '{ terms(first: 1) { nodes { id } } }')).terms.nodes[0].id;
const seatOf = async (office: Viewer): Promise<string> => {
  const { nodes } = (await data(office, '{ seats(first: 10) { nodes { id personName } } }')).seats;
  return nodes.find(({ personName }: Json) => personName === '测试员').id;
};

async function belong(office: Viewer, one: string, other: string, left: string): Promise<void> {
  const studio = await group(office, 'STUDIO', '测试工作室');
  const since = '2023-01-10';
  const joined = { memberId: one, groupId: studio, role: 'HEAD', since, reason };
  await act(office, 'joinGroup', joined);
  const { groupMembership } = await act(office, 'joinGroup', { ...joined, memberId: other, role: 'MEMBER' });
  await act(office, 'leaveGroup', { membershipId: groupMembership.id, reason });
  const children = (await data(office, '{ bodies(scope: CHILDREN, first: 1) { nodes { code } } }')).bodies.nodes;
  const body = (children[0]?.code as string | undefined) ?? String(office.body.id);
  for (const memberId of [one, other, left]) {
    await act(office, 'postMember', { memberId, body, place: '第一网格', since });
    await act(office, 'linkContact', { memberId, kind: 'PUBLIC', toLabel: '西街商户', since });
  }
  await act(office, 'linkContact', { memberId: one, kind: 'PARTY_MEMBER', toMemberId: other, since });
  const { posting } = await act(office, 'postMember', { memberId: other, body, place: '第二网格', since });
  await act(office, 'endPosting', { postingId: posting.id, reason });
}

/** Written as the owner: who asks in these tests has no seat that is stored. */
async function linkTo({ body, personId }: Viewer, memberId: string): Promise<void> {
  const key = keyOf(memberId);
  const place = [personId, body.cityId, key];
  await owner.query('update member set person_id = $1 where city_id = $2 and id = $3', place);
  for (const part of ['member_change', 'group_membership', 'posting', 'contact_link', 'term_membership']) {
    await owner.query(`update ${part} set person_id = $1 where city_id = $2 and member_id = $3`, place);
  }
}
