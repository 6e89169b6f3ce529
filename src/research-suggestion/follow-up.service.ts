import { attachmentsOf, type AttachmentInput } from '../attachment/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { dayFrom, optionalText, requiredText } from '../platform/input.js';
import { take } from '../platform/workflow.js';
import type {
  FollowUpSuggestionInput,
  ImplementSuggestionInput,
  LookBackOnSuggestionInput,
} from './follow-up.inputs.js';
import type { ResearchSuggestion } from './research-suggestion.entity.js';
import { suggestionFor } from './research-suggestion.service.js';
import { researchSuggestionWorkflow } from './research-suggestion.workflow.js';
import { FollowUpKind, LookBackOutcome } from './research-suggestion.words.js';
import { SuggestionFollowUp } from './suggestion-follow-up.entity.js';

const { REPLY, PROMISE, IMPLEMENTATION, LOOK_BACK } = FollowUpKind;
const { REOPENED } = LookBackOutcome;

type Entry = Partial<SuggestionFollowUp> & Pick<SuggestionFollowUp, 'kind' | 'happenedOn' | 'text' | 'attachments'>;

function enter({ id, projectId }: ResearchSuggestion, entry: Entry, context: RequestContext): void {
  const viewer = viewerOf(context);
  const of = { suggestionId: id, projectId, recordedBy: viewer.personName };
  context.work.create(SuggestionFollowUp, viewer, { ...entry, ...of });
}

const goesAlong = (given: AttachmentInput[] | null | undefined) => attachmentsOf(given, 'input.attachments');

function textOf(text: string | null | undefined, isNeeded: boolean, field: string): string | null {
  return isNeeded ? requiredText(text ?? '', field, 10_000) : optionalText(text, field, 10_000);
}

/** Records a reply or a promise. */
export async function followUpSuggestion(input: FollowUpSuggestionInput, context: RequestContext): Promise<string> {
  const { kind } = input;
  if (kind !== REPLY && kind !== PROMISE) {
    throw badInput('input.kind', { en: 'is recorded by a mutation of its own.', zh: '应通过专门的操作登记。' });
  }
  const text = textOf(input.text, kind === REPLY, 'input.text');
  const attachments = goesAlong(input.attachments);
  const promised = promiseOf(input);
  const suggestion = await suggestionFor(input.suggestionId, 'followUpSuggestion', context);
  const happenedOn = dayFrom(suggestion.madeOn, input.happenedOn, 'input.happenedOn', context);
  if (promised.promisedFor != null && promised.promisedFor < happenedOn) {
    throw badInput('input.promisedFor', { en: 'is before the promise.', zh: '不能早于承诺日期。' });
  }
  enter(suggestion, { kind, happenedOn, text, attachments, ...promised }, context);
  await context.work.flush();
  return suggestion.id;
}

type Promised = Pick<SuggestionFollowUp, 'promisedBy' | 'promisedFor'>;

/** Who promised, and for when; a reply has neither. */
function promiseOf({ kind, promisedBy, promisedFor }: FollowUpSuggestionInput): Promised {
  if (kind === PROMISE) {
    if (promisedFor == null) throw badInput('input.promisedFor', { en: 'must be given.', zh: '必须填写。' });
    return { promisedBy: requiredText(promisedBy ?? '', 'input.promisedBy', 200), promisedFor };
  }
  for (const [name, value] of Object.entries({ promisedBy, promisedFor })) {
    if (value != null) throw badInput(`input.${name}`, { en: 'goes with a promise only.', zh: '仅在承诺时填写。' });
  }
  return { promisedBy: null, promisedFor: null };
}

/** Records that an adopted suggestion was carried out. */
export async function implementSuggestion(input: ImplementSuggestionInput, context: RequestContext): Promise<string> {
  const text = textOf(input.text, false, 'input.text');
  const attachments = goesAlong(input.attachments);
  const suggestion = await suggestionFor(input.suggestionId, 'implementSuggestion', context);
  // Opened again, it is carried out after that look-back.
  const since = suggestion.lookedBackOn ?? suggestion.decidedOn!;
  const implementedOn = dayFrom(since, input.implementedOn, 'input.implementedOn', context);
  take(researchSuggestionWorkflow, 'implementSuggestion', suggestion, viewerOf(context));
  Object.assign(suggestion, { implementedOn, lookedBackOn: null });
  enter(suggestion, { kind: IMPLEMENTATION, happenedOn: implementedOn, text, attachments }, context);
  await context.work.flush();
  return suggestion.id;
}

/** Records what a look-back found; it may open the suggestion again. */
export async function lookBackOnSuggestion(input: LookBackOnSuggestionInput, context: RequestContext): Promise<string> {
  const { outcome } = input;
  const text = textOf(input.reason, outcome === REOPENED, 'input.reason');
  const attachments = goesAlong(input.attachments);
  const suggestion = await suggestionFor(input.suggestionId, 'lookBackOnSuggestion', context);
  const lookedBackOn = dayFrom(suggestion.implementedOn, input.lookedBackOn, 'input.lookedBackOn', context);
  suggestion.lookedBackOn = lookedBackOn;
  if (outcome === REOPENED) {
    take(researchSuggestionWorkflow, 'reopen', suggestion, viewerOf(context));
    Object.assign(suggestion, { implementedOn: null, reopened: suggestion.reopened + 1 });
  }
  enter(suggestion, { kind: LOOK_BACK, happenedOn: lookedBackOn, text, attachments, outcome }, context);
  await context.work.flush();
  return suggestion.id;
}
