import { Role, type Viewer } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';
import type { DemoMembers } from './demo-data.js';
import type { Cast } from './demo-plan.js';
import type { Act, Stage } from './stage.js';

/** The seats that people took in bodies of others, by the role of their own and the body. */
export type SecondSeats = Map<string, { holder: Viewer; seatId: string }>;

const day = '2026-01-31';
const since = '2022-01-10';
const act = (name: string, type: string, input: Record<string, unknown>, selection: string): Act => ({
  ...{ name, type, input, selection },
});
const reason = '换届';

/** Plays the roster of one body: its groups, some members with all that belongs to them, and the others by an import. */
export async function playMembers(
  roster: DemoMembers,
  { stage, cast, seats, termId }: { stage: Stage; cast: Cast; seats: SecondSeats; termId?: string },
): Promise<void> {
  const office = cast(Role.OFFICE, roster.body);
  const groups = await playGroups(roster, office, stage);
  const ids = await playNamed(roster, groups, office, { stage, termId });
  const text = roster.roster;
  const preview = { format: 'CSV', text, termId, on: since, reason };
  const [{ rosterImport }] = await stage.play(office, day, [
    act('previewRoster', 'PreviewRosterInput', preview, 'rosterImport { id }'),
  ]);
  const commit = { importId: rosterImport.id };
  await stage.play(office, day, [act('commitRoster', 'CommitRosterInput', commit, 'rosterImport { id }')]);
  await playContacts(roster, ids, office, stage);
  await linkPeople(roster, { stage, cast, seats, termId });
}

async function playGroups({ groups }: DemoMembers, office: Viewer, stage: Stage): Promise<Map<string, string>> {
  const acts = groups.map((group) => act('addMemberGroup', 'AddMemberGroupInput', { ...group }, 'memberGroup { id }'));
  const payloads = await stage.play(office, day, acts);
  return new Map(groups.map(({ kind, name }, at) => [`${kind} ${name}`, payloads[at].memberGroup.id]));
}

async function playNamed(
  { members }: DemoMembers,
  groups: Map<string, string>,
  office: Viewer,
  { stage, termId }: { stage: Stage; termId?: string },
): Promise<string[]> {
  const adds = members.map(({ key, name, role, post, party }) =>
    act(
      'addMember',
      'AddMemberInput',
      { name, externalKey: key, role, post, party, termId, joinedOn: since },
      'member { id }',
    ),
  );
  const ids = (await stage.play(office, day, adds)).map(({ member }) => member.id);
  const further = members.flatMap(({ joins, postings = [] }, at) => [
    ...joins.map(([kind, name, role]) => {
      const input = { memberId: ids[at], groupId: groups.get(`${kind} ${name}`), role, since, reason };
      return act('joinGroup', 'JoinGroupInput', input, '__typename');
    }),
    ...postings.map((posting) =>
      act('postMember', 'PostMemberInput', { memberId: ids[at], ...posting, since: '2023-03-01' }, '__typename'),
    ),
  ]);
  await stage.play(office, day, further);
  return ids;
}

async function playContacts({ contacts }: DemoMembers, ids: string[], office: Viewer, stage: Stage): Promise<void> {
  const acts = contacts.map(({ from, kind, to, label }) => {
    const input = { memberId: ids[from], kind, toMemberId: to === undefined ? undefined : ids[to], toLabel: label };
    return act('linkContact', 'LinkContactInput', { ...input, since: '2022-03-01' }, '__typename');
  });
  await stage.play(office, day, acts);
}

/** The demo account of a member is one, in each body where it holds a seat. */
async function linkPeople(
  { body }: DemoMembers,
  { stage, cast, seats, termId }: { stage: Stage; cast: Cast; seats: SecondSeats; termId?: string },
): Promise<void> {
  const own = cast(Role.MEMBER, body);
  const second = seats.get(body);
  const people = [{ name: own.personName, seatId: globalId('Seat', own.seatId) }];
  if (second) people.push({ name: second.holder.personName, seatId: second.seatId });
  for (const { name, seatId } of people) {
    const add = act('addMember', 'AddMemberInput', { name, termId, joinedOn: since }, 'member { id }');
    const [{ member }] = await stage.play(cast(Role.OFFICE, body), '2026-11-20', [add]);
    const link = act('linkMember', 'LinkMemberInput', { memberId: member.id, seatId }, '__typename');
    await stage.play(cast(Role.ADMIN, body), '2026-11-20', [link]);
  }
}
