import type { Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { Mark, Scheme as SchemeDocument, Subject } from '../scoring/index.js';
import { marksFor } from './marks.service.js';

/** How far the marks of one assessor for one rule are. */
export interface Progress {
  rule: string;
  ruleTitle: string;
  by: string;
  expected: number;
  given: number;
  requested: number;
  answered: number;
}

/** Subjects by the keys of their results: who is not among them is taken to be one whom every rule is for. */
export type Subjects = ReadonlyMap<string, Subject>;

type Marking = Pick<Assessment, 'id' | 'cityId' | 'tenantId' | 'schemeId'>;

const waiting = `select id from assessment_result
  where city_id = $1 and tenant_id = $2 and assessment_id = $3 and exempt_reason is null`;
const asked = `select q.rule, q.by, count(*), count(*) filter (where exists (select 1 from mark m
    where m.city_id = q.city_id and m.request_id = q.id))
  from mark_request q where q.city_id = $1 and q.tenant_id = $2 and q.assessment_id = $3 and q.state <> 'WITHDRAWN'
  group by q.rule, q.by`;

const keyOf = (rule: string, by: string): string => JSON.stringify([rule, by]);

/** The marks of an assessment of the own body, rule by rule and assessor by assessor: which are there, and which are to come. */
export async function progressOf(
  assessment: Marking,
  context: RequestContext,
  subjects: Subjects = new Map(),
): Promise<Progress[]> {
  const { work } = context;
  const values = [assessment.cityId, viewerOf(context).body.id, assessment.id];
  const scheme = await work.em.findOneOrFail(Scheme, { cityId: assessment.cityId, id: assessment.schemeId });
  const [results, requests, marks] = await Promise.all([
    work.texts(waiting, values, 'results_to_mark'),
    work.texts(asked, values, 'marks_asked_for'),
    marksFor(context, { assessmentId: assessment.id }),
  ]);
  const asking = new Map(
    requests.map(([rule, by, all, answered]) => [keyOf(rule!, by!), [Number(all), Number(answered)]]),
  );
  const waitingFor = new Set(results.map(([id]) => id!));
  const marked = markedBy(marks, waitingFor);
  const expectedOf = whomFor(waitingFor, subjects);
  return partsOf(scheme).map(({ isFor, weight, ...part }) => {
    const key = keyOf(part.rule, part.by);
    const whom = expectedOf(isFor);
    const [requested, answered] = asking.get(key) ?? [0, 0];
    const given = [...(marked.get(key) ?? [])].filter((id) => whom.has(id)).length;
    // Assessors of weight 0 are heard, not waited for.
    return { ...part, expected: weight === 0 ? 0 : whom.size, given, requested, answered };
  });
}

/** Of which results an assessor's mark for a rule is there. */
function markedBy(marks: ReadonlyMap<string, readonly Mark[]>, among: ReadonlySet<string>): Map<string, Set<string>> {
  const marked = new Map<string, Set<string>>();
  for (const [id, facts] of marks) {
    if (!among.has(id)) continue;
    for (const { rule, by } of facts) {
      const key = keyOf(rule, by);
      const ids = marked.get(key);
      if (ids) ids.add(id);
      else marked.set(key, new Set([id]));
    }
  }
  return marked;
}

/** The results a rule is for, found once for all of its assessors. */
function whomFor(all: ReadonlySet<string>, subjects: Subjects): (isFor: Part['isFor']) => ReadonlySet<string> {
  if (subjects.size === 0) return () => all;
  const known = new Map<Part['isFor'], ReadonlySet<string>>();
  return (isFor) => {
    const fits = (id: string) => !subjects.has(id) || isFor(subjects.get(id)!);
    const whom = known.get(isFor) ?? new Set([...all].filter(fits));
    known.set(isFor, whom);
    return whom;
  };
}

/** An assessor's part in a rule, and whom it is for. */
interface Part extends Pick<Progress, 'rule' | 'ruleTitle' | 'by'> {
  isFor: (subject: Subject) => boolean;
  weight: number;
}

function partsOf(scheme: Scheme): Part[] {
  const ready = compiledScheme(scheme);
  return scheme.document.groups.flatMap((group, at) =>
    group.rules.flatMap((rule, place) => {
      if (!('mark' in rule)) return [];
      const compiled = ready.groups[at];
      const isFor = (subject: Subject) => compiled.isFor(subject) && compiled.rules[place].isFor(subject);
      return partsOfRule(rule, isFor);
    }),
  );
}

type MarkRule = Extract<SchemeDocument['groups'][number]['rules'][number], { mark: unknown }>;

const partsOfRule = ({ id, title, mark }: MarkRule, isFor: Part['isFor']): Part[] =>
  mark.assessors.map(({ by, weight = 1 }) => ({
    ...{ rule: id, ruleTitle: title, by, isFor },
    weight: mark.combine === 'WEIGHTED' ? weight : 1,
  }));

/** The figures that the bodies above read. */
export interface MarkCounts {
  expected: number;
  given: number;
  reports: number;
}

const handedIn = 'select count(*) from duty_report where city_id = $1 and tenant_id = $2 and assessment_id = $3';

/** How many marks are expected in an assessment of the own body and how many of those are given, and its duty reports. */
export async function markCounts(
  assessment: Marking,
  context: RequestContext,
  subjects?: Subjects,
): Promise<MarkCounts> {
  const values = [assessment.cityId, assessment.tenantId, assessment.id];
  const progress = await progressOf(assessment, context, subjects);
  const [[reports]] = await context.work.texts(handedIn, values, 'duty_reports_handed_in');
  const awaited = progress.filter(({ expected }) => expected > 0);
  const sum = (of: 'expected' | 'given'): number => awaited.reduce((total, each) => total + each[of], 0);
  return { expected: sum('expected'), given: sum('given'), reports: Number(reports) };
}
