import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition } from '../platform/read/statement.js';
import { ConsequenceConnection, latestFirst } from './consequences-below.resolver.js';
import { Consequence } from './consequence.entity.js';
import { ConsequenceFilter } from './consequence.inputs.js';
import { consequenceWorkflow, obstacleTo, type ConsequenceAct } from './consequence.workflow.js';

const acts = Object.keys(consequenceWorkflow) as ConsequenceAct[];

@Resolver(() => Consequence)
export class ConsequenceResolver {
  @Query(() => Consequence, {
    description: 'The consequence with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  consequence(
    @Arg('id', () => ID, { description: 'Opaque id of a consequence.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Consequence> {
    return read.need(Consequence, keyOf('Consequence', id, 'id'), info);
  }

  @Query(() => ConsequenceConnection, {
    description:
      "Consequences of the assessments of the caller's body 结果运用, over all years, the latest proposed first; or those about the body itself. Who does not keep its files finds only what was decided of himself.",
  })
  consequences(
    @Args(() => ConsequenceFilter) filter: ConsequenceFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Consequence>> {
    const list = { entity: Consequence, where: consequencesWith(filter, context), order: latestFirst };
    return context.read.page(list, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'personId', 'state'))
  viewerCan(@Root() consequence: Consequence, @Ctx() context: RequestContext): ViewerCan[] {
    return acts.map((act) => verdict(act, obstacleTo(act, consequence, context), context.language));
  }
}

function consequencesWith(filter: ConsequenceFilter, context: RequestContext): Condition[] {
  const { received, year, states, kinds, memberId, assessmentId } = filter;
  const property = received ? 'subjectTenantId' : 'tenantId';
  const where: Condition[] = [{ property, is: '=', value: viewerOf(context).body.id }];
  if (year != null) where.push({ property: 'year', is: '=', value: year });
  if (states) where.push({ property: 'state', is: 'any of', value: states });
  if (kinds) where.push({ property: 'kind', is: 'any of', value: kinds });
  if (memberId != null) where.push({ property: 'memberId', is: '=', value: keyOf('Member', memberId, 'memberId') });
  if (assessmentId != null) {
    where.push({ property: 'assessmentId', is: '=', value: keyOf('Assessment', assessmentId, 'assessmentId') });
  }
  return where;
}
