import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { progressOf } from '../assessment-facts/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { forbidden, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { foreign } from '../platform/workflow.js';

@ObjectType({ description: 'How far the marks of one assessor for one rule are 评分进度.', simpleResolvers: true })
class MarkProgress {
  @Field(() => String, { description: 'The rule, by its id in the scheme 规则标识.' })
  rule!: string;

  @Field(() => String, { description: 'Title of the rule 评分内容.' })
  ruleTitle!: string;

  @Field(() => String, { description: "The assessor, in the scheme's word 评分主体." })
  by!: string;

  @Field(() => Int, {
    description:
      'Subjects he is to mark, without exempt ones and those the rule is not for 应评数; 0 where his marks have no weight: they are not waited for.',
  })
  expected!: number;

  @Field(() => Int, { description: 'Subjects of whom at least one mark of his is there 已评数.' })
  given!: number;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day by which they are due 截止日期: `marksBy` of the assessment, `reportsBy` for the members themselves.',
  })
  dueOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the subjects marked those first marked by that day 按时; null where there is no such day.',
  })
  onTime!: number | null;

  @Field(() => Int, { nullable: true, description: 'Those first marked after it 逾期; null where there is none.' })
  late!: number | null;

  @Field(() => Int, { description: 'What other bodies were asked in his part 已发评分请求数.' })
  requested!: number;

  @Field(() => Int, { description: 'What of it they have answered 已答复数.' })
  answered!: number;
}

@Resolver()
export class MarkProgressResolver {
  @Query(() => [MarkProgress], {
    description:
      "How far the marking of an assessment of the caller's body is 评分进度, in the order of the scheme: by rule and assessor, the members' own marks among them. For those who keep the files of the body. FORBIDDEN for an assessment of another body.",
  })
  async markProgress(
    @Arg('assessmentId', () => ID, { description: 'Id of the assessment.' }) assessmentId: string,
    @Ctx() context: RequestContext,
  ): Promise<MarkProgress[]> {
    const { cityId, id } = viewerOf(context).body;
    const key = keyOf('Assessment', assessmentId, 'assessmentId');
    const assessment = await context.work.em.findOne(Assessment, { cityId, id: key });
    if (!assessment) throw notFound('assessmentId');
    if (assessment.tenantId !== id) throw forbidden(foreign);
    return progressOf(assessment, context);
  }
}
