import { Field, Float, ObjectType } from 'type-graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import type { MinimumStanding as Standing } from '../scoring/index.js';
import { MinimumStanding } from './minimum-standing.entity.js';
import { ScoreExplanation } from './score-explanation.entity.js';
import type { ExplainedScore } from './stored-score.js';

@ObjectType({
  description:
    'How a member stands on a day by a scheme 履职实时得分: computed when it is asked for, from what is on record that the caller may read; marks are not in it for the member himself. On a past day he is in the groups of that day, silence had confirmed what it had by then, and marks and objections count as far as they were given and decided by then; what was taken back or corrected since is read as it is now; the last day of the year stands for all that belongs to it. It has neither rank nor grade.',
  simpleResolvers: true,
})
export class MemberStanding {
  @Field(() => LocalDate, { description: 'The day 截止日期: nothing that happened after it counts.' })
  on!: string;

  @Field(() => Float, { description: 'Points in all, with two decimals 总分.' })
  total!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The total in per cent of what the scheme calls 100 per cent 百分制得分; null for an open sum.',
  })
  normalised!: number | null;

  @Field(() => [MinimumStanding], { description: 'The minimum set on that day, item by item 最低履职要求.' })
  minimum!: readonly Standing[];

  @Field(() => ScoreExplanation, { description: 'Every point explained 得分说明.' })
  explanation!: ExplainedScore;
}
