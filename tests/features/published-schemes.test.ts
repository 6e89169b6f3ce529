import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  compileScheme,
  outcomes,
  score,
  type DutyEvent,
  type Facts,
  type Mark,
  type Scheme,
  type Subject,
} from '../../src/scoring/index.js';
import { publishedScheme, resultsOf, take } from '../support/assessments.js';
import { dutyActs, on, take as takeOfDuty } from '../support/duties.js';
import { exampleEvents, type Example } from '../support/example-events.js';
import { addGroup, addMember } from '../support/members.js';
import { act } from '../support/full-body.js';
import { data, makeNetwork, personIn, Role, type Json, type Network } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

const folder = new URL('../../seeds/schemes/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): Scheme => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Scheme;

/** Three subjects of a kind, in a body of their own: their names, and what the engine knows of them. */
async function makeSubjects(
  kind: Scheme['subject'],
  office: Viewer,
  { towns }: Network,
): Promise<Omit<Subject, 'id'>[]> {
  const numbers = ['一', '二', '三'];
  if (kind === 'BODY') return towns[0].map(() => ({ kind }));
  if (kind === 'MEMBER') {
    for (const number of numbers) await addMember(office, `宣${number}`, { joinedOn: '2022-01-10' });
    return numbers.map(() => ({ kind, roles: ['MEMBER'], since: '2022-01-10', groups: [], tags: [] }));
  }
  if (kind === 'HANDLING_UNIT') {
    for (const number of numbers) await act(office, 'addHandlingUnit', { name: `测试${number}局` });
    return numbers.map(() => ({ kind }));
  }
  for (const number of numbers) await addGroup(office, kind, `测试${number}`);
  return numbers.map((number) => ({ kind, groups: [{ kind, name: `测试${number}` }] }));
}

/** The kinds that events need, added once. */
class Kinds {
  readonly #ids = new Map<string, string>();
  constructor(private readonly office: Viewer) {}

  async id(code: string, family: string): Promise<string> {
    const known = this.#ids.get(code);
    if (known) return known;
    const { dutyKind } = await takeOfDuty(this.office, 'addDutyKind', {
      code,
      name: `测试${code}`,
      family,
      confirmDays: 1,
    });
    this.#ids.set(code, dutyKind.id);
    return dutyKind.id;
  }
}

/** Enters an event of a subject: of a member as a duty event, of others into the assessment. */
async function enter(event: Example, subject: Json, kinds: Kinds, office: Viewer): Promise<void> {
  const { kind, family, on: happenedOn, role, ...content } = event;
  const shared = { kindId: await kinds.id(kind, family), happenedOn, ...content, evidence: event.evidence ?? [] };
  if (subject.member) {
    const participants = [{ memberId: subject.member.id, role }];
    await data(office, dutyActs.recordDutyEvent, { input: { ...shared, participants } }, on('2026-12-01'));
  } else {
    const input = { ...shared, role, resultId: subject.id };
    const record = `mutation ($input: RecordAssessmentEntryInput!) { recordAssessmentEntry(input: $input) { assessmentEntry { id } } }`;
    await data(office, record, { input }, on('2027-01-15'));
  }
}

/** A mark of each assessor whom the own body can speak for. */
function marksOf(document: Scheme, at: number): Omit<Mark, 'id'>[] {
  return document.groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => {
      if (!('mark' in rule)) return [];
      const { assessors, max, perItem } = rule.mark;
      const given = assessors.filter(({ by }) => by !== 'SELF');
      const items = perItem ? ['第1号提案', '第2号提案'] : [undefined];
      return given.flatMap((assessor) =>
        items.map((item, of) => ({
          ...{ rule: rule.id, by: assessor.by, points: (assessor.max ?? max) - 3 * at - of - 0.25 },
          ...(item && { item }),
        })),
      );
    }),
  );
}

const memberQuery = `query ($id: ID!) { assessment(id: $id) { results(first: 50) { nodes { id subjectName member { id } } } } }`;
const giveMarks = 'mutation ($input: GiveMarksInput!) { giveMarks(input: $input) { marks { id } } }';
const byId = (one: Json, other: Json): number => (one.id < other.id ? -1 : 1);
const lights = (minimum: readonly Json[]): Json[] =>
  minimum.map(({ id, light, done, required }) => ({ ...{ id, light, done, required } }));

/** What the engine makes of it, without the database. */
function expected(document: Scheme, facts: readonly Facts[]): Json[] {
  const compiled = compileScheme(document, 2026);
  const found = outcomes(compiled, facts).map(({ subject, total, normalised, standing, grade, consequences }, at) => ({
    ...{ id: subject, total, normalised, rank: standing?.rank ?? null, grade },
    proposals: consequences.map(({ id }) => id),
    minimum: lights(score(compiled, facts[at].subject, facts[at].events, facts[at].marks).minimum as Json[]),
  }));
  return found.sort(byId);
}

async function stored(office: Viewer, assessmentId: string): Promise<Json[]> {
  const results = await resultsOf(office, assessmentId);
  const shown = results.map(({ id, total, normalised, rank, grade, proposals, minimum }) => ({
    ...{ id, total, normalised, rank, grade, proposals, minimum: lights(minimum as Json[]) },
  }));
  return shown.sort(byId);
}

test.each(names)(
  '%s scores to the figure through the API',
  async (name) => {
    const document = read(name);
    const network = await makeNetwork({ counties: 1, towns: 3 });
    const office = personIn(network.counties[0], Role.OFFICE);
    const about = await makeSubjects(document.subject, office, network);
    const schemeId = await publishedScheme(office, document);
    const { id: assessmentId } = await take(office, 'openAssessment', { schemeId });
    const subjects = (await data(office, memberQuery, { id: assessmentId })).assessment.results.nodes as Json[];
    subjects.sort((one, other) => (one.subjectName < other.subjectName ? -1 : 1));
    const kinds = new Kinds(office);
    const events = subjects.map((_, at) => exampleEvents(document, at));
    for (const [at, subject] of subjects.entries()) {
      for (const event of events[at]) await enter(event, subject, kinds, office);
    }
    await take(office, 'beginMarking', { assessmentId });
    const marks = subjects.map((_, at) => marksOf(document, at));
    const given = subjects.flatMap(({ id }, at) => marks[at].map((mark) => ({ ...mark, resultId: id })));
    if (given.length > 0) await data(office, giveMarks, { input: { marks: given } }, on('2027-01-15'));
    await take(office, 'computeAssessment', { assessmentId });
    const facts = subjects.map((subject, at) => ({
      subject: { ...about[at], id: subject.id },
      events: events[at].map((event, n) => asFact(event, `${at} ${n}`)),
      marks: marks[at].map((mark, n) => ({ ...mark, id: `${n}` })),
    }));
    const wanted = expected(document, facts);
    expect(await stored(office, assessmentId)).toEqual(wanted);
    // Not all the same, or nothing would be told by it; one published text has a minimum set and no points.
    expect(new Set(wanted.map(({ total, minimum }) => JSON.stringify([total, minimum]))).size).toBeGreaterThan(1);
  },
  60_000,
);

const asFact = (event: Example, id: string): DutyEvent => ({
  ...{ authors: 1, place: 1, ...event, id, standing: 'CONFIRMED' },
});

/** Rules as no published text has them: points by the best two visits of each quarter, a rule that needs another's points. */
const unplanned = {
  title: '积分银行',
  subject: 'MEMBER',
  total: { base: 5, scale: null },
  groups: [
    {
      id: 'bank',
      title: '积分',
      rules: [
        {
          ...{ id: 'visits', title: '走访，每季度取最好的两次，每半天3分', match: { families: ['VISIT'] } },
          ...{ points: 3, per: 'HALF_DAY', take: 'HIGHEST', most: 2, within: 'QUARTER' },
        },
        {
          ...{ id: 'steady', title: '走访满9分且无缺席，加10分', measure: { points: 'visits' } },
          ...{ steps: [{ atLeast: 9, points: 10 }] },
          when: { measure: { count: { roles: ['ABSENT'] } }, equals: 0 },
        },
      ],
    },
  ],
  grades: [{ grade: '金', topPercent: 50, when: { measure: { points: 'steady' }, above: 0 } }, { grade: '银' }],
};

test('a scheme that nobody planned for is entered without touching code, and scores as computed by hand', async () => {
  const network = await makeNetwork({ counties: 1, towns: 0 });
  const office = personIn(network.counties[0], Role.OFFICE);
  await makeSubjects('MEMBER', office, network);
  const schemeId = await publishedScheme(office, unplanned);
  const { id: assessmentId } = await take(office, 'openAssessment', { schemeId });
  const [first, second] = (await data(office, memberQuery, { id: assessmentId })).assessment.results.nodes;
  const kinds = new Kinds(office);
  const visit = (date: string, halfDays: number, role = 'PARTICIPANT'): Example =>
    ({ ...{ kind: 'visit', family: 'VISIT', on: date, halfDays, role, title: `走访${date}` } }) as Example;
  // Quarter one: 2 and 1 half-days of three visits; quarter two: 1. 3 × (2 + 1 + 1) = 12, and 10 for that: 27 with the base.
  for (const [date, halfDays] of [
    ['2026-01-05', 1],
    ['2026-02-05', 2],
    ['2026-03-05', 1],
    ['2026-05-05', 1],
  ] as const) {
    await enter(visit(date, halfDays), first, kinds, office);
  }
  // The same visits, but once absent: 3 × 3 = 9, and nothing for that: 14.
  for (const date of ['2026-01-06', '2026-04-06'])
    await enter(visit(date, date < '2026-03' ? 2 : 1), second, kinds, office);
  await enter(visit('2026-06-06', 1, 'ABSENT'), second, kinds, office);
  await take(office, 'computeAssessment', { assessmentId });
  expect(await resultsOf(office, assessmentId)).toMatchObject([
    { subjectName: first.subjectName, total: 27, normalised: null, rank: 1, grade: '金' },
    { subjectName: second.subjectName, total: 14, rank: 2, grade: '银' },
    { total: 5, rank: 3, grade: '银' },
  ]);
});
