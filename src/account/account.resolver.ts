import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { Seat } from '../seat/seat.entity.js';
import { Account, AccountState } from './account.entity.js';
import { accountWorkflow } from './account.workflow.js';
import { Identity } from './identity.entity.js';

const AccountConnection = connectionOf(Account, 'accounts 账号');
const byName: Order = { name: 'name', by: ['name'], descending: false };
const byStart: Order = { name: 'started', by: ['startedAt'], descending: false };
const byLink: Order = { name: 'linked', by: ['linkedAt'], descending: false };
const page = { first: 100 };
const seatsOfAccount: ListBelow<Seat> = { entity: () => Seat, by: 'accountId', order: byStart, page };
const identitiesOfAccount: ListBelow<Identity> = { entity: () => Identity, by: 'accountId', order: byLink, page };

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, {
    description: "The accounts of the caller's body, by name. For its ADMIN and AUDITOR.",
  })
  accounts(
    @Arg('states', () => [AccountState], { nullable: true, description: 'Only accounts in one of these states.' })
    states: AccountState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Account>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: Account, where, order: byName }, page, info);
  }

  @FieldResolver(() => [Seat], {
    description: 'The seats given to its person in this body, ended ones too, the earliest first; at most 100.',
  })
  @Extensions(reads(seatsOfAccount))
  async seats(
    @Root() account: Account,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Seat[]> {
    return (await read.below(seatsOfAccount, account, page, info)).nodes;
  }

  @FieldResolver(() => [Identity], {
    description: 'What OIDC issuers call its person, the earliest link first; at most 100.',
  })
  @Extensions(reads(identitiesOfAccount))
  async identities(
    @Root() account: Account,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Identity[]> {
    return (await read.below(identitiesOfAccount, account, page, info)).nodes;
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() account: Account, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(accountWorkflow, account, context);
  }
}
