import { Field, Float, ObjectType } from 'type-graphql';
import { Participation } from '../participation/participation.entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import type { Line, MissingMark as Missing, Reason } from '../scoring/index.js';
import { ScoreLine, ScoreReason } from './score-line.entity.js';

@ObjectType({ description: 'A rule of a scheme with what it gave 规则得分.', simpleResolvers: true })
export class ScoredRule {
  @Field(() => String, { description: 'What the rule is called within its scheme 规则标识.' })
  id!: string;

  @Field(() => String, { description: 'Title 标题.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The clause it is from 条款.' })
  clause!: string | null;

  @Field(() => Float, { description: 'Points it gave 得分.' })
  points!: number;

  @Field(() => [ScoreLine], { description: 'Its lines: events and marks by day, the sum of the rule last 明细.' })
  lines!: readonly Line[];
}

@ObjectType({ description: 'A group of rules with what it gave 规则组得分.', simpleResolvers: true })
export class ScoredGroup {
  @Field(() => String, { description: 'What the group is called within its scheme 规则组标识.' })
  id!: string;

  @Field(() => String, { description: 'Title 标题.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The clause it is from 条款.' })
  clause!: string | null;

  @Field(() => Float, { description: 'Points it gave 得分.' })
  points!: number;

  @Field(() => [ScoreLine], { description: 'What it started with, and what keeps it within its limits 组内调整.' })
  lines!: readonly Line[];

  @Field(() => [ScoredRule], { description: 'Its rules in the order of the document 计分规则.' })
  rules!: readonly ScoredRule[];
}

@ObjectType({ description: 'An event of the year that no rule is for 未计分事项.', simpleResolvers: true })
export class UnmatchedEvent {
  event!: string;

  @ToOne(() => Participation, 'event', { nullable: true, description: "The member's part in it 履职记录." })
  participation?: Participation | null;

  @Field(() => ScoreReason, { description: 'Why 原因.' })
  reason!: Reason;
}

@ObjectType({ description: 'A mark that is still to come 待评分.', simpleResolvers: true })
export class MissingMark {
  @Field(() => String, { description: 'The rule that asks for it, by its id 规则标识.' })
  rule!: string;

  @Field(() => String, { description: "The assessor, in the scheme's words 评分主体." })
  by!: string;

  @Field(() => String, { nullable: true, description: 'The item to be marked 评分项目; null: the subject as a whole.' })
  item!: string | null;
}

@ObjectType({
  description:
    'A total explained 得分说明: group, rule, event, evidence and clause, with what was not counted and why.',
  simpleResolvers: true,
})
export class ScoreExplanation {
  @Field(() => String, { description: 'Title of the scheme 考核办法.' })
  title!: string;

  @Field(() => Float, { description: 'Points in all 总分.' })
  total!: number;

  @Field(() => Float, { description: 'Points of bonus groups, before the limits of the total 加分.' })
  bonus!: number;

  @Field(() => [ScoreLine], {
    description: 'The base, what keeps the total within its limits, and what objections brought 总分调整.',
  })
  lines!: readonly Line[];

  @Field(() => [ScoredGroup], { description: 'The groups in the order of the document 规则组.' })
  groups!: readonly ScoredGroup[];

  @Field(() => [UnmatchedEvent], { description: 'Events of the year that no rule is for 未计分事项.' })
  unmatched!: readonly { event: string; reason: Reason }[];

  @Field(() => [MissingMark], { description: 'Marks that are still to come 待评分.' })
  missing!: readonly Missing[];
}
