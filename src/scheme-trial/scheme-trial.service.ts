import { setImmediate } from 'node:timers/promises';
import { Assessment } from '../assessment/assessment.entity.js';
import {
  assessmentsLike,
  casesOf,
  resultRows,
  scorePoints,
  subjectsOf,
  tryOneAtATime,
  type Case,
  type ResultRow,
} from '../assessment-result/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { planYear } from '../platform/input.js';
import { schemeOf } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { SchemeSubject } from '../scheme/scheme.entity.js';
import {
  compileScheme,
  lookBackOf,
  rankAndGrade,
  sideBySide,
  type CompiledScheme,
  type DryRunRow,
  type Outcome,
  type Scheme as SchemeDocument,
} from '../scoring/index.js';
import type { SchemeTrial, TrialOutcome, TrialRow } from './scheme-trial.entity.js';
import type { SchemeTrialArgs } from './scheme-trial.inputs.js';

/** Scores and grades the same subjects by two schemes, on the facts of a year. */
export async function tryScheme(args: SchemeTrialArgs, context: RequestContext): Promise<SchemeTrial> {
  const { first, skip } = args;
  if (first < 1 || first > 200) throw badInput('first', { en: 'must be 1 to 200.', zh: '应为 1 至 200。' });
  if (skip < 0) throw badInput('skip', { en: 'must not be negative.', zh: '不能为负数。' });
  const old = await ownScheme(args.schemeId, 'schemeId', context);
  const year = planYear(args.year ?? old.year, 'year');
  const schemes = [old.document, await newDocument(args, old.subject, context)].map((each) =>
    compileScheme(each, year),
  );
  return tryOneAtATime(context, () => trialOf({ ...args, year }, old, schemes, context));
}

async function trialOf(
  { year, first, skip, onlyChanges }: SchemeTrialArgs & { year: number },
  old: Scheme,
  schemes: readonly CompiledScheme[],
  context: RequestContext,
): Promise<SchemeTrial> {
  const cases = await casesFor(old, schemes, context);
  const [before, after] = [await outcomesOf(schemes[0], cases[0]), await outcomesOf(schemes[1], cases[1])];
  const { rows, changes } = sideBySide(before, after);
  const shown = rows
    .map((row, at) => ({ ...row, row: cases[0][at].row }))
    .sort((one, other) => other.new.total - one.new.total);
  const asked = onlyChanges ? shown.filter(({ changesGrade }) => changesGrade) : shown;
  return {
    ...{ year, subjects: rows.length, changed: rows.filter(({ changesGrade }) => changesGrade).length, changes },
    rows: asked.slice(skip, skip + first).map(trialRow),
  };
}

async function ownScheme(id: string, field: string, context: RequestContext): Promise<Scheme> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const scheme = await context.work.em.findOne(Scheme, { cityId, tenantId, id: keyOf('Scheme', id, field) });
  if (!scheme) throw notFound(field);
  return scheme;
}

async function newDocument(
  { newSchemeId, document }: SchemeTrialArgs,
  subject: SchemeSubject,
  context: RequestContext,
): Promise<SchemeDocument> {
  if ((newSchemeId == null) === (document == null)) {
    throw badInput('newSchemeId', { en: 'or `document`: give one of them.', zh: '与 document 须且只能填写一项。' });
  }
  const tried = newSchemeId
    ? (await ownScheme(newSchemeId, 'newSchemeId', context)).document
    : schemeOf(document, context.language, 'document');
  if (tried.subject === subject) return tried;
  throw badInput(newSchemeId ? 'newSchemeId' : 'document', {
    en: `assesses ${tried.subject}, not ${subject}.`,
    zh: `考核对象为 ${tried.subject}，应为 ${subject}。`,
  });
}

/** The facts for each scheme; the same ones where both look at the same days. */
async function casesFor(old: Scheme, schemes: readonly CompiledScheme[], context: RequestContext): Promise<Case[][]> {
  const { cityId, tenantId, subject } = old;
  const assessment = await assessmentOf(old, schemes[0].year.year, context);
  const rows = assessment ? await resultRows(assessment, context) : await rowsOfEnd(subject, schemes[0], context);
  const assessed = assessment ?? {
    cityId,
    tenantId,
    subject,
    id: null,
    previousId: await before(old, schemes[0].year.year, context),
  };
  const ranked = rows.filter(({ exempt }) => !exempt);
  const first = await casesOf(assessed, schemes[0], ranked, { all: true }, context);
  if (sameDays(schemes[0], schemes[1])) return [first, first];
  return [first, await casesOf(assessed, schemes[1], ranked, { all: true }, context)];
}

/** What comes before a year that was not assessed yet, where there is no doubt about it. */
async function before(scheme: Scheme, year: number, context: RequestContext): Promise<string | null> {
  const alike = await assessmentsLike(scheme, year - 1, context);
  return alike.length === 1 ? alike[0].id : null;
}

/** The assessment whose subjects and marks are taken: that by the scheme, or in another year the one like it. */
async function assessmentOf(scheme: Scheme, year: number, context: RequestContext): Promise<Assessment | null> {
  const { cityId, tenantId, id: schemeId } = scheme;
  if (year === scheme.year) return context.work.em.findOne(Assessment, { cityId, tenantId, schemeId });
  const alike = await assessmentsLike(scheme, year, context);
  if (alike.length <= 1) return alike[0] ?? null;
  throw badInput('year', {
    en: 'has several assessments of this kind of subject: try by the scheme of one of them.',
    zh: '该年度有多项同类对象的考核，请以其中一项的考核办法试算。',
  });
}

const daysOf = ({ document, year: { span } }: CompiledScheme): string => JSON.stringify([span, lookBackOf(document)]);
const sameDays = (one: CompiledScheme, other: CompiledScheme): boolean => daysOf(one) === daysOf(other);

/** Whom the body could assess at the end of the year, or today. */
async function rowsOfEnd(
  kind: SchemeSubject,
  { year: { span } }: CompiledScheme,
  context: RequestContext,
): Promise<ResultRow[]> {
  const none = {
    ...{ memberId: null, groupId: null, subjectTenantId: null, unitId: null },
    ...{ exempt: false, compensation: 0, written: null },
  };
  const column = { MEMBER: 'memberId', BODY: 'subjectTenantId', HANDLING_UNIT: 'unitId' } as Record<string, string>;
  const end = [span.to, today(context)].sort()[0];
  const subjects = await subjectsOf(kind, { from: end, to: end }, context);
  return subjects.map(({ key, name }) => ({ ...none, id: key, name, [column[kind] ?? 'groupId']: key }));
}

async function outcomesOf(scheme: CompiledScheme, cases: readonly Case[]): Promise<Outcome[]> {
  const scored = await scorePoints(scheme, cases);
  await setImmediate();
  return rankAndGrade(scheme, scored);
}

const trialRow = ({ row, old, new: tried, changesGrade }: DryRunRow & { row: ResultRow }): TrialRow => ({
  ...{ subjectName: row.name, memberId: row.memberId, old: outcomeOf(old), new: outcomeOf(tried), changesGrade },
});

const outcomeOf = ({ total, normalised, standing, grade }: Outcome): TrialOutcome => ({
  ...{ total, normalised, rank: standing?.rank ?? null, grade },
});
