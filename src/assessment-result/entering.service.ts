import { v7 as uuidv7 } from 'uuid';
import type { Assessment } from '../assessment/assessment.entity.js';
import { codeNumber } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import { schemeOf } from './preparing.service.js';
import { subjectColumn, subjectsOf, subjectType, type NewSubject } from './subject.service.js';

/** Subjects that a client names: by ids, bodies by codes; neither: all. */
export interface NamedSubjects {
  subjectIds?: readonly string[] | null;
  bodies?: readonly string[] | null;
}

const mostSubjects = 10_000;
const mostNamed = 1_000;

/**
 * Enters subjects into an assessment, each with a result that waits for being computed. Without names all that the body
 * has and that are not in it yet. Returns how many came.
 */
export async function enterSubjects(
  assessment: Assessment,
  named: NamedSubjects,
  context: RequestContext,
): Promise<number> {
  const wanted = keysOf(assessment.subject, named);
  const { span } = (await schemeOf(assessment, context)).year;
  // Without names those who serve at the end of the year, or today; named, whoever served in it.
  const end = [span.to, today(context)].sort()[0];
  const known = await subjectsOf(assessment.subject, wanted ? span : { from: end, to: end }, context);
  const chosen = wanted ? wanted.map(({ key, field }) => found(known, key, field)) : known;
  const entered = await keysIn(assessment, context);
  const coming = [...new Map(chosen.map((subject) => [subject.key, subject])).values()].filter(
    ({ key }) => !entered.has(key),
  );
  if (entered.size + coming.length > mostSubjects) {
    throw conflict({
      en: `An assessment has at most ${mostSubjects} subjects.`,
      zh: `考核对象最多 ${mostSubjects} 个。`,
    });
  }
  await insert(assessment, coming, entered.size, context);
  return coming.length;
}

function keysOf(kind: SchemeSubject, { subjectIds, bodies }: NamedSubjects): { key: string; field: string }[] | null {
  const wrong = kind === SchemeSubject.BODY ? subjectIds && 'input.subjectIds' : bodies && 'input.bodies';
  if (wrong) {
    throw badInput(wrong, { en: `does not name subjects of the kind ${kind}.`, zh: `不适用于考核对象 ${kind}。` });
  }
  if ((subjectIds ?? bodies ?? []).length > mostNamed) {
    const field = subjectIds ? 'input.subjectIds' : 'input.bodies';
    throw badInput(field, { en: `has more than ${mostNamed} entries.`, zh: `最多 ${mostNamed} 项。` });
  }
  if (kind === SchemeSubject.BODY) {
    return bodies?.map((code, at) => nameAt('bodies', at, (field) => String(codeNumber(code, field)))) ?? null;
  }
  const type = subjectType[kind];
  return subjectIds?.map((id, at) => nameAt('subjectIds', at, (field) => keyOf(type, id, field))) ?? null;
}

function nameAt(list: string, at: number, read: (field: string) => string): { key: string; field: string } {
  const field = `input.${list}.${at}`;
  return { key: read(field), field };
}

function found(known: readonly NewSubject[], key: string, field: string): NewSubject {
  const subject = known.find((each) => each.key === key);
  if (!subject) throw notFound(field);
  return subject;
}

async function keysIn(assessment: Assessment, { work }: RequestContext): Promise<Set<string>> {
  const rows = await work.query<{ key: string }>(
    `select ${subjectColumn[assessment.subject]}::text as key from assessment_result
     where city_id = $1 and assessment_id = $2`,
    [assessment.cityId, assessment.id],
    `entered_${subjectColumn[assessment.subject]}`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** In one statement: an assessment may have thousands. */
async function insert(
  { cityId, id, year, subject }: Assessment,
  coming: readonly NewSubject[],
  from: number,
  context: RequestContext,
): Promise<void> {
  const { body } = viewerOf(context);
  const column = subjectColumn[subject];
  const type = column === 'subject_tenant_id' ? 'bigint' : 'uuid';
  await context.work.query(
    `insert into assessment_result (city_id, id, county_id, parent_id, tenant_id, reach, assessment_id, year, position,
       subject_name, ${column}, person_id, published, compensation, covered, proposals)
     select $1, n.id, $2, $3, $4, 0, $5, $6, n.position, n.name, n.key::${type}, n.person, false, 0, false, '{}'
     from unnest($7::uuid[], $8::int[], $9::text[], $10::text[], $11::uuid[]) as n(id, position, name, key, person)`,
    [
      ...[cityId, body.countyId, body.parentId, body.id, id, year],
      ...[coming.map(() => uuidv7()), coming.map((_, at) => from + at + 1)],
      ...[coming.map(({ name }) => name), coming.map(({ key }) => key), coming.map(({ personId }) => personId)],
    ],
    `enter_${column}`,
  );
}
