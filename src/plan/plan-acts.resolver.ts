import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';
import { decideGate, recallPlan, setGateTemplate, submitPlan } from './gate.service.js';
import {
  ClosePlanInput,
  DecideGateInput,
  DraftPlanInput,
  IssuePlanInput,
  PlanInput,
  RecallPlanInput,
  RenamePlanInput,
  SetGateTemplateInput,
} from './plan.inputs.js';
import { PlanPayload } from './plan.resolver.js';
import { closePlan, deletePlan, draftPlan, issuePlan, renamePlan, reportPlan, sharePlan } from './plan.service.js';

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeletePlanPayload {
  @Field(() => ID, { description: 'Id of the deleted plan.' })
  deletedId!: string;
}

@ObjectType({ description: 'The order of approval gates after the change.', simpleResolvers: true })
class GateTemplatePayload {
  @Field(() => [String], { description: 'The names of the gates in their order.' })
  gateNames!: string[];
}

const payload = async (planId: Promise<string>): Promise<PlanPayload> => ({ planId: await planId }) as PlanPayload;

@Resolver()
export class PlanActsResolver {
  @Mutation(() => PlanPayload, { description: "Begins the plan of the caller's body for a year 起草计划." })
  draftPlan(
    @Arg('input', () => DraftPlanInput) input: DraftPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(draftPlan(input, context));
  }

  @Mutation(() => PlanPayload, { description: 'Gives a draft another title 修改标题.' })
  renamePlan(
    @Arg('input', () => RenamePlanInput) input: RenamePlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(renamePlan(input, context));
  }

  @Mutation(() => DeletePlanPayload, { description: 'Deletes a draft with all that belongs to it 删除草稿.' })
  async deletePlan(
    @Arg('input', () => PlanInput) { planId }: PlanInput,
    @Ctx() context: RequestContext,
  ): Promise<DeletePlanPayload> {
    return { deletedId: globalId('Plan', await deletePlan(planId, context)) };
  }

  @Mutation(() => PlanPayload, {
    description: 'Sends a draft into approval: the gates of the body are copied into the plan 提交审议.',
  })
  submitPlan(
    @Arg('input', () => PlanInput) { planId }: PlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(submitPlan(planId, context));
  }

  @Mutation(() => PlanPayload, { description: 'Takes a plan back out of approval 撤回.' })
  recallPlan(
    @Arg('input', () => RecallPlanInput) input: RecallPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(recallPlan(input.planId, input.reason, context));
  }

  @Mutation(() => PlanPayload, {
    description: 'Records the decision of the first open gate 记录审议结果. The last one passed approves the plan.',
  })
  decideGate(
    @Arg('input', () => DecideGateInput) input: DecideGateInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(decideGate(input, context));
  }

  @Mutation(() => PlanPayload, {
    description: 'Reports an approved plan to the bodies above: from now on they see it 报送.',
  })
  reportPlan(
    @Arg('input', () => PlanInput) { planId }: PlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(reportPlan(planId, context));
  }

  @Mutation(() => PlanPayload, {
    description: 'Issues a plan under the next document number of the body 印发. The bodies above see it.',
  })
  issuePlan(
    @Arg('input', () => IssuePlanInput) input: IssuePlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(issuePlan(input.planId, input.issuedBy, context));
  }

  @Mutation(() => PlanPayload, {
    description:
      'Shows an issued plan to the bodies below, so that they can align their items to it 下发. CONFLICT where they see it already.',
  })
  offerPlan(
    @Arg('input', () => PlanInput) { planId }: PlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(sharePlan(planId, 'offerPlan', context));
  }

  @Mutation(() => PlanPayload, {
    description: 'Publishes an issued plan to all bodies of the network 公开. CONFLICT where it is published already.',
  })
  publishPlan(
    @Arg('input', () => PlanInput) { planId }: PlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(sharePlan(planId, 'publishPlan', context));
  }

  @Mutation(() => PlanPayload, { description: 'Closes the year of a plan with its review 年度总结并办结.' })
  closePlan(
    @Arg('input', () => ClosePlanInput) input: ClosePlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return payload(closePlan(input.planId, input.review, context));
  }

  @Mutation(() => GateTemplatePayload, {
    description: "Sets the order of approval gates of the caller's body 设置审议程序.",
  })
  async setGateTemplate(
    @Arg('input', () => SetGateTemplateInput) input: SetGateTemplateInput,
    @Ctx() context: RequestContext,
  ): Promise<GateTemplatePayload> {
    await setGateTemplate(input, context);
    return { gateNames: input.gates.map(({ name }) => name.trim()) };
  }
}
