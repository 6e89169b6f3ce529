import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Member, tenureOf } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { Posting } from './posting.entity.js';
import { EndPostingInput, PostMemberInput } from './posting.inputs.js';
import { endPosting, postMember } from './posting.service.js';
import { postingWorkflow } from './posting.workflow.js';

const PostingConnection = connectionOf(Posting, 'postings 派驻');
const bySince: Order = { name: 'since', by: ['since'], descending: false };
const postingsOfMember: ListBelow<Posting> = { entity: () => Posting, by: 'memberId', order: bySince };

@ObjectType({ description: 'The posting after a mutation.', simpleResolvers: true })
class PostingPayload {
  postingId!: string;

  @ToOne(() => Posting, 'postingId', { description: 'The posting as it is now.' })
  posting!: Posting;
}

@Resolver(() => Posting)
export class PostingResolver {
  @Query(() => PostingConnection, {
    description:
      "The postings of the own members, ended ones too, or those at places of the caller's body, the earliest first.",
  })
  postings(
    @Arg('received', () => Boolean, {
      defaultValue: false,
      description: "true: those at places of the caller's body that last, whosever members they are.",
    })
    received: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Posting>> {
    const { id } = viewerOf(context).body;
    const where = received
      ? ([
          { property: 'toTenantId', is: '=', value: id },
          { property: 'until', is: 'null' },
        ] as const)
      : ([{ property: 'tenantId', is: '=', value: id }] as const);
    return context.read.page({ entity: Posting, where, order: bySince }, page, info);
  }

  @Mutation(() => PostingPayload, {
    description:
      'Posts a serving member to a place of the own body or of one below it 派驻委员; that body sees his name and the place from now on.',
  })
  async postMember(
    @Arg('input', () => PostMemberInput) input: PostMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    return { postingId: await postMember(input, context) } as PostingPayload;
  }

  @Mutation(() => PostingPayload, {
    description: 'Ends a posting 结束派驻; the body at whose place it was does not see it any more.',
  })
  async endPosting(
    @Arg('input', () => EndPostingInput) input: EndPostingInput,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    return { postingId: await endPosting(input, context) } as PostingPayload;
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'until'))
  viewerCan(@Root() posting: Posting, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(postingWorkflow, { tenantId: posting.tenantId, state: tenureOf(posting) }, context);
  }
}

@Resolver(() => Member)
export class PostingsOfMemberResolver {
  @FieldResolver(() => PostingConnection, { description: 'Where he is and was posted 派驻情况, the earliest first.' })
  @Extensions(reads(postingsOfMember))
  postings(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Posting>> {
    return read.below(postingsOfMember, member, page, info);
  }
}
