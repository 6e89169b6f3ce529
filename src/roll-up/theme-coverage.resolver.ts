import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Body } from '../body/body.entity.js';
import { codeNumber } from '../body/index.js';
import { type RequestContext, viewerOf } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { planYear } from '../platform/input.js';
import type { FiguresOfBody } from '../plan-figure/index.js';
import { Theme } from '../theme/theme.entity.js';
import { type RollUpBody, sourceOf } from './roll-up.loaders.js';
import { bodyOf, existsIn } from './scope.service.js';

@ObjectType({ description: 'A body that has nothing under a theme.', simpleResolvers: true })
export class UncoveredBody {
  bodyId!: number;

  @ToOne(() => Body, 'bodyId', { description: 'The body 单位.' })
  body!: Body;

  @Field(() => Boolean, {
    description:
      'true: it has reported its plan, and nothing in its subtree is under the theme; false: it has not reported 未报送.',
  })
  reported!: boolean;
}

@ObjectType({ description: 'How far a theme is taken up by the bodies below 主题覆盖.', simpleResolvers: true })
export class ThemeCoverage {
  @Field(() => Theme, { description: 'The theme 主题.' })
  theme!: Theme;

  @Field(() => Int, { description: "Items of the body's own reported plan under the theme 本级议题数." })
  ownItems!: number;

  @Field(() => Int, { description: 'Items of reported plans of the bodies below that are aligned to it 对应议题数.' })
  alignedItems!: number;

  @Field(() => Int, {
    description: 'Bodies directly below with at least one aligned item in their subtree 已覆盖单位数.',
  })
  coveredBodies!: number;

  @Field(() => [UncoveredBody], {
    description: 'Bodies directly below with nothing under it, in the order of their codes 未覆盖单位.',
  })
  uncovered!: UncoveredBody[];
}

@Resolver()
export class ThemeCoverageResolver {
  @Query(() => [ThemeCoverage], {
    description:
      'For each theme that a body has for a year, in its order: what the bodies below have under it, and which have nothing 主题覆盖情况.',
  })
  async themeCoverage(
    @Arg('year', () => Int, { description: 'Year of the themes and plans, 2000 to 2100.' }) year: number,
    @Arg('body', () => String, {
      nullable: true,
      description: 'Code of the body whose themes: the own one (default) or one below it. NOT_FOUND for any other.',
    })
    code: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThemeCoverage[]> {
    const asked = code ?? String(viewerOf(context).body.id);
    const id = codeNumber(asked, 'body');
    const where = [{ property: 'year', is: '=', value: planYear(year, 'year') }] as const;
    const order = { name: 'position', by: ['position'], descending: false };
    const parent = { property: 'tenantId', key: id };
    const source = sourceOf(context);
    // All at one moment; what there is of a body that the caller does not see is thrown away with the refusal.
    const [, below, own, { nodes }] = await Promise.all([
      bodyOf(asked, 'body', context),
      source.bodiesBelow(id, year),
      source.figures(id, year),
      context.read.children({ entity: Theme, where, order, parent }, { first: 100 }, info),
    ]);
    const others = await Promise.all(below.map((body) => source.figures(body.id, year)));
    const children = below.map((child, at) => ({ child, figures: others[at] }));
    return nodes.map((theme) =>
      coverageOf(
        theme,
        own,
        children.filter(({ child }) => existsIn(child, year)),
      ),
    );
  }
}

function coverageOf(
  theme: Theme,
  own: FiguresOfBody,
  children: readonly { child: RollUpBody; figures: FiguresOfBody }[],
): ThemeCoverage {
  const key = `aligned:${theme.id}`;
  const without = children.filter(({ figures }) => figures.SUBTREE.of(key) === 0);
  const uncovered = without.map(({ child, figures }) => ({ bodyId: child.id, reported: figures.OWN.of('plans') > 0 }));
  return {
    theme,
    ownItems: own.OWN.of(`theme:${theme.id}`),
    alignedItems: own.SUBTREE.of(key),
    coveredBodies: children.length - without.length,
    uncovered: uncovered as UncoveredBody[],
  };
}
