import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Term } from './term.entity.js';
import {
  AddTermInput,
  AddTermSessionInput,
  ChangeTermInput,
  ChangeTermSessionInput,
  EndTermInput,
} from './term.inputs.js';
import { addTerm, changeTerm, endTerm } from './term.service.js';
import { addTermSession, changeTermSession } from './term-session.service.js';
import { TermSession } from './term-session.entity.js';

@ObjectType({ description: 'The term after a mutation.', simpleResolvers: true })
class TermPayload {
  termId!: string;

  @ToOne(() => Term, 'termId', { description: 'The term as it is now.' })
  term!: Term;
}

@ObjectType({ description: 'The session after a mutation.', simpleResolvers: true })
class TermSessionPayload {
  termSessionId!: string;

  @ToOne(() => TermSession, 'termSessionId', { description: 'The session as it is now.' })
  termSession!: TermSession;
}

const termPayload = async (termId: Promise<string>): Promise<TermPayload> => ({ termId: await termId }) as TermPayload;
const sessionPayload = async (termSessionId: Promise<string>): Promise<TermSessionPayload> =>
  ({ termSessionId: await termSessionId }) as TermSessionPayload;

@Resolver()
export class TermActsResolver {
  @Mutation(() => TermPayload, {
    description:
      "Adds a term of the caller's body, a past one too 新增届. FORBIDDEN in a township: it has no committee. The bodies above see it.",
  })
  addTerm(@Arg('input', () => AddTermInput) input: AddTermInput, @Ctx() context: RequestContext): Promise<TermPayload> {
    return termPayload(addTerm(input, context));
  }

  @Mutation(() => TermPayload, { description: 'Ends a running term 届满.' })
  endTerm(@Arg('input', () => EndTermInput) input: EndTermInput, @Ctx() context: RequestContext): Promise<TermPayload> {
    return termPayload(endTerm(input, context));
  }

  @Mutation(() => TermPayload, {
    description:
      'Corrects number and days of a term 更正届. CONFLICT where it would clash with another or lose a session.',
  })
  changeTerm(
    @Arg('input', () => ChangeTermInput) input: ChangeTermInput,
    @Ctx() context: RequestContext,
  ): Promise<TermPayload> {
    return termPayload(changeTerm(input, context));
  }

  @Mutation(() => TermSessionPayload, { description: 'Adds a session of a term, held or to come 新增次.' })
  addTermSession(
    @Arg('input', () => AddTermSessionInput) input: AddTermSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<TermSessionPayload> {
    return sessionPayload(addTermSession(input, context));
  }

  @Mutation(() => TermSessionPayload, { description: 'Corrects number and days of a session 更正次.' })
  changeTermSession(
    @Arg('input', () => ChangeTermSessionInput) input: ChangeTermSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<TermSessionPayload> {
    return sessionPayload(changeTermSession(input, context));
  }
}
