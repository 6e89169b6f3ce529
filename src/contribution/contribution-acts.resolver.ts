import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { Contribution } from './contribution.entity.js';
import {
  ContributionInput,
  DraftContributionInput,
  EditContributionInput,
  HandInContributionInput,
} from './contribution.inputs.js';
import { deleteContribution, draftContribution, editContribution } from './contribution.service.js';
import { handInContribution } from './handing-in.service.js';

@ObjectType({ description: 'The contribution after a mutation.', simpleResolvers: true })
class ContributionPayload {
  contributionId!: string;

  @ToOne(() => Contribution, 'contributionId', { description: 'The contribution as it is now.' })
  contribution!: Contribution;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteContributionPayload {
  @Field(() => ID, { description: 'Id of the deleted contribution.' })
  deletedId!: string;
}

const payload = async (contributionId: Promise<string>): Promise<ContributionPayload> =>
  ({ contributionId: await contributionId }) as ContributionPayload;

@Resolver()
export class ContributionActsResolver {
  @Mutation(() => ContributionPayload, {
    description:
      'Begins to write for a research project that runs 起草成果稿. A member may where his body named him for it. Nobody beside the own body sees it.',
  })
  draftContribution(
    @Arg('input', () => DraftContributionInput) input: DraftContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<ContributionPayload> {
    return payload(draftContribution(input, context));
  }

  @Mutation(() => ContributionPayload, {
    description: 'Changes what is not handed in, or was returned 修改成果稿. CONFLICT where the project is over.',
  })
  editContribution(
    @Arg('input', () => EditContributionInput) input: EditContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<ContributionPayload> {
    return payload(editContribution(input, context));
  }

  @Mutation(() => DeleteContributionPayload, {
    description: 'Deletes what was never handed in 删除成果稿; CONFLICT where it was.',
  })
  async deleteContribution(
    @Arg('input', () => ContributionInput) input: ContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteContributionPayload> {
    return { deletedId: globalId('Contribution', await deleteContribution(input.contributionId, context)) };
  }

  @Mutation(() => ContributionPayload, {
    description:
      'Hands a contribution in, for the first time or again 提交成果稿. A version of it is kept and goes to the leading body by a handover, which that accepts or returns with a reason; what the leading body hands in itself is accepted at once. CONFLICT where nothing is written, or the project is over.',
  })
  handInContribution(
    @Arg('input', () => HandInContributionInput) input: HandInContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<ContributionPayload> {
    return payload(handInContribution(input, context));
  }
}
