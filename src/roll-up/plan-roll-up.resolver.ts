import { Kind, type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { codeNumber } from '../body/index.js';
import { Plan } from '../plan/plan.entity.js';
import { Coverage } from '../plan-figure/plan-figure.entity.js';
import { Level, type RequestContext } from '../platform/context.js';
import { planYear } from '../platform/input.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { PlanFigures } from './plan-figures.entity.js';
import { Completeness, PlanDay, PlanRollUp } from './plan-roll-up.entity.js';
import { QuotaFigures } from './quota-standing.entity.js';
import { quotaFigures } from './quota-standing.service.js';
import { completeness, planDay } from './reporting.service.js';
import { filtered } from './roll-up-filter.service.js';
import { pageOfRollUps } from './roll-up-list.service.js';
import { RollUpFilter, RollUpOrder } from './roll-up.inputs.js';
import { type RollUpBody, sourceOf } from './roll-up.loaders.js';
import { bodyOf, existsIn, isWithin } from './scope.service.js';

const RollUpConnection = connectionOf(PlanRollUp, 'roll-ups 汇总');
const byYear = { name: 'year', by: ['year'], descending: false };

/** Whether the field is selected without detours: then what it needs may be read along. */
const asksFor = (name: string, { fieldNodes }: GraphQLResolveInfo): boolean =>
  fieldNodes.some(({ selectionSet }) =>
    selectionSet?.selections.some((part) => part.kind === Kind.FIELD && part.name.value === name),
  );

const rollUpOf = (scope: RollUpBody, year: number): PlanRollUp => ({ scope, bodyId: scope.id, year }) as PlanRollUp;

@Resolver(() => PlanRollUp)
export class PlanRollUpResolver {
  @Query(() => PlanRollUp, {
    description:
      "The roll-up of the caller's body or of one below it for a year 汇总. NOT_FOUND for any other. Figures count what was reported upward and are the same for everybody who may ask.",
  })
  async planRollUp(
    @Arg('code', () => String, { description: '12-digit division code of the body.' }) code: string,
    @Arg('year', () => Int, { description: 'Year of the plans, 2000 to 2100.' }) year: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanRollUp> {
    const [body, source] = [codeNumber(code, 'code'), sourceOf(context)];
    const beforehand: Promise<unknown>[] = [source.figures(body, planYear(year, 'year'))];
    if (asksFor('children', info)) beforehand.push(source.bodiesBelow(body, year));
    // Whoever needs them is told if it fails.
    for (const each of beforehand) each.catch(() => undefined);
    return rollUpOf(await bodyOf(code, 'code', context), year);
  }

  @FieldResolver(() => PlanFigures, { description: "Figures of the body's own plan 本级." })
  own(@Root() rollUp: PlanRollUp, @Ctx() context: RequestContext): Promise<PlanFigures> {
    return figuresOf(rollUp, Coverage.OWN, context);
  }

  @FieldResolver(() => PlanFigures, {
    description: 'Figures of the plans of the body and of all bodies below it 本级及以下.',
  })
  subtree(@Root() rollUp: PlanRollUp, @Ctx() context: RequestContext): Promise<PlanFigures> {
    return figuresOf(rollUp, Coverage.SUBTREE, context);
  }

  @FieldResolver(() => PlanDay, { description: "Reporting of the body's own plan 报送." })
  reported(@Root() rollUp: PlanRollUp, @Ctx() context: RequestContext): Promise<PlanDay> {
    return planDay('reported', rollUp, context);
  }

  @FieldResolver(() => PlanDay, { description: "Issuing of the body's own plan 印发." })
  issued(@Root() rollUp: PlanRollUp, @Ctx() context: RequestContext): Promise<PlanDay> {
    return planDay('issued', rollUp, context);
  }

  @FieldResolver(() => Plan, {
    nullable: true,
    description: "The body's own plan of the year 本级计划; null where there is none that the caller may see.",
  })
  async plan(
    @Root() { bodyId, year }: PlanRollUp,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Plan | null> {
    const where = [{ property: 'year', is: '=', value: year }] as const;
    const parent = { property: 'tenantId', key: bodyId };
    const { nodes } = await read.children({ entity: Plan, where, order: byYear, parent }, { first: 1 }, info);
    return nodes.at(0) ?? null;
  }

  @FieldResolver(() => [QuotaFigures], {
    description:
      'The quotas for the body and the levels below it, set by it or by a body above, with the standing of the bodies 任务完成情况.',
  })
  quotas(@Root() { scope, year }: PlanRollUp, @Ctx() context: RequestContext): Promise<QuotaFigures[]> {
    return quotaFigures(scope, year, context);
  }

  @FieldResolver(() => RollUpConnection, {
    description:
      'The roll-ups of the bodies directly below, also of those that have no plan 下一级. Bodies that did not exist in the year are left out.',
  })
  async children(
    @Root() { bodyId, year }: PlanRollUp,
    @Args(() => RollUpFilter) filter: RollUpFilter,
    @Arg('orderBy', () => RollUpOrder, { defaultValue: RollUpOrder.CODE, description: 'The order.' })
    order: RollUpOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PlanRollUp>> {
    const below = await sourceOf(context).bodiesBelow(bodyId, year);
    return listOf(below, year, filter, order, page, context);
  }

  @FieldResolver(() => RollUpConnection, {
    description:
      'The roll-ups of all bodies of a level, the body itself included: the rows behind the figures that count bodies, by the same filter.',
  })
  async bodies(
    @Root() { scope, year }: PlanRollUp,
    @Arg('level', () => Level, { description: 'The level of the bodies.' }) level: Level,
    @Args(() => RollUpFilter) filter: RollUpFilter,
    @Arg('orderBy', () => RollUpOrder, { defaultValue: RollUpOrder.CODE, description: 'The order.' })
    order: RollUpOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PlanRollUp>> {
    const all = await sourceOf(context).bodies();
    const ofLevel = all.filter((body) => body.level === level && isWithin(body, scope));
    return listOf(ofLevel, year, filter, order, page, context);
  }

  @FieldResolver(() => PlanRollUp, { description: 'The roll-up of the same body for the year before 上年.' })
  previous(@Root() { scope, year }: PlanRollUp): PlanRollUp {
    return rollUpOf(scope, year - 1);
  }
}

@Resolver(() => PlanFigures)
export class PlanFiguresResolver {
  @FieldResolver(() => [Completeness], {
    description: 'How complete these figures are, by level 完整性: read no total without it.',
  })
  completeness(@Root() figures: PlanFigures, @Ctx() context: RequestContext): Promise<Completeness[]> {
    return completeness(figures, context);
  }
}

async function figuresOf({ scope, year }: PlanRollUp, coverage: Coverage, context: RequestContext) {
  const figures = await sourceOf(context).figures(scope.id, year);
  return { counts: figures[coverage], body: scope, year, coverage } as PlanFigures;
}

async function listOf(
  bodies: readonly RollUpBody[],
  year: number,
  filter: RollUpFilter,
  order: RollUpOrder,
  page: PageArgs,
  context: RequestContext,
): Promise<Connection<PlanRollUp>> {
  const rollUps = bodies.filter((body) => existsIn(body, year)).map((body) => rollUpOf(body, year));
  return pageOfRollUps(await filtered(rollUps, filter, context), order, page, context);
}
