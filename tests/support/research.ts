import type { Viewer } from '../../src/platform/context.js';
import { sendTo, pass } from './handovers.js';
import { ask, codeFor, data, type Json, type TestBody } from './world.js';

const projectFields = `id year title aim leaderName startsOn handInOn endsOn state launchedOn closedOn closingNote version
  body { code } planItem { id } originHandover { id }`;
const topicFields =
  'id position title question dueOn version body { code } givenTo { code } group { id } project { id }';
const groupFields = 'id name leaderName note version body { code } project { id }';
const researcherFields = `id name affiliation role state namedOn withdrawnOn body { code } project { id } group { id }
  member { id } viewerCan { action allowed code }`;
const activityFields = `id kind title heldOn place text participants recordedBy body { code } project { id }
  group { id } attachments { name reference }`;
const wholeProject = `${projectFields} viewerCan { action allowed code }
  participants(first: 50) { nodes { id state toBody { code } } } subTopics(first: 50) { nodes { ${topicFields} } }
  groups(first: 50) { nodes { ${groupFields} } } researchers(first: 50) { nodes { ${researcherFields} } }
  activities(first: 50) { nodes { ${activityFields} } }`;

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
const onProject = (name: string, type: string): string => mutation(name, type, `researchProject { ${projectFields} }`);
const onTopic = (name: string, type: string): string => mutation(name, type, `subTopic { ${topicFields} }`);
const onGroup = (name: string, type: string): string => mutation(name, type, `researchGroup { ${groupFields} }`);
const onResearcher = (name: string, type: string): string => mutation(name, type, `researcher { ${researcherFields} }`);

/** Every mutation of joint research as a document with the one variable `input`. */
export const researchActs = {
  draftResearchProject: onProject('draftResearchProject', 'DraftResearchProjectInput'),
  editResearchProject: onProject('editResearchProject', 'EditResearchProjectInput'),
  launchResearchProject: onProject('launchResearchProject', 'ResearchProjectInput'),
  cancelResearchProject: onProject('cancelResearchProject', 'CancelResearchProjectInput'),
  closeResearchProject: onProject('closeResearchProject', 'CloseResearchProjectInput'),
  deleteResearchProject: mutation('deleteResearchProject', 'ResearchProjectInput', 'deletedId'),
  addSubTopic: onTopic('addSubTopic', 'AddSubTopicInput'),
  editSubTopic: onTopic('editSubTopic', 'EditSubTopicInput'),
  removeSubTopic: mutation('removeSubTopic', 'SubTopicInput', 'removedId'),
  addResearchGroup: onGroup('addResearchGroup', 'AddResearchGroupInput'),
  editResearchGroup: onGroup('editResearchGroup', 'EditResearchGroupInput'),
  removeResearchGroup: mutation('removeResearchGroup', 'ResearchGroupInput', 'removedId'),
  nameResearcher: onResearcher('nameResearcher', 'NameResearcherInput'),
  placeResearcher: onResearcher('placeResearcher', 'PlaceResearcherInput'),
  withdrawResearcher: onResearcher('withdrawResearcher', 'ResearcherInput'),
  recordResearchActivity: mutation(
    'recordResearchActivity',
    'RecordResearchActivityInput',
    `researchActivity { ${activityFields} }`,
  ),
  deleteResearchActivity: mutation('deleteResearchActivity', 'ResearchActivityInput', 'deletedId'),
};
export type ResearchAct = keyof typeof researchActs;

/** Does an act and answers with what it made or changed. */
export async function research(viewer: Viewer, act: ResearchAct, input: Json, now?: Date): Promise<Json> {
  return Object.values<Json>((await data(viewer, researchActs[act], { input }, { now }))[act])[0];
}

export const codeOfResearch = (viewer: Viewer | null, act: ResearchAct, input: Json): Promise<string> =>
  codeFor(viewer, researchActs[act], { input });

/** The first error of an act: its code and field. */
export async function researchRefusal(viewer: Viewer | null, act: ResearchAct, input: Json): Promise<Json> {
  const { errors } = await ask(viewer, researchActs[act], { input });
  return { code: errors?.[0].extensions.code ?? 'OK', field: errors?.[0].extensions.field };
}

export const drafted = (more: Json = {}): Json => ({
  ...{ year: 2027, title: '大气污染防治联合调研', leaderName: '宣南星' },
  ...{ startsOn: '2027-03-01', handInOn: '2027-06-30', endsOn: '2027-09-30', ...more },
});

/** A project of the body, launched. */
export async function launched(office: Viewer, more: Json = {}): Promise<string> {
  const { id: projectId } = await research(office, 'draftResearchProject', drafted(more));
  await research(office, 'launchResearchProject', { projectId });
  return projectId;
}

/** Invites a body, which accepts; answers with the id of the invitation. */
export async function joins(office: Viewer, projectId: string, to: TestBody, by: Viewer): Promise<string> {
  const { id: handoverId } = await sendTo(office, to, { kind: 'INVITE', subjectId: projectId });
  await pass(by, 'acceptHandover', { handoverId });
  return handoverId;
}

/** A project with its parts, as the viewer sees them; null where he does not see it. */
export async function projectSeen(viewer: Viewer, id: string): Promise<Json> {
  const source = `query ($id: ID!) { node(id: $id) { ... on ResearchProject { ${wholeProject} } } }`;
  const { data: answer, errors } = await ask(viewer, source, { id });
  if (errors && errors[0].extensions.code !== 'NOT_FOUND') throw new Error(JSON.stringify(errors));
  return answer?.node ?? null;
}

export const projects = async (viewer: Viewer, args: string): Promise<string[]> =>
  (await data(viewer, `{ researchProjects(first: 50, ${args}) { nodes { id } } }`)).researchProjects.nodes.map(
    ({ id }: Json) => id as string,
  );

/** Whether a record of whatever type exists for the viewer. */
export async function sees(viewer: Viewer, id: string): Promise<boolean> {
  const { data: answer, errors } = await ask(viewer, 'query ($id: ID!) { node(id: $id) { id } }', { id });
  if (errors && errors[0].extensions.code !== 'NOT_FOUND') throw new Error(JSON.stringify(errors));
  return answer?.node != null;
}
