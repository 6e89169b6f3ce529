import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { Member } from '../member/member.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { Term } from '../term/term.entity.js';
import { rollOverTerm } from './roll-over.service.js';
import { RollOverTermInput } from './term-membership.inputs.js';
import { TermMembership } from './term-membership.entity.js';

const TermMembershipConnection = connectionOf(TermMembership, 'memberships in terms 届内任职');
const bySince: Order = { name: 'since', by: ['since'], descending: false };
const termsOfMember: ListBelow<TermMembership> = { entity: () => TermMembership, by: 'memberId', order: bySince };

@ObjectType({ description: 'What became of the members with a new term.', simpleResolvers: true })
class RollOverTermPayload {
  termId!: string;

  @ToOne(() => Term, 'termId', { description: 'The new term.' })
  term!: Term;

  @Field(() => Int, { description: 'How many go on 连任.' })
  continuing!: number;

  @Field(() => Int, { description: 'How many have left 离任.' })
  leaving!: number;
}

@Resolver(() => Member)
export class TermMembershipResolver {
  @Mutation(() => RollOverTermPayload, {
    description:
      'Begins a term with the serving members who go on in it 换届: their memberships in the term before end, the others leave. Who is new is added or brought in by a roster.',
  })
  async rollOverTerm(
    @Arg('input', () => RollOverTermInput) input: RollOverTermInput,
    @Ctx() context: RequestContext,
  ): Promise<RollOverTermPayload> {
    return (await rollOverTerm(input, context)) as RollOverTermPayload;
  }

  @FieldResolver(() => TermMembershipConnection, {
    description: 'The terms he serves and served in 历届任职, the earliest first.',
  })
  @Extensions(reads(termsOfMember))
  terms(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TermMembership>> {
    return read.below(termsOfMember, member, page, info);
  }
}
