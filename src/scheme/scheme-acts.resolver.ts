import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { Scheme } from './scheme.entity.js';
import { CopySchemeInput, DraftSchemeInput, EditSchemeInput, FreezeSchemeInput, SchemeInput } from './scheme.inputs.js';
import { freezeScheme, offerScheme, publishScheme } from './scheme-publishing.service.js';
import { copyScheme, deleteScheme, draftScheme, editScheme, reviseScheme } from './scheme.service.js';

@ObjectType({ description: 'The scheme after a mutation.', simpleResolvers: true })
class SchemePayload {
  schemeId!: string;

  @ToOne(() => Scheme, 'schemeId', { description: 'The edition as it is now.' })
  scheme!: Scheme;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteSchemePayload {
  @Field(() => ID, { description: 'Id of the deleted draft.' })
  deletedId!: string;
}

const payload = async (schemeId: Promise<string>): Promise<SchemePayload> =>
  ({ schemeId: await schemeId }) as SchemePayload;

@Resolver()
export class SchemeActsResolver {
  @Mutation(() => SchemePayload, {
    description:
      "Drafts a scheme of the caller's body from a document 起草考核办法. BAD_USER_INPUT with `problems { path message }`, at most 50, where the document is none.",
  })
  draftScheme(
    @Arg('input', () => DraftSchemeInput) input: DraftSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(draftScheme(input, context));
  }

  @Mutation(() => SchemePayload, {
    description:
      'Gives a draft another document 修改草案. Refused like `draftScheme`; a later edition stays one of the same kind of subject.',
  })
  editScheme(
    @Arg('input', () => EditSchemeInput) input: EditSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(editScheme(input, context));
  }

  @Mutation(() => DeleteSchemePayload, { description: 'Deletes a draft 删除草案.' })
  async deleteScheme(
    @Arg('input', () => SchemeInput) { schemeId }: SchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteSchemePayload> {
    return { deletedId: globalId('Scheme', await deleteScheme(schemeId, context)) };
  }

  @Mutation(() => SchemePayload, {
    description:
      'Puts a draft in force 发布; the bodies above see it. The edition before is REPLACED, and where that was offered this one is too. CONFLICT where a scheme of the same title is in force for the year and kind of subject.',
  })
  publishScheme(
    @Arg('input', () => SchemeInput) { schemeId }: SchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(publishScheme(schemeId, context));
  }

  @Mutation(() => SchemePayload, {
    description: 'Drafts the next edition of a scheme in force 修订. CONFLICT where there is a draft of it already.',
  })
  reviseScheme(
    @Arg('input', () => SchemeInput) { schemeId }: SchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(reviseScheme(schemeId, context));
  }

  @Mutation(() => SchemePayload, {
    description: 'Drafts a scheme with the document of another one of the own body 沿用, for a year of its own.',
  })
  copyScheme(
    @Arg('input', () => CopySchemeInput) input: CopySchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(copyScheme(input, context));
  }

  @Mutation(() => SchemePayload, { description: 'Shows a scheme in force to the bodies below, for good 下发.' })
  offerScheme(
    @Arg('input', () => SchemeInput) { schemeId }: SchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(offerScheme(schemeId, context));
  }

  @Mutation(() => SchemePayload, {
    description: 'Freezes a scheme in force for good 定格: it is never revised again.',
  })
  freezeScheme(
    @Arg('input', () => FreezeSchemeInput) input: FreezeSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<SchemePayload> {
    return payload(freezeScheme(input, context));
  }
}
