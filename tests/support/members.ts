import type { Viewer } from '../../src/platform/context.js';
import { data, type Json } from './world.js';

const member = 'member { id name externalKey role post party skills state joinedOn leftOn linked version }';
const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;

/** The mutations of members and what belongs to them. */
export const memberActs = {
  addMember: mutation('addMember', 'AddMemberInput', member),
  changeMember: mutation('changeMember', 'ChangeMemberInput', member),
  releaseMember: mutation('releaseMember', 'MemberEventInput', member),
  reinstateMember: mutation('reinstateMember', 'MemberEventInput', member),
  linkMember: mutation('linkMember', 'LinkMemberInput', member),
  unlinkMember: mutation('unlinkMember', 'MemberInput', member),
  rollOverTerm: mutation('rollOverTerm', 'RollOverTermInput', 'term { number } continuing leaving'),
  addMemberGroup: mutation('addMemberGroup', 'AddMemberGroupInput', 'memberGroup { id kind name aliases version }'),
  changeMemberGroup: mutation('changeMemberGroup', 'ChangeMemberGroupInput', 'memberGroup { name aliases version }'),
  joinGroup: mutation('joinGroup', 'JoinGroupInput', 'groupMembership { id role since until groupName tenure }'),
  leaveGroup: mutation('leaveGroup', 'LeaveGroupInput', 'groupMembership { id until reason tenure }'),
  postMember: mutation('postMember', 'PostMemberInput', 'posting { id memberName place toBody { code } until }'),
  endPosting: mutation('endPosting', 'EndPostingInput', 'posting { id until reason tenure }'),
  linkContact: mutation('linkContact', 'LinkContactInput', 'contactLink { id kind toName toMember { name } until }'),
  endContact: mutation('endContact', 'EndContactInput', 'contactLink { id until tenure }'),
  previewRoster: mutation(
    'previewRoster',
    'PreviewRosterInput',
    'rosterImport { id state newRows sameRows changedRows warningRows errorRows ignoredColumns }',
  ),
  commitRoster: mutation('commitRoster', 'CommitRosterInput', 'rosterImport { id state committedAt }'),
} as const;
export type MemberActName = keyof typeof memberActs;

/** Takes an act and answers with what it made or changed. */
export async function take(viewer: Viewer, name: MemberActName, input: Json, now?: Date): Promise<Json> {
  const payload = (await data(viewer, memberActs[name], { input }, now ? { now } : {}))[name];
  return name === 'rollOverTerm' ? payload : Object.values<Json>(payload)[0];
}

export const addMember = (office: Viewer, name: string, more: Json = {}): Promise<Json> =>
  take(office, 'addMember', { name, ...more });
export const addGroup = async (office: Viewer, kind: string, name: string, aliases: string[] = []): Promise<string> =>
  (await take(office, 'addMemberGroup', { kind, name, aliases })).id;

const file = `id name role state body { code } changes(first: 50) { nodes { kind field before after changedOn reason recordedBy } }
  groups(first: 50) { nodes { id kind groupName role since until reason group { name } } }
  terms(first: 10) { nodes { termNumber role since until reason term { number } } }
  postings(first: 10) { nodes { id place memberName until toBody { code } } }
  contacts(first: 10) { nodes { id kind toName until toMember { name } } }
  contactsWith(first: 10) { nodes { member { name } until } }`;

/** All there is of a member. */
export const fileOf = async (viewer: Viewer, id: string): Promise<Json> =>
  (await data(viewer, `query ($id: ID!) { member(id: $id) { ${file} } }`, { id })).member;
export const ownFiles = async (viewer: Viewer): Promise<Json> =>
  (await data(viewer, `{ myMemberships { ${file} } }`)).myMemberships;
export const names = async (viewer: Viewer, filter = ''): Promise<string[]> =>
  (await data(viewer, `{ members(first: 100${filter}) { nodes { name } } }`)).members.nodes.map(
    ({ name }: Json) => name as string,
  );
