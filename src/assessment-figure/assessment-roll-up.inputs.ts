import { ArgsType, Field, Int } from 'type-graphql';
import { Level } from '../platform/context.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';

/** What is rolled up. */
@ArgsType()
export class AssessmentRollUpArgs {
  @Field(() => Int, { description: 'The year assessed.' })
  year!: number;

  @Field(() => SchemeSubject, { defaultValue: SchemeSubject.MEMBER, description: 'Whom the assessments are of.' })
  subject!: SchemeSubject;

  @Field(() => Level, { description: 'The level of the bodies: one below that of the caller.' })
  level!: Level;
}
