import { Member, MemberState } from '../member/member.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, illegalTransition } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { obstacle, take } from '../platform/workflow.js';
import { groupOfProject } from '../research-group/index.js';
import { partWorkflow, projectFor, projectOfTeam } from '../research-project/index.js';
import { Researcher } from './researcher.entity.js';
import type { NameResearcherInput, PlaceResearcherInput } from './researcher.inputs.js';
import { researcherWorkflow } from './researcher.workflow.js';

type Who = Pick<Researcher, 'memberId' | 'personId' | 'name' | 'affiliation'>;

/** Names somebody of the own body for a project it leads or takes part in. */
export async function nameResearcher(input: NameResearcherInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('ResearchProject', input.projectId, 'input.projectId');
  const { project, invitationId } = await projectOfTeam(key, 'nameResearcher', context);
  const who = input.memberId == null ? expertOf(input) : await memberOf(input, context);
  const of = { projectId: key, invitationId, toTenantId: project.tenantId, role: input.role, namedOn: today(context) };
  const researcher = context.work.create(Researcher, viewer, { ...who, ...of });
  await context.work.flush();
  return researcher.id;
}

const affiliationOf = ({ affiliation }: NameResearcherInput): string | null =>
  optionalText(affiliation, 'input.affiliation', 200);

function expertOf(input: NameResearcherInput): Who {
  const name = requiredText(input.name ?? '', 'input.name', 100);
  return { name, affiliation: affiliationOf(input), memberId: null, personId: null };
}

/** A serving member of the own body, locked: whoever links him to a seat meanwhile waits. */
async function memberOf(input: NameResearcherInput, context: RequestContext): Promise<Who> {
  if (input.name != null) {
    throw badInput('input.name', { en: 'is that of the member.', zh: '填写委员时不填写姓名。' });
  }
  const viewer = viewerOf(context);
  const member = await context.work.own(Member, keyOf('Member', input.memberId!, 'input.memberId'), viewer);
  const { id: memberId, personId, name, post, state } = member;
  if (state !== MemberState.SERVING) throw illegalTransition('nameResearcher', state, [MemberState.SERVING]);
  return { memberId, personId, name, affiliation: affiliationOf(input) ?? post?.slice(0, 200) ?? null };
}

/** Puts a researcher into a group of the project, or into none. */
export async function placeResearcher(input: PlaceResearcherInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Researcher', input.researcherId, 'input.researcherId');
  const researcher = await context.work.own(Researcher, key, viewer);
  const { projectId, toTenantId, state } = researcher;
  const problem = obstacle(researcherWorkflow, 'placeResearcher', { tenantId: toTenantId, state }, viewer);
  if (problem) throw problem;
  await projectFor(projectId, 'placeResearcher', partWorkflow, context);
  const { groupId } = input;
  researcher.groupId = groupId == null ? null : await groupOfProject(groupId, projectId, context);
  await context.work.flush();
  return key;
}

/** Withdraws a researcher of the own body; with him goes his sight of the project. */
export async function withdrawResearcher(researcherId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Researcher', researcherId, 'input.researcherId');
  const researcher = await context.work.own(Researcher, key, viewer);
  take(researcherWorkflow, 'withdrawResearcher', researcher, viewer);
  researcher.withdrawnOn = today(context);
  await context.work.flush();
  return key;
}
