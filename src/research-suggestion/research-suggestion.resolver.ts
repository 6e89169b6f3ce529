import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { LookBacksDueFilter, ResearchSuggestionFilter } from './research-suggestion.inputs.js';
import { ResearchSuggestion, ResearchSuggestionState } from './research-suggestion.entity.js';
import { suggestionsWith } from './research-suggestion-filter.service.js';
import {
  innerActs,
  obstacleTo,
  researchSuggestionWorkflow,
  type SuggestionAct,
} from './research-suggestion.workflow.js';
import { SuggestionFollowUp } from './suggestion-follow-up.entity.js';

const ResearchSuggestionConnection = connectionOf(ResearchSuggestion, 'suggestions of research projects 调研建议');
const FollowUpConnection = connectionOf(SuggestionFollowUp, 'steps of what became of a suggestion 建议跟踪');
const latestFirst: Order = { name: 'made desc', by: ['madeOn'], descending: true };
const longestDone: Order = { name: 'implemented', by: ['implementedOn'], descending: false };
const asOrdered: Order = { name: 'position', by: ['position'], descending: false };
const inTime: Order = { name: 'happened', by: ['happenedOn'], descending: false };
const suggestionsOfProject: ListBelow<ResearchSuggestion> = {
  ...{ entity: () => ResearchSuggestion, by: 'projectId', order: asOrdered },
};
const stepsOfSuggestion: ListBelow<SuggestionFollowUp> = {
  ...{ entity: () => SuggestionFollowUp, by: 'suggestionId', order: inTime },
};
const inner: readonly string[] = innerActs;
const acts = Object.keys(researchSuggestionWorkflow).filter((act) => !inner.includes(act)) as SuggestionAct[];

@Resolver(() => ResearchSuggestion)
export class ResearchSuggestionResolver {
  @Query(() => ResearchSuggestionConnection, {
    description:
      'The suggestions of projects that the own body leads, or took part in, the latest first 调研建议. Those of a project taken part in are there once its report is final.',
  })
  async researchSuggestions(
    @Args(() => ResearchSuggestionFilter) filter: ResearchSuggestionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchSuggestion>> {
    const where = await suggestionsWith(filter, context);
    return context.read.page({ entity: ResearchSuggestion, where, order: latestFirst }, page, info);
  }

  @Query(() => ResearchSuggestionConnection, {
    description: 'Own suggestions that were carried out and not looked back at since, the longest ago first 待回头看.',
  })
  lookBacksDue(
    @Args(() => LookBacksDueFilter) { implementedBefore }: LookBacksDueFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchSuggestion>> {
    const where: Condition[] = [
      { property: 'tenantId', is: '=', value: viewerOf(context).body.id },
      { property: 'state', is: '=', value: ResearchSuggestionState.IMPLEMENTED },
      { property: 'lookedBackOn', is: 'null' },
    ];
    if (implementedBefore != null) where.push({ property: 'implementedOn', is: '<', value: implementedBefore });
    return context.read.page({ entity: ResearchSuggestion, where, order: longestDone }, page, info);
  }

  @FieldResolver(() => FollowUpConnection, { description: 'What became of it, step by step, in time 建议跟踪.' })
  @Extensions(reads(stepsOfSuggestion))
  followUps(
    @Root() suggestion: ResearchSuggestion,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SuggestionFollowUp>> {
    return read.below(stepsOfSuggestion, suggestion, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'projectId', 'state'))
  async viewerCan(
    @Root() suggestion: ResearchSuggestion,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerCan[]> {
    // Of a project that is over, who took part sees no more than its results; every act is the leading body's.
    const project = await context.read.one(ResearchProject, suggestion.projectId, info);
    return acts.map((act) => verdict(act, obstacleTo(act, suggestion, project, context), context.language));
  }
}

@Resolver(() => ResearchProject)
export class SuggestionsOfProjectResolver {
  @FieldResolver(() => ResearchSuggestionConnection, {
    description:
      'The suggestions that come of it, in their order 调研建议; for others than the leading body once its report is final.',
  })
  @Extensions(reads(suggestionsOfProject))
  suggestions(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchSuggestion>> {
    return read.below(suggestionsOfProject, project, page, info);
  }
}
