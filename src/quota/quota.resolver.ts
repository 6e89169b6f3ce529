import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type Level, viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ExpectationFilter, SetQuotasInput, SetReportingRequirementInput } from './quota.inputs.js';
import { Quota } from './quota.entity.js';
import { expectations, setQuotas, setReportingRequirement } from './quota.service.js';
import { ReportingRequirement } from './reporting-requirement.entity.js';

const QuotaConnection = connectionOf(Quota, 'quotas 协商次数要求');
const RequirementConnection = connectionOf(ReportingRequirement, 'days for reporting and issuing 报送印发时限');

// The names of the levels sort from the highest to the lowest, as do the codes of a body and those above it.
const byLevel: Order = { name: 'level', by: ['level', 'tenantId'], descending: false };
const byPosition: Order = { name: 'position', by: ['level', 'tenantId', 'position'], descending: false };

@ObjectType({ description: 'The quotas after they were set.', simpleResolvers: true })
export class SetQuotasPayload {
  year!: number;
  level!: Level;
}

@ObjectType({ description: 'The day for reporting and issuing after it was set.', simpleResolvers: true })
export class SetReportingRequirementPayload {
  requirementId!: string | null;

  @ToOne(() => ReportingRequirement, 'requirementId', {
    nullable: true,
    description: 'The day as it is now; null where it was lifted.',
  })
  reportingRequirement?: ReportingRequirement | null;
}

@Resolver()
export class QuotaResolver {
  @Query(() => QuotaConnection, {
    description:
      "What is expected of the caller's body and of those below it in a year: set by itself or by a body above. By level, the highest body that set them first.",
  })
  quotas(
    @Args(() => ExpectationFilter) filter: ExpectationFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Quota>> {
    return context.read.page({ entity: Quota, where: expectations(filter, context), order: byPosition }, page, info);
  }

  @Query(() => RequirementConnection, {
    description:
      "The days by which plans of the caller's body and of those below it are to be reported and issued: set by itself or by a body above. By level, the highest body that set them first: its day counts.",
  })
  reportingRequirements(
    @Args(() => ExpectationFilter) filter: ExpectationFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ReportingRequirement>> {
    const where = expectations(filter, context);
    return context.read.page({ entity: ReportingRequirement, where, order: byLevel }, page, info);
  }

  @Mutation(() => SetQuotasPayload, {
    description:
      "Sets what the caller's body expects of the bodies of a level in a year 设定协商次数要求; the bodies below see it at once.",
  })
  async setQuotas(
    @Arg('input', () => SetQuotasInput) input: SetQuotasInput,
    @Ctx() context: RequestContext,
  ): Promise<SetQuotasPayload> {
    await setQuotas(input, context);
    return { year: input.year, level: input.level };
  }

  @Mutation(() => SetReportingRequirementPayload, {
    description:
      'Sets the day by which the plans of a level are to be reported and issued 设定报送印发时限; the bodies below see it at once.',
  })
  async setReportingRequirement(
    @Arg('input', () => SetReportingRequirementInput) input: SetReportingRequirementInput,
    @Ctx() context: RequestContext,
  ): Promise<SetReportingRequirementPayload> {
    return { requirementId: await setReportingRequirement(input, context) };
  }
}

@Resolver(() => SetQuotasPayload)
export class SetQuotasPayloadResolver {
  @FieldResolver(() => [Quota], {
    description: "What the caller's body expects for this year and level, in its order.",
  })
  async quotas(
    @Root() { year, level }: SetQuotasPayload,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Quota[]> {
    const parent = { property: 'tenantId', key: viewerOf(context).body.id };
    const where = [
      { property: 'year', is: '=', value: year },
      { property: 'level', is: '=', value: level },
    ] as const;
    const page = await context.read.children({ entity: Quota, where, order: byPosition, parent }, { first: 50 }, info);
    return page.nodes;
  }
}
