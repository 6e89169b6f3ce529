import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { HandlingUnit } from './handling-unit.entity.js';
import { AddHandlingUnitInput, ChangeHandlingUnitInput, CloseHandlingUnitInput } from './handling-unit.inputs.js';
import { addHandlingUnit, changeHandlingUnit, closeHandlingUnit } from './handling-unit.service.js';

@ObjectType({ description: 'The handling unit after a mutation.', simpleResolvers: true })
class HandlingUnitPayload {
  unitId!: string;

  @ToOne(() => HandlingUnit, 'unitId', { description: 'The handling unit as it is now.' })
  handlingUnit!: HandlingUnit;
}

const payload = async (unitId: Promise<string>): Promise<HandlingUnitPayload> =>
  ({ unitId: await unitId }) as HandlingUnitPayload;

@Resolver()
export class HandlingUnitActsResolver {
  @Mutation(() => HandlingUnitPayload, { description: "Adds a handling unit to the caller's body 新增承办单位." })
  addHandlingUnit(
    @Arg('input', () => AddHandlingUnitInput) input: AddHandlingUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<HandlingUnitPayload> {
    return payload(addHandlingUnit(input, context));
  }

  @Mutation(() => HandlingUnitPayload, {
    description:
      'Gives a handling unit another name or other aliases 修改承办单位. CONFLICT where the name is taken. Assessments that were opened keep the name it had.',
  })
  changeHandlingUnit(
    @Arg('input', () => ChangeHandlingUnitInput) input: ChangeHandlingUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<HandlingUnitPayload> {
    return payload(changeHandlingUnit(input, context));
  }

  @Mutation(() => HandlingUnitPayload, {
    description:
      'Closes a handling unit for good, with a reason 停用承办单位. What it handled and its results stay; its name is free for another one.',
  })
  closeHandlingUnit(
    @Arg('input', () => CloseHandlingUnitInput) input: CloseHandlingUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<HandlingUnitPayload> {
    return payload(closeHandlingUnit(input, context));
  }
}
