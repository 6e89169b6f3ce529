import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Body } from '../body/body.entity.js';
import { inScope, ScopeArgs } from '../body/index.js';
import { today, type RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { Term, termState } from './term.entity.js';
import { TermSession } from './term-session.entity.js';
import { termWorkflow } from './term.workflow.js';

const TermConnection = connectionOf(Term, 'terms 届');
const TermSessionConnection = connectionOf(TermSession, 'sessions of a term 次');

const latestFirst: Order = { name: 'starts desc', by: ['startsOn'], descending: true };
const earliestFirst: Order = { name: 'starts', by: ['startsOn'], descending: false };
const sessionsOfTerm: ListBelow<TermSession> = { entity: () => TermSession, by: 'termId', order: earliestFirst };
const termsOfBody: ListBelow<Term> = { entity: () => Term, by: 'tenantId', order: latestFirst };

@Resolver(() => Term)
export class TermResolver {
  @Query(() => TermConnection, { description: 'Terms of the bodies in scope, the latest first.' })
  async terms(
    @Args(() => ScopeArgs) scope: ScopeArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Term>> {
    const where = await inScope(scope, context);
    return context.read.page({ entity: Term, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => TermSessionConnection, { description: 'Its sessions 次, the earliest first.' })
  @Extensions(reads(sessionsOfTerm))
  sessions(
    @Root() term: Term,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TermSession>> {
    return read.below(sessionsOfTerm, term, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'endsOn'))
  viewerCan(@Root() { tenantId, endsOn }: Term, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(termWorkflow, { tenantId, state: termState(endsOn, today(context)) }, context);
  }
}

@Resolver(() => Body)
export class TermsOfBodyResolver {
  @FieldResolver(() => TermConnection, { description: 'Its terms 届, the latest first. A township has none.' })
  @Extensions(reads(termsOfBody))
  terms(
    @Root() body: Body,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Term>> {
    return read.below(termsOfBody, body, page, info);
  }
}
