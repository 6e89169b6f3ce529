import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { markedScheme, storeAssessment, storeResult } from './placed-assessments.js';
import { makeDuties, on, day, type Duties } from './duties.js';
import { act } from './full-body.js';
import { take as takeOfMember } from './members.js';
import { ask, codeOf, data, personIn, Role, type Json } from './world.js';
import { keyOf } from './ids.js';

const mark = 'id rule by item points remark givenBy givenAt body { code } result { id } request { id }';
const request =
  'id subjectName rule ruleTitle by most perItem marksBy state askedBy askedOn body { code } toBody { code } result { id }';
const report = 'id text handedInOn version selfMarks { rule points } member { name } assessment { id } body { code }';

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;

/** The mutations of marks. */
export const markActs = {
  requestMarks: mutation('requestMarks', 'RequestMarksInput', 'requests bodies subjects notPosted'),
  withdrawMarkRequest: mutation('withdrawMarkRequest', 'MarkRequestInput', `markRequest { ${request} }`),
  giveMarks: mutation('giveMarks', 'GiveMarksInput', `marks { ${mark} }`),
  withdrawMark: mutation('withdrawMark', 'WithdrawMarkInput', 'deletedId'),
  handInDutyReport: mutation('handInDutyReport', 'HandInDutyReportInput', `dutyReport { ${report} }`),
} as const;
export type MarkActName = keyof typeof markActs;

export const take = async (viewer: Viewer, name: MarkActName, input: Json, date = day): Promise<Json> =>
  (await data(viewer, markActs[name], { input }, on(date)))[name];
export const codeAt = async (viewer: Viewer | null, name: MarkActName, input: Json, date = day): Promise<string> =>
  codeOf(await ask(viewer, markActs[name], { input }, on(date)));
/** The code and the field that an act is refused with. */
export const refusalOf = async (viewer: Viewer, name: MarkActName, input: Json): Promise<[string, string]> => {
  const { extensions } = (await ask(viewer, markActs[name], { input }, on(day))).errors![0];
  return [extensions.code, extensions.field];
};

/** Requests that somebody finds, by name. */
export const requestsOf = async (viewer: Viewer, filter = 'received: true'): Promise<Json[]> =>
  (await data(viewer, `{ markRequests(first: 100, ${filter}) { nodes { ${request} } } }`)).markRequests.nodes;
export const marksOf = async (viewer: Viewer, resultId: string): Promise<Json[]> => {
  const source = `query ($id: ID!) { node(id: $id) { ... on AssessmentResult { marks(first: 50) { nodes { ${mark} } } } } }`;
  return (await data(viewer, source, { id: resultId })).node.marks.nodes;
};

/** A county whose three members are assessed: the first posted at both townships, the second at one, the third nowhere. */
export interface Marking extends Duties {
  schemeId: string;
  assessmentId: string;
  /** By the members. */
  results: string[];
  township: Viewer;
}

export async function makeMarking(state = 'MARKING'): Promise<Marking> {
  const duties = await makeDuties(undefined, 2);
  const { county, office, members } = duties;
  const { scheme } = await act(office, 'draftScheme', { year: 2026, document: markedScheme() });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  const assessment = await storeAssessment(county, keyOf(scheme.id), state);
  const results: string[] = [];
  for (const [at, member] of members.entries()) {
    const of = { member_id: keyOf(member), subject_name: ['宣一', '宣二', '宣三'][at], position: at + 1 };
    results.push(globalId('AssessmentResult', await storeResult(county, assessment, of)));
  }
  await post(duties, 0, 0);
  await post(duties, 0, 1);
  await post(duties, 1, 0);
  return {
    ...{ ...duties, results, schemeId: scheme.id, assessmentId: globalId('Assessment', assessment) },
    township: personIn(duties.towns[0][0], Role.LIAISON),
  };
}

const post = ({ office, members, towns }: Duties, member: number, town: number): Promise<Json> =>
  takeOfMember(office, 'postMember', {
    ...{ memberId: members[member], body: String(towns[0][town].id), place: '第一网格' },
  });

/** Asks the townships for their marks of those who are posted there. */
export const askTownships = ({ office, assessmentId }: Marking, more: Json = {}): Promise<Json> =>
  take(office, 'requestMarks', { assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30', ...more });

/** Input of a mark for the conduct of somebody. */
export const conduct = (resultId: string, points: number, by = 'OWN_BODY'): Json => ({
  ...{ resultId, rule: 'conduct', by, points },
});
