import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Researcher } from './researcher.entity.js';
import { NameResearcherInput, PlaceResearcherInput, ResearcherInput } from './researcher.inputs.js';
import { nameResearcher, placeResearcher, withdrawResearcher } from './researcher.service.js';

@ObjectType({ description: 'The researcher after a mutation.', simpleResolvers: true })
class ResearcherPayload {
  researcherId!: string;

  @ToOne(() => Researcher, 'researcherId', { description: 'The researcher as he is now.' })
  researcher!: Researcher;
}

const payload = async (researcherId: Promise<string>): Promise<ResearcherPayload> =>
  ({ researcherId: await researcherId }) as ResearcherPayload;

@Resolver()
export class ResearcherActsResolver {
  @Mutation(() => ResearcherPayload, {
    description:
      'Names a member of the own body, or an expert, for a research project that it leads or whose invitation it accepted 选派调研成员.',
  })
  nameResearcher(
    @Arg('input', () => NameResearcherInput) input: NameResearcherInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearcherPayload> {
    return payload(nameResearcher(input, context));
  }

  @Mutation(() => ResearcherPayload, {
    description: 'Puts a researcher of whichever body into a group, by the body that leads the project 编入小组.',
  })
  placeResearcher(
    @Arg('input', () => PlaceResearcherInput) input: PlaceResearcherInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearcherPayload> {
    return payload(placeResearcher(input, context));
  }

  @Mutation(() => ResearcherPayload, {
    description:
      'Withdraws a researcher, by the body that named him 退出调研. He stays on record and sees the project no more.',
  })
  withdrawResearcher(
    @Arg('input', () => ResearcherInput) input: ResearcherInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearcherPayload> {
    return payload(withdrawResearcher(input.researcherId, context));
  }
}
