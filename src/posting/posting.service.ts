import { bodyInSight } from '../body/index.js';
import { actOnMember, endOf, ofMember } from '../member/index.js';
import { tenureOf } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { Posting } from './posting.entity.js';
import type { EndPostingInput, PostMemberInput } from './posting.inputs.js';
import { postingWorkflow } from './posting.workflow.js';

/** Posts a member to a place of his own body or of one below it. */
export async function postMember(input: PostMemberInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const place = requiredText(input.place, 'input.place', 100);
  const since = pastDay(input.since, 'input.since', context);
  const member = await actOnMember(input.memberId, 'postMember', context);
  const { id: toTenantId } = await bodyInSight(input.body, 'input.body', viewer, context.work);
  const values = { ...ofMember(member), memberName: member.name, toTenantId, place, since };
  const posting = context.work.create(Posting, viewer, values);
  await context.work.flush();
  return posting.id;
}

export async function endPosting(input: EndPostingInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Posting', input.postingId, 'input.postingId');
  const posting = await context.work.own(Posting, key, viewer);
  const { tenantId } = posting;
  const problem = obstacle(postingWorkflow, 'endPosting', { tenantId, state: tenureOf(posting) }, viewer);
  if (problem) throw problem;
  Object.assign(posting, endOf(posting, input, context));
  await context.work.flush();
  return key;
}
