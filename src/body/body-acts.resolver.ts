import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { closeBody, openBody, renameBody, setBodyTitle } from './body-acts.service.js';
import { Body } from './body.entity.js';
import { CloseBodyInput, OpenBodyInput, RenameBodyInput, SetBodyTitleInput } from './body.inputs.js';

@ObjectType({ description: 'The body after a mutation.', simpleResolvers: true })
class BodyPayload {
  bodyId!: number;

  @ToOne(() => Body, 'bodyId', { description: 'The body as it is now.' })
  body!: Body;
}

const payload = async (bodyId: Promise<number>): Promise<BodyPayload> => ({ bodyId: await bodyId }) as BodyPayload;

@Resolver()
export class BodyActsResolver {
  @Mutation(() => BodyPayload, {
    description:
      "Opens a body directly below the caller's 设立下级单位. Its time zone is that of its parent. A body is never deleted, only closed.",
  })
  openBody(
    @Arg('input', () => OpenBodyInput) input: OpenBodyInput,
    @Ctx() context: RequestContext,
  ): Promise<BodyPayload> {
    return payload(openBody(input, context));
  }

  @Mutation(() => BodyPayload, {
    description:
      'Gives a body directly below another official name 更名. It shows everywhere at once, on earlier records too; its document mark stays.',
  })
  renameBody(
    @Arg('input', () => RenameBodyInput) input: RenameBodyInput,
    @Ctx() context: RequestContext,
  ): Promise<BodyPayload> {
    return payload(renameBody(input, context));
  }

  @Mutation(() => BodyPayload, {
    description: 'Sets the local title and the document mark of a body directly below 设置名号与机关代字.',
  })
  setBodyTitle(
    @Arg('input', () => SetBodyTitleInput) input: SetBodyTitleInput,
    @Ctx() context: RequestContext,
  ): Promise<BodyPayload> {
    return payload(setBodyTitle(input, context));
  }

  @Mutation(() => BodyPayload, {
    description:
      'Closes a body directly below for good 撤销: its people can read and not write, and no handover channel leads to it any more. CONFLICT while a body below it is open.',
  })
  closeBody(
    @Arg('input', () => CloseBodyInput) input: CloseBodyInput,
    @Ctx() context: RequestContext,
  ): Promise<BodyPayload> {
    return payload(closeBody(input, context));
  }
}
