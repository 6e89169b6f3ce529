import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import type { RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { JsonValue } from '../platform/graphql/scalars.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { SchemeChange } from './scheme-change.entity.js';
import { problemsOf } from './scheme-document.service.js';
import { SchemeProblem } from './scheme-problem.entity.js';
import { Scheme } from './scheme.entity.js';
import { SchemeFilter } from './scheme.inputs.js';
import { differenceFrom } from './scheme.loaders.js';
import { innerActs, schemeWorkflow } from './scheme.workflow.js';

const SchemeConnection = connectionOf(Scheme, 'schemes 考核办法');
const byYear: Order = { name: 'year desc', by: ['year'], descending: true };
const byEdition: Order = { name: 'edition', by: ['edition'], descending: false };

@Resolver(() => Scheme)
export class SchemeResolver {
  @Query(() => Scheme, {
    description: 'The scheme with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  scheme(
    @Arg('id', () => ID, { description: 'Opaque id of an edition of a scheme.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Scheme> {
    return read.need(Scheme, keyOf('Scheme', id, 'id'), info);
  }

  @Query(() => SchemeConnection, {
    description:
      'Editions of schemes in scope, the latest year first; with `states: [PUBLISHED, FROZEN]` those that count. Drafts only of the own body; of bodies above what they offer.',
  })
  async schemes(
    @Args(() => SchemeFilter) filter: SchemeFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Scheme>> {
    const where: Condition[] = await inScope(filter, context);
    const { year, subject, states } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (subject) where.push({ property: 'subject', is: '=', value: subject });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: Scheme, where, order: byYear }, page, info);
  }

  @Query(() => [SchemeProblem], {
    description:
      'What is wrong with a document of a scheme, at most 100 problems; none where it can be drafted 校验. Nothing is stored.',
  })
  checkScheme(
    @Arg('document', () => JsonValue, { description: 'The document, in the scheme language.' }) document: unknown,
    @Ctx() { language }: RequestContext,
  ): SchemeProblem[] {
    return problemsOf(document, language);
  }

  @FieldResolver(() => SchemeConnection, {
    description: 'All its editions, this one among them, the first one first 历次版本.',
  })
  @Extensions(needs('seriesId'))
  editions(
    @Root() { seriesId }: Scheme,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Scheme>> {
    const parent = { property: 'seriesId', key: seriesId };
    return read.children({ entity: Scheme, where: [], order: byEdition, parent }, page, info);
  }

  @FieldResolver(() => [SchemeChange], {
    nullable: true,
    description:
      'What it changes against the edition before, at most 200 changes 修订对照; null where there is none that the caller may see.',
  })
  @Extensions(needs('previousId', 'document'))
  difference(@Root() scheme: Scheme, @Ctx() context: RequestContext): Promise<SchemeChange[] | null> {
    return differenceFrom(scheme, context);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state', 'reach'))
  viewerCan(@Root() scheme: Scheme, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(schemeWorkflow, scheme, context, [...innerActs]);
  }
}
