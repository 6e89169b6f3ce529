import { AssessmentFigure } from '../assessment-figure/assessment-figure.entity.js';
import { enterSubjects, followedBy, recompute } from '../assessment-result/index.js';
import { lockBody } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { schemeWorkflow } from '../scheme/index.js';
import { Scheme, SchemeSubject } from '../scheme/scheme.entity.js';
import { lookBackOf } from '../scoring/index.js';
import { Assessment } from './assessment.entity.js';
import type { OpenAssessmentInput } from './assessment.inputs.js';
import { recordStep } from './assessment.service.js';
import { AssessmentState } from './assessment.words.js';

/** Opens an assessment by a scheme in force: all subjects are entered and scored by what is on record of them. */
export async function openAssessment(input: OpenAssessmentInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const objectionDays = daysIn(input.objectionDays ?? 7);
  const due = dueDays(input, context);
  const scheme = await context.work.own(Scheme, keyOf('Scheme', input.schemeId, 'input.schemeId'), viewer);
  const problem = obstacle(schemeWorkflow, 'openAssessment', scheme, viewer);
  if (problem) throw problem;
  await lockBody(viewer.body.id, context.work);
  await refuseSecond(scheme, context);
  const { year, subject, title, id: schemeId } = scheme;
  const assessment = context.work.create(Assessment, viewer, {
    ...{ schemeId, year, subject, title, objectionDays, openedOn: today(context), ...due },
    previousId: await previousOf(scheme, input.previousId, context),
    reach: subject === SchemeSubject.BODY ? Reach.BELOW : Reach.ABOVE,
  });
  recordStep(assessment, 'openAssessment', AssessmentState.SELF_ASSESSMENT, context);
  const figure = { assessmentId: assessment.id, reach: Reach.ABOVE, countedAt: context.now() };
  context.work.createAfter(AssessmentFigure, viewer, figure);
  await context.work.flush();
  const entered = await enterSubjects(assessment, input, context);
  if (entered === 0) throw conflict({ en: 'There is nobody to assess.', zh: '没有考核对象。' });
  await recompute(assessment.id, context);
  return assessment.id;
}

function daysIn(days: number): number {
  if (days >= 1 && days <= 90) return days;
  throw badInput('input.objectionDays', { en: 'must be 1 to 90.', zh: '应为 1 至 90 天。' });
}

const dueInOrder = ['reportsBy', 'marksBy', 'decideBy', 'publishBy'] as const;
type Due = Pick<Assessment, (typeof dueInOrder)[number]>;

/** The days by which things are to be done: none in the past, and none before the one that comes first. */
function dueDays(input: OpenAssessmentInput, context: RequestContext): Due {
  const due: Due = {};
  let earliest = today(context);
  for (const name of dueInOrder) {
    const day = input[name] ?? null;
    if (day && day < earliest) {
      throw badInput(`input.${name}`, { en: `is before ${earliest}.`, zh: `不能早于 ${earliest}。` });
    }
    due[name] = day;
    earliest = day ?? earliest;
  }
  return due;
}

/** A year is assessed once by a scheme; a later edition is adopted. */
async function refuseSecond({ cityId, tenantId, seriesId }: Scheme, { work }: RequestContext): Promise<void> {
  const editions = await work.em.find(Scheme, { cityId, tenantId, seriesId }, { fields: ['id'] });
  const by = { cityId, tenantId, schemeId: { $in: editions.map(({ id }) => id) } };
  if ((await work.em.count(Assessment, by)) === 0) return;
  throw conflict({
    en: 'An assessment by this scheme was opened already; adopt the edition there.',
    zh: '该考核办法已启动考核，可在其中改用修订版。',
  });
}

/** What the client says came before; else the one that the scheme follows, where there is no doubt about it. */
async function previousOf(
  scheme: Scheme,
  named: string | null | undefined,
  context: RequestContext,
): Promise<string | null> {
  if (named) return namedBefore(scheme, named, context);
  const before = await followedBy(scheme, context);
  if (before.length === 1) return before[0].id;
  if (before.length === 0 || lookBackOf(scheme.document).years === 0) return null;
  throw badInput('input.previousId', {
    en: 'must be given: there are several assessments of the year before, and the scheme looks back at it.',
    zh: '须填写：上一年度有多项考核，且该办法须追溯上一年度。',
  });
}

async function namedBefore(
  { cityId, tenantId, year, subject }: Scheme,
  named: string,
  { work }: RequestContext,
): Promise<string> {
  const key = keyOf('Assessment', named, 'input.previousId');
  const previous = await work.em.findOne(Assessment, { cityId, tenantId, id: key });
  if (!previous) throw notFound('input.previousId');
  if (previous.year === year - 1 && previous.subject === subject) return key;
  throw badInput('input.previousId', {
    en: 'is no assessment of the year before with the same kind of subject.',
    zh: '不是上一年度同类对象的考核。',
  });
}
