import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RecordDutyEventPayload } from '../duty-event/index.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { creditResearch } from './crediting.service.js';
import { CreditResearchInput, TakeOverResearchCreditsInput } from './research-credit.inputs.js';
import { takeOverResearchCredits } from './taking-over.service.js';

@ObjectType({ description: 'What was credited.', simpleResolvers: true })
class CreditResearchPayload {
  projectId!: string;

  @Field(() => Int, { description: 'How many credits are new 新增认定数; 0 where all were credited before.' })
  added!: number;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The research project with its credits.' })
  researchProject!: ResearchProject;
}

@Resolver()
export class ResearchCreditActsResolver {
  @Mutation(() => CreditResearchPayload, {
    description:
      'Credits all who did a research project that has its report 认定履职: the leading body, those that took part, whom they named, and who proposed it from below or forwarded that. Asked for again, it adds what is missing and changes nothing else.',
  })
  async creditResearch(
    @Arg('input', () => CreditResearchInput) input: CreditResearchInput,
    @Ctx() context: RequestContext,
  ): Promise<CreditResearchPayload> {
    return (await creditResearch(input, context)) as CreditResearchPayload;
  }

  @Mutation(() => RecordDutyEventPayload, {
    description:
      'Makes credits of persons of the own body a duty event of theirs 转入履职记录, on the day they were credited. A leader becomes MAIN_MEMBER, everybody else PARTICIPANT.',
  })
  async takeOverResearchCredits(
    @Arg('input', () => TakeOverResearchCreditsInput) input: TakeOverResearchCreditsInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordDutyEventPayload> {
    return (await takeOverResearchCredits(input, context)) as RecordDutyEventPayload;
  }
}
