import { actOnMember, endOf, ofMember } from '../member/index.js';
import { Member, MemberState, tenureOf } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, illegalTransition, notFound } from '../platform/errors.js';
import { pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { ContactKind, ContactLink } from './contact-link.entity.js';
import type { EndContactInput, LinkContactInput } from './contact-link.inputs.js';
import { contactLinkWorkflow } from './contact-link.workflow.js';

/** A member keeps contact with another one, or with a group of the public. */
export async function linkContact(input: LinkContactInput, context: RequestContext): Promise<string> {
  const since = pastDay(input.since, 'input.since', context);
  const member = await actOnMember(input.memberId, 'linkContact', context);
  const to = input.kind === ContactKind.PUBLIC ? publicOf(input) : await memberOf(input, member, context);
  const values = { ...ofMember(member), kind: input.kind, ...to, since };
  const link = context.work.create(ContactLink, viewerOf(context), values);
  await context.work.flush();
  return link.id;
}

type To = Pick<ContactLink, 'toMemberId' | 'toName'>;

function publicOf({ toMemberId, toLabel }: LinkContactInput): To {
  if (toMemberId != null) {
    throw badInput('input.toMemberId', { en: 'does not go with PUBLIC.', zh: '联系群众时不填写委员。' });
  }
  return { toMemberId: null, toName: requiredText(toLabel ?? '', 'input.toLabel', 100) };
}

async function memberOf(
  { toMemberId, toLabel }: LinkContactInput,
  from: Member,
  { work }: RequestContext,
): Promise<To> {
  const field = 'input.toMemberId';
  if (toLabel != null) throw badInput('input.toLabel', { en: 'goes with PUBLIC.', zh: '仅在联系群众时填写。' });
  if (toMemberId == null) throw badInput(field, { en: 'is required with this kind.', zh: '此类别须填写联系对象。' });
  const { cityId, tenantId } = from;
  const to = await work.em.findOne(Member, { cityId, tenantId, id: keyOf('Member', toMemberId, field) });
  if (!to) throw notFound(field);
  if (to.id === from.id) throw badInput(field, { en: 'is the member himself.', zh: '不能联系本人。' });
  const { SERVING } = MemberState;
  if (to.state !== SERVING) throw illegalTransition('linkContact', to.state, [SERVING]);
  return { toMemberId: to.id, toName: to.name };
}

export async function endContact(input: EndContactInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('ContactLink', input.contactLinkId, 'input.contactLinkId');
  const link = await context.work.own(ContactLink, key, viewer);
  const { tenantId } = link;
  const problem = obstacle(contactLinkWorkflow, 'endContact', { tenantId, state: tenureOf(link) }, viewer);
  if (problem) throw problem;
  Object.assign(link, endOf(link, input, context));
  await context.work.flush();
  return key;
}
