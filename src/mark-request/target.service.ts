import type { Assessment } from '../assessment/assessment.entity.js';
import { isMarkedBy, subjectsToMark } from '../assessment-facts/index.js';
import type { RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import type { Scheme } from '../scheme/scheme.entity.js';
import type { Sheet } from './sheet.service.js';

/** A result that is to be marked, and a body to be asked. */
export interface Target {
  resultId: string;
  subjectName: string;
  toTenantId: number;
}

/** The same with the rules by which it is to be marked. */
export interface AskedFor extends Target {
  sheets: Sheet[];
}

export interface Wanted {
  assessment: Assessment;
  /** The results that are named; null: all that fit. */
  keys: string[] | null;
  /** The body that is named; null: those where members are posted. */
  toTenantId: number | null;
}

/** Each result with the bodies, except the own, at which its member is posted now. */
const candidates = `select r.id as "resultId", r.subject_name as "subjectName",
    to_json(array(select distinct p.to_tenant_id from posting p
      where p.city_id = $1 and p.tenant_id = $2 and p.member_id = r.member_id and p.until is null and p.to_tenant_id <> $2
      order by 1
    )) as "postedAt"
  from assessment_result r
  where r.city_id = $1 and r.tenant_id = $2 and r.assessment_id = $3 and
    case when $4::uuid[] is null then r.exempt_reason is null else r.id = any($4) end
  order by r.id`;

interface Candidate extends Record<string, unknown> {
  resultId: string;
  subjectName: string;
  postedAt: number[];
}

/** Whom to ask about which result. Of named results all are asked about; of all others those who are posted. */
export async function targetsOf(
  { assessment: { cityId, tenantId, id }, keys, toTenantId }: Wanted,
  { work }: RequestContext,
): Promise<{ targets: Target[]; notPosted: number }> {
  const found = await work.query<Candidate>(candidates, [cityId, tenantId, id, keys], 'mark_candidates');
  const missing = (keys ?? []).findIndex((key) => !found.some(({ resultId }) => resultId === key));
  if (missing >= 0) throw notFound(`input.resultIds.${missing}`);
  const bodiesFor = ({ postedAt }: Candidate): number[] => {
    if (toTenantId === null) return postedAt;
    return keys || postedAt.includes(toTenantId) ? [toTenantId] : [];
  };
  const notPosted = found.filter((each) => bodiesFor(each).length === 0);
  if (keys && notPosted.length > 0) throw postedNowhere(keys.indexOf(notPosted[0].resultId));
  const targets = found.flatMap((each) =>
    bodiesFor(each).map((to) => ({ resultId: each.resultId, subjectName: each.subjectName, toTenantId: to })),
  );
  return { targets, notPosted: notPosted.length };
}

interface Asking {
  scheme: Scheme;
  assessment: Assessment;
  sheets: readonly Sheet[];
  keys: string[] | null;
}

/** Each target with those of the rules that are for its subject; who is named must be one whom some are for. */
export async function rulesFor(
  targets: readonly Target[],
  { scheme, assessment, sheets, keys }: Asking,
  context: RequestContext,
): Promise<AskedFor[]> {
  const subjects = await subjectsToMark(assessment, scheme, context, keys);
  const isFor = isMarkedBy(scheme);
  const asked = targets.map((target) => {
    const subject = subjects.get(target.resultId);
    return { ...target, sheets: sheets.filter(({ rule }) => subject && isFor.get(rule)!(subject)) };
  });
  const none = keys && asked.find((each) => each.sheets.length === 0);
  if (none) throw forOthers(keys.indexOf(none.resultId));
  return asked.filter((each) => each.sheets.length > 0);
}

const forOthers = (at: number) =>
  badInput(`input.resultIds.${at}`, {
    en: 'is that of somebody whom none of these rules is for.',
    zh: '该考核对象不适用这些评分规则。',
  });

const postedNowhere = (at: number) =>
  badInput(`input.resultIds.${at}`, {
    en: 'is that of somebody who is posted at no other body: name the body to be asked.',
    zh: '该对象未派驻到其他单位，请指定评分单位。',
  });
