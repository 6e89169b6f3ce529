import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Member } from '../member/member.entity.js';
import { ToOne } from '../platform/graphql/fields.js';

@ObjectType({ description: 'What a scheme makes of a subject 试算结果.', simpleResolvers: true })
export class TrialOutcome {
  @Field(() => Float, { description: 'Points in all 总分.' })
  total!: number;

  @Field(() => Float, { nullable: true, description: 'In per cent of its scale 百分制得分; null for an open sum.' })
  normalised!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rank 名次; null: not ranked.' })
  rank!: number | null;

  @Field(() => String, { nullable: true, description: "Grade in the scheme's words 等次; null where none fits." })
  grade!: string | null;
}

@ObjectType({ description: 'A subject by two schemes 新旧办法对照.', simpleResolvers: true })
export class TrialRow {
  @Field(() => String, { description: 'Name of the subject 考核对象名称.' })
  subjectName!: string;

  memberId!: string | null;

  @ToOne(() => Member, 'memberId', { nullable: true, description: 'The member 委员, where it is one.' })
  member?: Member | null;

  @Field(() => TrialOutcome, { description: 'By the scheme there is 原办法.' })
  old!: TrialOutcome;

  @Field(() => TrialOutcome, { description: 'By the scheme tried 新办法.' })
  new!: TrialOutcome;

  @Field(() => Boolean, { description: 'Whether the grades differ 等次是否变化.' })
  changesGrade!: boolean;
}

@ObjectType({ description: 'How many go from one grade to another 等次变化.', simpleResolvers: true })
export class GradeChange {
  @Field(() => String, { nullable: true, description: 'Grade by the scheme there is 原等次; null: none.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Grade by the scheme tried 新等次; null: none.' })
  to!: string | null;

  @Field(() => Int, { description: 'How many subjects 数量.' })
  subjects!: number;
}

@ObjectType({
  description: 'A scheme tried on the facts of a year 试算: old and new score side by side. Nothing is stored.',
  simpleResolvers: true,
})
export class SchemeTrial {
  @Field(() => Int, { description: 'The year whose facts were taken 年度.' })
  year!: number;

  @Field(() => Int, { description: 'How many subjects were scored 考核对象数.' })
  subjects!: number;

  @Field(() => Int, { description: 'How many change their grade 等次变化数.' })
  changed!: number;

  @Field(() => [GradeChange], { description: 'From which grade to which 等次变化情况.' })
  changes!: readonly GradeChange[];

  @Field(() => [TrialRow], {
    description: 'The rows asked for, in the order of the new totals, the best first 对照表.',
  })
  rows!: readonly TrialRow[];
}
