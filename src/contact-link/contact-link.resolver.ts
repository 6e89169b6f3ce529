import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Member, tenureOf } from '../member/member.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ContactLink } from './contact-link.entity.js';
import { EndContactInput, LinkContactInput } from './contact-link.inputs.js';
import { endContact, linkContact } from './contact-link.service.js';
import { contactLinkWorkflow } from './contact-link.workflow.js';

const ContactLinkConnection = connectionOf(ContactLink, 'contacts 联系');
const bySince: Order = { name: 'since', by: ['since'], descending: false };
const keptByMember: ListBelow<ContactLink> = { entity: () => ContactLink, by: 'memberId', order: bySince };
const keptWithMember: ListBelow<ContactLink> = { entity: () => ContactLink, by: 'toMemberId', order: bySince };

@ObjectType({ description: 'The contact after a mutation.', simpleResolvers: true })
class ContactLinkPayload {
  contactLinkId!: string;

  @ToOne(() => ContactLink, 'contactLinkId', { description: 'The contact as it is now.' })
  contactLink!: ContactLink;
}

@Resolver(() => ContactLink)
export class ContactLinkResolver {
  @Mutation(() => ContactLinkPayload, {
    description:
      'A serving member keeps contact with another one, or with a group of the public 建立联系. CONFLICT where he does already.',
  })
  async linkContact(
    @Arg('input', () => LinkContactInput) input: LinkContactInput,
    @Ctx() context: RequestContext,
  ): Promise<ContactLinkPayload> {
    return { contactLinkId: await linkContact(input, context) } as ContactLinkPayload;
  }

  @Mutation(() => ContactLinkPayload, { description: 'Ends a contact 结束联系.' })
  async endContact(
    @Arg('input', () => EndContactInput) input: EndContactInput,
    @Ctx() context: RequestContext,
  ): Promise<ContactLinkPayload> {
    return { contactLinkId: await endContact(input, context) } as ContactLinkPayload;
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'until'))
  viewerCan(@Root() link: ContactLink, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(contactLinkWorkflow, { tenantId: link.tenantId, state: tenureOf(link) }, context);
  }
}

@Resolver(() => Member)
export class ContactsOfMemberResolver {
  @FieldResolver(() => ContactLinkConnection, {
    description: 'The contacts he keeps and kept 其联系对象, the earliest first.',
  })
  @Extensions(reads(keptByMember))
  contacts(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ContactLink>> {
    return read.below(keptByMember, member, page, info);
  }

  @FieldResolver(() => ContactLinkConnection, {
    description:
      'The contacts that other members keep and kept with him 联系其本人的委员, the earliest first; part of their files, not of his.',
  })
  @Extensions(reads(keptWithMember))
  contactsWith(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ContactLink>> {
    return read.below(keptWithMember, member, page, info);
  }
}
