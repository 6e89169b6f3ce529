import { AssessmentEntry } from '../assessment-entry/assessment-entry.entity.js';
import { assessmentEntryWorkflow } from '../assessment-entry/index.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { rescoreResults } from '../assessment-result/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { take } from '../platform/workflow.js';
import type { CompensateAssessmentEntryInput, RecordAssessmentEntryInput } from './assessment-entering.inputs.js';
import { activeKind, contentOf, submitted } from './content.service.js';
import { enterFact, enterInto } from './entered.service.js';

/** Records a fact about a subject that is no member. */
export async function recordAssessmentEntry(
  input: RecordAssessmentEntryInput,
  context: RequestContext,
): Promise<string> {
  const { cityId } = viewerOf(context).body;
  const id = keyOf('AssessmentResult', input.resultId, 'input.resultId');
  const kindId = keyOf('DutyKind', input.kindId, 'input.kindId');
  const reason = optionalText(input.reason, 'input.reason', 1000);
  const content = contentOf(input, submitted(), context);
  const kind = await activeKind(kindId, context);
  const result = await context.work.em.findOne(AssessmentResult, { cityId, id });
  if (!result) throw notFound('input.resultId');
  const assessment = await enterInto(result.assessmentId, 'recordAssessmentEntry', context);
  if (result.memberId) throw badInput('input.resultId', ofMember);
  return enterFact({ assessment, result }, kind, { ...content, reason }, context);
}

const ofMember = {
  en: 'is the result of a member, of whom duty events are recorded.',
  zh: '是委员的考核结果，委员事项请登记为履职事项。',
};

const placeOf = `select assessment_id as "assessmentId", result_id as "resultId" from assessment_entry
  where city_id = $1 and id = $2`;
type Place = { assessmentId: string; resultId: string };

/** Takes an entry back. What was submitted may then be decided on anew. */
export async function compensateAssessmentEntry(
  input: CompensateAssessmentEntryInput,
  context: RequestContext,
): Promise<string> {
  const viewer = viewerOf(context);
  const id = keyOf('AssessmentEntry', input.entryId, 'input.entryId');
  const compensationReason = requiredText(input.reason, 'input.reason', 1000);
  const [place] = await context.work.query<Place>(placeOf, [viewer.body.cityId, id], 'place_of_entry');
  if (!place) throw notFound('input.entryId');
  const assessment = await enterInto(place.assessmentId, 'compensateAssessmentEntry', context);
  const entry = await context.work.own(AssessmentEntry, id, viewer);
  take(assessmentEntryWorkflow, 'compensateAssessmentEntry', entry, viewer);
  Object.assign(entry, { compensationReason, compensatedBy: viewer.personName, compensatedOn: today(context) });
  await context.work.flush();
  await rescoreResults(assessment, { ids: [place.resultId] }, context);
  return id;
}
