import { accountIn, type StoredAccount } from './accounts.js';
import { addMember, take as takeOfMember } from './members.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type Network, type TestBody } from './world.js';
import type { Viewer } from '../../src/platform/context.js';

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;

const kind = 'dutyKind { id code name family confirmDays state version }';
const entry =
  'id entry title happenedOn kindCode kindName family level results tags organiser quantity halfDays reason';
const event = `${entry} recordedBy confirmBy source evidence { kind reference } compensates { id } replaces { id }`;
const part =
  'id role place authors state standing confirmBy confirmedOn objection decision decidedBy member { name } event { id title }';
const told = `duplicates { id member { name } event { id } duplicateOf { id event { id recordedBy } } }`;

/** The mutations of duty events. */
export const dutyActs = {
  addDutyKind: mutation('addDutyKind', 'AddDutyKindInput', kind),
  changeDutyKind: mutation('changeDutyKind', 'ChangeDutyKindInput', kind),
  closeDutyKind: mutation('closeDutyKind', 'DutyKindInput', kind),
  adoptStandardDutyKinds: mutation(
    'adoptStandardDutyKinds',
    'AdoptStandardDutyKindsInput',
    'dutyKinds { id code name family confirmDays }',
  ),
  recordDutyEvent: mutation('recordDutyEvent', 'RecordDutyEventInput', `dutyEvent { ${event} } ${told}`),
  correctDutyEvent: mutation(
    'correctDutyEvent',
    'CorrectDutyEventInput',
    `dutyEvent { id } compensation { ${event} } replacement { ${event} } ${told}`,
  ),
  confirmParticipation: mutation('confirmParticipation', 'ParticipationInput', `participation { ${part} }`),
  objectToParticipation: mutation('objectToParticipation', 'ObjectToParticipationInput', `participation { ${part} }`),
  decideObjection: mutation(
    'decideObjection',
    'DecideObjectionInput',
    `participation { ${part} } compensation { ${event} } replacement { ${event} }`,
  ),
} as const;
export type DutyActName = keyof typeof dutyActs;

/** The day on which all of these happen; it is noon there. */
export const day = '2026-06-15';
export const on = (date: string): { now: Date } => ({ now: new Date(`${date}T12:00:00+08:00`) });

/** Takes an act on a day and answers with its payload. */
export const take = async (viewer: Viewer, name: DutyActName, input: Json, date = day): Promise<Json> =>
  (await data(viewer, dutyActs[name], { input }, on(date)))[name];
/** The code that an act is answered with. */
export const codeAt = async (viewer: Viewer | null, name: DutyActName, input: Json, date = day): Promise<string> =>
  codeOf(await ask(viewer, dutyActs[name], { input }, on(date)));
/** The field that an act is refused for. */
export const fieldOf = async (viewer: Viewer, name: DutyActName, input: Json): Promise<string> =>
  (await ask(viewer, dutyActs[name], { input }, on(day))).errors![0].extensions.field;

/** A county with its offices, a kind of each family, and members, the first two of whom have seats. */
export interface Duties extends Network {
  county: TestBody;
  office: Viewer;
  committee: Viewer;
  kinds: Record<string, string>;
  members: string[];
  accounts: StoredAccount[];
}

export async function makeDuties(names: readonly string[] = ['宣一', '宣二', '宣三'], towns = 1): Promise<Duties> {
  const network = await makeNetwork({ counties: 2, towns });
  const [county] = network.counties;
  const [office, committee, admin] = [Role.OFFICE, Role.COMMITTEE, Role.ADMIN].map((role) => personIn(county, role));
  const { dutyKinds } = await take(office, 'adoptStandardDutyKinds', {});
  const kinds = Object.fromEntries(dutyKinds.map(({ family, id }: Json) => [family, id]));
  const members: string[] = [];
  for (const name of names) members.push((await addMember(office, name, { joinedOn: '2022-01-10' })).id);
  const accounts = await Promise.all([accountIn(county, 'one', Role.MEMBER), accountIn(county, 'two', Role.MEMBER)]);
  for (const [at, { seatId }] of accounts.slice(0, names.length).entries()) {
    await takeOfMember(admin, 'linkMember', { memberId: members[at], seatId });
  }
  return { ...network, county, office, committee, kinds, members, accounts };
}

/** An event of a day with members in the same part. */
export const meeting = ({ kinds }: Pick<Duties, 'kinds'>, members: readonly string[], more: Json = {}): Json => ({
  ...{ kindId: kinds.MEETING, title: '重点工作座谈会', happenedOn: '2026-06-10' },
  participants: members.map((memberId) => ({ memberId })),
  ...more,
});

/** What is recorded in an event, as somebody reads it. */
export const partsOf = async (viewer: Viewer, id: string, date = day): Promise<Json[]> => {
  const source = `query ($id: ID!) { dutyEvent(id: $id) { participations(first: 50) { nodes { ${part} duplicateOf { id } compensatedBy { id } } } } }`;
  return (await data(viewer, source, { id }, on(date))).dutyEvent.participations.nodes;
};
