import type { Viewer } from '../../src/platform/context.js';
import { parseGlobalId } from '../../src/platform/graphql/node.js';
import { pass } from './handovers.js';
import { ask, codeFor, data, type Json } from './world.js';

const versionFields = `id number title text state handedInOn handedInBy body { code } project { id } subTopic { id }
  contribution { id } attachments { name reference } handover { id kind state toBody { code } }`;
const contributionFields = `id title text state draftedBy dueOn handedInCount firstHandedInOn onTime version body { code }
  project { id } subTopic { id } attachments { name reference } viewerCan { action allowed code }
  versions(first: 20) { nodes { ${versionFields} } }`;
const partFields = `id position heading text isReturned version origin { code } subTopic { id } contributionVersion { id }
  attachments { name reference } report { id }`;
const reportFields = `id year title summary state finalisedOn version body { code } project { id }
  viewerCan { action allowed code } parts(first: 50) { nodes { ${partFields} } }`;

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
const onContribution = (name: string, type: string): string =>
  mutation(name, type, `contribution { ${contributionFields} }`);
const onReport = (name: string, type: string): string => mutation(name, type, `researchReport { ${reportFields} }`);
const onPart = (name: string, type: string): string => mutation(name, type, `reportPart { ${partFields} }`);

/** Every mutation on contributions and reports as a document with the one variable `input`. */
export const resultActs = {
  draftContribution: onContribution('draftContribution', 'DraftContributionInput'),
  editContribution: onContribution('editContribution', 'EditContributionInput'),
  deleteContribution: mutation('deleteContribution', 'ContributionInput', 'deletedId'),
  handInContribution: onContribution('handInContribution', 'HandInContributionInput'),
  draftReport: onReport('draftReport', 'DraftReportInput'),
  editReport: onReport('editReport', 'EditReportInput'),
  mergeContributions: onReport('mergeContributions', 'MergeContributionsInput'),
  finaliseReport: onReport('finaliseReport', 'ReportInput'),
  addReportPart: onPart('addReportPart', 'AddReportPartInput'),
  editReportPart: onPart('editReportPart', 'EditReportPartInput'),
  removeReportPart: mutation('removeReportPart', 'ReportPartInput', 'removedId'),
};
export type ResultAct = keyof typeof resultActs;

/** Does an act and answers with what it made or changed. */
export async function result(viewer: Viewer, act: ResultAct, input: Json, now?: Date): Promise<Json> {
  return Object.values<Json>((await data(viewer, resultActs[act], { input }, { now }))[act])[0];
}

export const codeOfResult = (viewer: Viewer | null, act: ResultAct, input: Json): Promise<string> =>
  codeFor(viewer, resultActs[act], { input });

/** The first error of an act: its code and field. */
export async function resultRefusal(viewer: Viewer | null, act: ResultAct, input: Json): Promise<Json> {
  const { errors } = await ask(viewer, resultActs[act], { input });
  return { code: errors?.[0].extensions.code ?? 'OK', field: errors?.[0].extensions.field };
}

/** A contribution of the body, handed in; answers with its first version. */
export async function handedIn(by: Viewer, projectId: string, more: Json = {}): Promise<Json> {
  const draft = { projectId, title: '调研成果', text: '成果正文', ...more };
  const { id: contributionId } = await result(by, 'draftContribution', draft);
  const { versions } = await result(by, 'handInContribution', { contributionId });
  return { contributionId, ...versions.nodes[0] };
}

/** The same, accepted by the body that leads the project. */
export async function accepted(lead: Viewer, by: Viewer, projectId: string, more: Json = {}): Promise<Json> {
  const version = await handedIn(by, projectId, more);
  if (version.handover) await pass(lead, 'acceptHandover', { handoverId: version.handover.id });
  return version;
}

const fieldsOf: Record<string, string> = {
  Contribution: contributionFields,
  ContributionVersion: versionFields,
  ResearchReport: reportFields,
  ReportPart: partFields,
};

/** A record of one of these types as the viewer sees it; null where it does not exist for him. */
export async function resultSeen(viewer: Viewer, id: string): Promise<Json> {
  const { type } = parseGlobalId(id, 'id');
  const source = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fieldsOf[type]} } } }`;
  const { data: answer, errors } = await ask(viewer, source, { id });
  if (errors && errors[0].extensions.code !== 'NOT_FOUND') throw new Error(JSON.stringify(errors));
  return answer?.node ?? null;
}

const ids = (list: Json): string[] => list.nodes.map(({ id }: Json) => id as string);

export const contributions = async (viewer: Viewer, args = ''): Promise<string[]> =>
  ids((await data(viewer, `{ contributions(first: 20${args && `, ${args}`}) { nodes { id } } }`)).contributions);

export const reports = async (viewer: Viewer, args: string): Promise<string[]> =>
  ids((await data(viewer, `{ researchReports(first: 20, ${args}) { nodes { id } } }`)).researchReports);

/** What was handed in for a project and its report, as the viewer sees them. */
export async function resultsOf(viewer: Viewer, id: string): Promise<Json> {
  const source = `query ($id: ID!) { node(id: $id) { ... on ResearchProject { state report { id state }
    contributionVersions(first: 50) { nodes { id title number state body { code } } } } } }`;
  return (await data(viewer, source, { id })).node;
}
