import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { DutyKind } from './duty-kind.entity.js';
import {
  AddDutyKindInput,
  AdoptStandardDutyKindsInput,
  ChangeDutyKindInput,
  DutyKindInput,
} from './duty-kind.inputs.js';
import { addDutyKind, adoptStandardDutyKinds, changeDutyKind, closeDutyKind } from './duty-kind.service.js';

@ObjectType({ description: 'The kind of duty events after a mutation.', simpleResolvers: true })
class DutyKindPayload {
  kindId!: string;

  @ToOne(() => DutyKind, 'kindId', { description: 'The kind as it is now.' })
  dutyKind!: DutyKind;
}

@ObjectType({ description: 'The standard kinds that were added.', simpleResolvers: true })
class AdoptStandardDutyKindsPayload {
  kindIds!: string[];
}

const payload = async (kindId: Promise<string>): Promise<DutyKindPayload> =>
  ({ kindId: await kindId }) as DutyKindPayload;

@Resolver(() => AdoptStandardDutyKindsPayload)
export class DutyKindActsResolver {
  @Mutation(() => DutyKindPayload, { description: "Adds a kind of duty events to the caller's body 新增履职类别." })
  addDutyKind(
    @Arg('input', () => AddDutyKindInput) input: AddDutyKindInput,
    @Ctx() context: RequestContext,
  ): Promise<DutyKindPayload> {
    return payload(addDutyKind(input, context));
  }

  @Mutation(() => DutyKindPayload, {
    description: 'Gives a kind another name or time to object 修改履职类别. What was recorded stays as it is.',
  })
  changeDutyKind(
    @Arg('input', () => ChangeDutyKindInput) input: ChangeDutyKindInput,
    @Ctx() context: RequestContext,
  ): Promise<DutyKindPayload> {
    return payload(changeDutyKind(input, context));
  }

  @Mutation(() => DutyKindPayload, {
    description: 'Closes a kind, for good 停用履职类别: no more events of it are recorded.',
  })
  closeDutyKind(
    @Arg('input', () => DutyKindInput) input: DutyKindInput,
    @Ctx() context: RequestContext,
  ): Promise<DutyKindPayload> {
    return payload(closeDutyKind(input, context));
  }

  @Mutation(() => AdoptStandardDutyKindsPayload, {
    description:
      'Adds the standard kinds, one for each family, that the body has no kind of the same code for 采用标准履职类别. Done again, it adds none.',
  })
  async adoptStandardDutyKinds(
    @Arg('input', () => AdoptStandardDutyKindsInput) { families }: AdoptStandardDutyKindsInput,
    @Ctx() context: RequestContext,
  ): Promise<AdoptStandardDutyKindsPayload> {
    return { kindIds: await adoptStandardDutyKinds(families, context) };
  }

  @FieldResolver(() => [DutyKind], { description: 'The kinds that were added, in the order of the families.' })
  dutyKinds(
    @Root() { kindIds }: AdoptStandardDutyKindsPayload,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DutyKind[]> {
    return Promise.all(kindIds.map((id) => read.need(DutyKind, id, info)));
  }
}
