import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';
import { LineageLink } from './lineage-link.entity.js';
import { loadersOf } from './lineage.loaders.js';
import { LinkLineageInput, UnlinkLineageInput } from './lineage.inputs.js';
import { linkLineage, unlinkLineage } from './lineage.service.js';

@ObjectType({ description: 'The link that was made.', simpleResolvers: true })
class LinkLineagePayload {
  @Field(() => LineageLink, { description: 'The link.' })
  link!: LineageLink;
}

@ObjectType({ description: 'The link that was taken back.', simpleResolvers: true })
class UnlinkLineagePayload {
  @Field(() => ID, { description: 'Id of the link that is no more.' })
  deletedId!: string;
}

@Resolver()
export class LineageActsResolver {
  @Mutation(() => LinkLineagePayload, {
    description:
      'Says that a record of the own body came from another 登记来源. The body of the source reads that, and whoever sees both records. CONFLICT where it is said already, or the source comes from the record, by whatever way.',
  })
  async linkLineage(
    @Arg('input', () => LinkLineageInput) input: LinkLineageInput,
    @Ctx() context: RequestContext,
  ): Promise<LinkLineagePayload> {
    const link = await loadersOf(context).link.load(await linkLineage(input, context));
    return { link: link! };
  }

  @Mutation(() => UnlinkLineagePayload, {
    description: 'Takes back what the own body said of where a record came from 撤销来源. The records stay.',
  })
  async unlinkLineage(
    @Arg('input', () => UnlinkLineageInput) input: UnlinkLineageInput,
    @Ctx() context: RequestContext,
  ): Promise<UnlinkLineagePayload> {
    return { deletedId: globalId('LineageLink', await unlinkLineage(input, context)) };
  }
}
