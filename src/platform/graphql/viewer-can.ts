import { Field, ObjectType } from 'type-graphql';
import { viewerOf, type Request } from '../context.js';
import type { ApiError, Language } from '../errors.js';
import { obstacle, type Stateful, type WorkflowTable } from '../workflow.js';

@ObjectType({
  description:
    'Whether the caller may take an act on an object now 可执行操作. Decided by the table that decides the act itself.',
  simpleResolvers: true,
})
export class ViewerCan {
  @Field(() => String, { description: 'The act, named as its mutation.' })
  action!: string;

  @Field(() => Boolean, { description: 'Whether it is possible now.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'The error code it would be refused with.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands in the way, in the language asked for.' })
  reason!: string | null;
}

/** What the viewer may do with a record, act by act; `inner` acts are part of others and not shown. */
export function whatViewerCan<State extends string, Action extends string>(
  table: WorkflowTable<State, Action>,
  record: Stateful<State>,
  request: Pick<Request, 'viewer' | 'language'>,
  inner: readonly Action[] = [],
): ViewerCan[] {
  const actions = (Object.keys(table) as Action[]).filter((action) => !inner.includes(action));
  return actions.map((action) => verdict(action, obstacle(table, action, record, viewerOf(request)), request.language));
}

/** What an obstacle, or none, tells a client of an act. */
export const verdict = (action: string, problem: ApiError | undefined, language: Language): ViewerCan => ({
  action,
  allowed: !problem,
  code: problem?.code ?? null,
  reason: problem?.in(language) ?? null,
});
