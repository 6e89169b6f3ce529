import type { AssessmentEntry } from '../assessment-entry/assessment-entry.entity.js';
import { distinct, evidenceOf, within } from '../duty-event/index.js';
import { DutyKind } from '../duty-kind/duty-kind.entity.js';
import { dutyKindWorkflow } from '../duty-kind/index.js';
import type { EvidenceSubmission } from '../evidence-submission/evidence-submission.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { illegalTransition, notFound } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import type { AcceptEvidenceInput, RecordAssessmentEntryInput } from './assessment-entering.inputs.js';

/** What is told of a fact, beside its kind and what it counts for. */
export type Content = Pick<
  AssessmentEntry,
  'title' | 'happenedOn' | 'halfDays' | 'quantity' | 'level' | 'results' | 'evidence' | 'role' | 'tags'
> &
  Pick<AssessmentEntry, 'organiser' | 'source'>;
type Given = Omit<RecordAssessmentEntryInput, 'resultId' | 'title'> & Pick<AcceptEvidenceInput, 'title'>;

/** What was submitted, as a fact is told; for what is recorded by hand nothing was. */
export const submitted = (submission?: EvidenceSubmission): Omit<Content, 'happenedOn'> & { happenedOn?: string } => ({
  title: submission?.title ?? '',
  happenedOn: submission?.happenedOn,
  halfDays: submission?.halfDays ?? null,
  quantity: submission?.quantity ?? null,
  level: submission?.level ?? null,
  results: submission?.results ?? [],
  evidence: submission?.evidence ?? [],
  ...{ role: 'PARTICIPANT', tags: [], organiser: null, source: null },
});

/** What a client sends of a fact, checked; what is left out is as it was submitted. */
export function contentOf(input: Given, before: ReturnType<typeof submitted>, context: RequestContext): Content {
  const happenedOn = pastDay(input.happenedOn ?? before.happenedOn, 'input.happenedOn', context);
  const { halfDays = before.halfDays, quantity = before.quantity, level = before.level, role } = input;
  return {
    ...{ happenedOn, level, role },
    title: requiredText(input.title ?? before.title, 'input.title', 200),
    halfDays: within(halfDays, 200, 'input.halfDays'),
    quantity: within(quantity, 2 ** 31 - 1, 'input.quantity'),
    results: distinct(input.results ?? before.results, 'input.results'),
    tags: distinct(input.tags, 'input.tags'),
    organiser: optionalText(input.organiser, 'input.organiser', 100),
    source: optionalText(input.source, 'input.source', 100),
    evidence: input.evidence ? evidenceOf(input.evidence, 'input.evidence') : before.evidence,
  };
}

/** What is the same for the same thing, however its title is written. */
export function activityOf({ title, happenedOn, level, results, source }: Content, family: string): string {
  const plain = title.normalize('NFKC').toLowerCase();
  const words = plain.replace(/[\p{P}\p{S}\p{Z}\s]/gu, '') || plain;
  return JSON.stringify([family, happenedOn, words, level ?? null, results.toSorted(), source ?? null]);
}

/** An active kind of the viewer's body. */
export async function activeKind(id: string, context: RequestContext): Promise<DutyKind> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const kind = await context.work.em.findOne(DutyKind, { cityId, tenantId, id });
  if (!kind) throw notFound('input.kindId');
  const { from } = dutyKindWorkflow.recordDutyEvent;
  if (!from.includes(kind.state)) throw illegalTransition('recordDutyEvent', kind.state, from);
  return kind;
}
