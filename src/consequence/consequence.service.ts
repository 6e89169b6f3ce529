import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { optionalText, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { Consequence } from './consequence.entity.js';
import type { DecideConsequenceInput, DropConsequenceInput } from './consequence.inputs.js';
import { consequenceWorkflow, obstacleTo, type ConsequenceAct } from './consequence.workflow.js';

async function actOn(consequenceId: string, act: ConsequenceAct, context: RequestContext): Promise<Consequence> {
  const viewer = viewerOf(context);
  const key = keyOf('Consequence', consequenceId, 'input.consequenceId');
  const consequence = await context.work.own(Consequence, key, viewer);
  const problem = obstacleTo(act, consequence, context);
  if (problem) throw problem;
  take(consequenceWorkflow, act, consequence, viewer);
  return consequence;
}

/** It comes about: a record of what people have decided, and nothing else happens by it. */
export async function decideConsequence(input: DecideConsequenceInput, context: RequestContext): Promise<string> {
  const documentNumber = optionalText(input.documentNumber, 'input.documentNumber', 100);
  const remark = optionalText(input.remark, 'input.remark', 1000);
  const consequence = await actOn(input.consequenceId, 'decideConsequence', context);
  const decided = { decidedOn: today(context), decidedBy: viewerOf(context).personName };
  Object.assign(consequence, { documentNumber, remark, ...decided });
  await context.work.flush();
  return consequence.id;
}

export async function dropConsequence(input: DropConsequenceInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const consequence = await actOn(input.consequenceId, 'dropConsequence', context);
  Object.assign(consequence, { reason, droppedOn: today(context), droppedBy: viewerOf(context).personName });
  await context.work.flush();
  return consequence.id;
}
