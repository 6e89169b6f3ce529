import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { UnmatchedEvent } from '../assessment-result/score-explanation.entity.js';
import { ScoreLine } from '../assessment-result/score-line.entity.js';
import type { RequestContext } from '../platform/context.js';
import { AssessmentEntry } from './assessment-entry.entity.js';

/** The entry with this key; null where it is a member's event, for none, or not to be seen. */
const entryWith = (
  key: string | null,
  { read }: RequestContext,
  info: GraphQLResolveInfo,
): Promise<AssessmentEntry | null> => (key === null ? Promise.resolve(null) : read.one(AssessmentEntry, key, info));

@Resolver(() => ScoreLine)
export class EntryOfLineResolver {
  @FieldResolver(() => AssessmentEntry, {
    nullable: true,
    description:
      'The entry about a subject that is no member 考核事项; null where it is for none, and where the caller may not see it.',
  })
  entry(
    @Root() { event }: ScoreLine,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentEntry | null> {
    return entryWith(event, context, info);
  }
}

@Resolver(() => UnmatchedEvent)
export class EntryOfUnmatchedResolver {
  @FieldResolver(() => AssessmentEntry, {
    nullable: true,
    description: 'The entry about a subject that is no member 考核事项.',
  })
  entry(
    @Root() { event }: UnmatchedEvent,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentEntry | null> {
    return entryWith(event, context, info);
  }
}
