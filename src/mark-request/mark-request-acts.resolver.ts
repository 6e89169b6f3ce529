import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { requestMarks, withdrawMarkRequest } from './asking.service.js';
import { MarkRequest } from './mark-request.entity.js';
import { MarkRequestInput, RequestMarksInput } from './mark-request.inputs.js';

@ObjectType({ description: 'What was asked; `markRequests` lists it.', simpleResolvers: true })
class RequestMarksPayload {
  @Field(() => Int, { description: 'Requests that are open by it, those asked again among them 评分请求数.' })
  requests!: number;

  @Field(() => Int, { description: 'Bodies that are asked 受邀单位数.' })
  bodies!: number;

  @Field(() => Int, { description: 'Subjects they are asked about 考核对象数.' })
  subjects!: number;

  @Field(() => Int, {
    description:
      'Subjects nobody is asked about, being posted nowhere, or not at the body named 未派驻人数. Named results are all asked about, or the whole is refused.',
  })
  notPosted!: number;
}

@ObjectType({ description: 'The request after a mutation.', simpleResolvers: true })
class MarkRequestPayload {
  requestId!: string;

  @ToOne(() => MarkRequest, 'requestId', { description: 'The request as it is now.' })
  markRequest!: MarkRequest;
}

@Resolver()
export class MarkRequestActsResolver {
  @Mutation(() => RequestMarksPayload, {
    description:
      'Asks bodies below for their marks 发起评分请求, while the assessment is at its marking: for each result and each rule that names the assessor. They see the name and what is to be marked, until the marking is over. What was asked before is asked again, with the new day.',
  })
  requestMarks(
    @Arg('input', () => RequestMarksInput) input: RequestMarksInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestMarksPayload> {
    return requestMarks(input, context);
  }

  @Mutation(() => MarkRequestPayload, {
    description:
      'Takes a request back 撤回评分请求, while it is open: the body asked sees it no more, and marks it gave do not count. `requestMarks` asks again.',
  })
  async withdrawMarkRequest(
    @Arg('input', () => MarkRequestInput) input: MarkRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<MarkRequestPayload> {
    return { requestId: await withdrawMarkRequest(input, context) } as MarkRequestPayload;
  }
}
