import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { requiredText, texts } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import { HandlingUnit } from './handling-unit.entity.js';
import type { AddHandlingUnitInput, ChangeHandlingUnitInput, CloseHandlingUnitInput } from './handling-unit.inputs.js';
import { handlingUnitWorkflow, type HandlingUnitAct } from './handling-unit.workflow.js';

const nameOf = (name: string): string => requiredText(name, 'input.name', 100);
const aliasesOf = (aliases: string[] | null | undefined): string[] => [
  ...new Set(texts(aliases, 'input.aliases', 100, 20)),
];

export async function addHandlingUnit(input: AddHandlingUnitInput, context: RequestContext): Promise<string> {
  const values = { name: nameOf(input.name), aliases: aliasesOf(input.aliases) };
  const unit = context.work.create(HandlingUnit, viewerOf(context), values);
  await context.work.flush();
  return unit.id;
}

async function actOn(unitId: string, act: HandlingUnitAct, context: RequestContext): Promise<HandlingUnit> {
  const viewer = viewerOf(context);
  const unit = await context.work.own(HandlingUnit, keyOf('HandlingUnit', unitId, 'input.unitId'), viewer);
  take(handlingUnitWorkflow, act, unit, viewer);
  return unit;
}

/** Gives a unit another name. Assessments that were opened keep the name it had then. */
export async function changeHandlingUnit(input: ChangeHandlingUnitInput, context: RequestContext): Promise<string> {
  const unit = await actOn(input.unitId, 'changeHandlingUnit', context);
  expectVersion(unit, input.version);
  if (input.name != null) unit.name = nameOf(input.name);
  if (input.aliases != null) unit.aliases = aliasesOf(input.aliases);
  await context.work.flush();
  return unit.id;
}

export async function closeHandlingUnit(input: CloseHandlingUnitInput, context: RequestContext): Promise<string> {
  const closingReason = requiredText(input.reason, 'input.reason', 1000);
  const unit = await actOn(input.unitId, 'closeHandlingUnit', context);
  Object.assign(unit, { closingReason, closedOn: today(context) });
  await context.work.flush();
  return unit.id;
}
