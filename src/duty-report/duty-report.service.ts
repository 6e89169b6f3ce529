import { Assessment } from '../assessment/assessment.entity.js';
import { mostOf, pointsWithin, sheetOf, sheetsOf } from '../mark-request/index.js';
import { self } from '../mark-request/mark-request.entity.js';
import { ofMember } from '../member/index.js';
import { Member, MemberState } from '../member/member.entity.js';
import { LockMode } from '@mikro-orm/postgresql';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, forbidden, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { foreign, obstacle } from '../platform/workflow.js';
import { Scheme, SchemeSubject } from '../scheme/scheme.entity.js';
import { DutyReport, type SelfMark } from './duty-report.entity.js';
import type { HandInDutyReportInput, SelfMarkInput } from './duty-report.inputs.js';
import { dutyReportWorkflow } from './duty-report.workflow.js';

/** A member hands in his own report, and again until the self-assessment is over. */
export async function handInDutyReport(input: HandInDutyReportInput, context: RequestContext): Promise<string> {
  const assessment = await atSelfAssessment(input.assessmentId, context);
  const member = await himself(context);
  const text = requiredText(input.text, 'input.text', 20_000);
  const selfMarks = await selfMarksOf(input.marks ?? [], assessment, context);
  const { cityId, tenantId, id: assessmentId } = assessment;
  const { em } = context.work;
  const before = await em.findOne(DutyReport, { cityId, tenantId, assessmentId, memberId: member.id });
  const values = { text, selfMarks, handedInOn: today(context) };
  if (before) {
    expectVersion(before, input.version);
    Object.assign(before, values);
  }
  const of = { assessmentId, ...ofMember(member) };
  const report = before ?? context.work.create(DutyReport, viewerOf(context), { ...of, ...values });
  await context.work.flush();
  return report.id;
}

/** An assessment of members of the own body, held at its self-assessment; others may hand in theirs meanwhile. */
async function atSelfAssessment(assessmentId: string, context: RequestContext): Promise<Assessment> {
  const viewer = viewerOf(context);
  const { em } = context.work;
  const field = 'input.assessmentId';
  const key = { cityId: viewer.body.cityId, id: keyOf('Assessment', assessmentId, field) };
  const assessment = await em.findOne(Assessment, key, { lockMode: LockMode.PESSIMISTIC_READ });
  // A row that may not be changed cannot be locked.
  if (!assessment) throw (await em.count(Assessment, key)) > 0 ? forbidden(foreign) : notFound(field);
  const { tenantId, state } = assessment;
  const problem = obstacle(dutyReportWorkflow, 'handInDutyReport', { tenantId, state }, viewer);
  if (problem) throw problem;
  if (assessment.subject === SchemeSubject.MEMBER) return assessment;
  throw badInput(field, { en: 'is no assessment of members.', zh: '不是对委员的考核。' });
}

/** The member that the viewer is in the body he acts in. */
async function himself(context: RequestContext): Promise<Member> {
  const { personId, body } = viewerOf(context);
  const serving = { cityId: body.cityId, tenantId: body.id, personId, state: MemberState.SERVING };
  const member = await context.work.em.findOne(Member, serving, { lockMode: LockMode.PESSIMISTIC_READ });
  if (member) return member;
  throw forbidden({ en: 'You are no serving member of this body.', zh: '您不是本单位的在任委员。' });
}

/** The marks that he gives himself, checked by the rules of the scheme. */
async function selfMarksOf(
  marks: readonly SelfMarkInput[],
  { cityId, schemeId }: Assessment,
  { work }: RequestContext,
): Promise<SelfMark[]> {
  if (marks.length === 0) return [];
  const field = 'input.marks';
  if (marks.length > 100) throw badInput(field, { en: 'has more than 100 entries.', zh: '最多 100 项。' });
  const { document } = await work.em.findOneOrFail(Scheme, { cityId, id: schemeId });
  const sheets = sheetsOf(document);
  return marks.map(({ rule, points }, at) => {
    const sheet = sheetOf(sheets, rule, `${field}.${at}.rule`);
    const most = mostOf(sheet, self, `${field}.${at}.rule`);
    if (sheet.perItem) {
      throw badInput(`${field}.${at}.rule`, { en: 'marks each item by itself.', zh: '该规则逐项评分，不能自评。' });
    }
    if (marks.findIndex((each) => each.rule === rule) < at) {
      throw badInput(`${field}.${at}.rule`, { en: 'is marked twice.', zh: '重复评分。' });
    }
    return { rule, points: pointsWithin(points, most, `${field}.${at}.points`) };
  });
}
