import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import {
  AddResearchSuggestionInput,
  DecideResearchSuggestionInput,
  EditResearchSuggestionInput,
  ResearchSuggestionInput,
} from './research-suggestion.inputs.js';
import { ResearchSuggestionPayload, suggestionPayload } from './research-suggestion-payload.resolver.js';
import {
  addResearchSuggestion,
  decideResearchSuggestion,
  editResearchSuggestion,
  removeResearchSuggestion,
} from './research-suggestion.service.js';

@ObjectType({ description: 'What was removed, and from where.', simpleResolvers: true })
class RemoveResearchSuggestionPayload {
  projectId!: string;

  @Field(() => ID, { description: 'Id of the removed suggestion.' })
  removedId!: string;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The research project as it is now.' })
  researchProject!: ResearchProject;
}

@Resolver()
export class ResearchSuggestionActsResolver {
  @Mutation(() => ResearchSuggestionPayload, {
    description: 'Adds a suggestion to a research project that runs or has its report, as its last 提出调研建议.',
  })
  addResearchSuggestion(
    @Arg('input', () => AddResearchSuggestionInput) input: AddResearchSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(addResearchSuggestion(input, context));
  }

  @Mutation(() => ResearchSuggestionPayload, { description: 'Changes a suggestion that was not decided on 修改建议.' })
  editResearchSuggestion(
    @Arg('input', () => EditResearchSuggestionInput) input: EditResearchSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(editResearchSuggestion(input, context));
  }

  @Mutation(() => RemoveResearchSuggestionPayload, {
    description: 'Removes a suggestion from a research project that runs 撤销建议; afterwards it stays on record.',
  })
  async removeResearchSuggestion(
    @Arg('input', () => ResearchSuggestionInput) input: ResearchSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveResearchSuggestionPayload> {
    const { id, projectId } = await removeResearchSuggestion(input.suggestionId, context);
    return { projectId, removedId: globalId('ResearchSuggestion', id) } as RemoveResearchSuggestionPayload;
  }

  @Mutation(() => ResearchSuggestionPayload, {
    description:
      'Records whether a suggestion was adopted by who it is addressed to 登记采纳情况, once the report of the project is final.',
  })
  decideResearchSuggestion(
    @Arg('input', () => DecideResearchSuggestionInput) input: DecideResearchSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(decideResearchSuggestion(input, context));
  }
}
