import { Field, ObjectType } from 'type-graphql';
import { Computed } from '../platform/graphql/fields.js';
import type { TopicSuggestion } from './topic-suggestion.entity.js';

const elements = ['topicReason', 'policyBasis', 'currentSituation', 'problems', 'adviceDirection'] as const;

@ObjectType({ description: 'The pre-study of a topic 预可研, in five elements.', simpleResolvers: true })
export class PreStudy {
  @Field(() => String, { nullable: true, description: 'Reason for the topic 选题案由.' })
  topicReason?: string | null;

  @Field(() => String, { nullable: true, description: 'Policy basis 政策依据.' })
  policyBasis?: string | null;

  @Field(() => String, { nullable: true, description: 'Current situation 现实状况.' })
  currentSituation?: string | null;

  @Field(() => String, { nullable: true, description: 'Problems 存在问题.' })
  problems?: string | null;

  @Field(() => String, { nullable: true, description: 'Direction of advice 建言方向.' })
  adviceDirection?: string | null;

  @Computed<PreStudy>(() => Boolean, [...elements], (study) => elements.every((element) => study[element] != null), {
    description: 'Whether all five elements are filled in 要素是否齐全. Nothing is blocked by it.',
  })
  complete!: boolean;
}

/** The pre-study of a suggestion, whose columns it is; null where nothing is filled in. */
export const preStudyOf = (suggestion: TopicSuggestion): PreStudy | null =>
  elements.some((element) => suggestion[element] != null) ? (suggestion as unknown as PreStudy) : null;
