import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import { needs } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { AssessmentFigure } from './assessment-figure.entity.js';
import { AssessmentRollUpArgs } from './assessment-roll-up.inputs.js';
import { AssessmentRollUp } from './assessment-roll-up.entity.js';
import { rollUpAssessments } from './roll-up.service.js';

const asEntered: Order = { name: 'entered', by: [], descending: false };
@Resolver(() => Assessment)
export class FigureOfAssessmentResolver {
  @FieldResolver(() => AssessmentFigure, {
    nullable: true,
    description: 'Its figures 考核汇总; null for who keeps no files, and for the bodies below.',
  })
  @Extensions(needs('id'))
  async figure(
    @Root() { id }: Assessment,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentFigure | null> {
    const parent = { property: 'assessmentId', key: id };
    const list = { entity: AssessmentFigure, where: [], order: asEntered, parent };
    return (await read.children(list, { first: 1 }, info)).nodes[0] ?? null;
  }
}

@Resolver()
export class AssessmentRollUpResolver {
  @Query(() => AssessmentRollUp, {
    description:
      'How far the bodies below are with their assessments of a year and kind of subject 考核进度汇总. Points and grades of different schemes are not added; see each `Assessment.figure`.',
  })
  assessmentRollUp(
    @Args(() => AssessmentRollUpArgs) args: AssessmentRollUpArgs,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentRollUp> {
    return rollUpAssessments(args, context);
  }
}
