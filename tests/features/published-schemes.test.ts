import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  compileScheme,
  outcomes,
  type DutyEvent,
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

test.each(names)(
  '%s scores to the figure through the API',
  async (name) => {
    const document = read(name);
    const network = await makeNetwork({ counties: 1, towns: 3 });
    const office = personIn(network.counties[0], Role.OFFICE);
    const about = await makeSubjects(document.subject, office, network);
    const schemeId = await publishedScheme(office, document as unknown as Json);
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
    if (given.length > 0)
      await data(
        office,
        'mutation ($input: GiveMarksInput!) { giveMarks(input: $input) { marks { id } } }',
        { input: { marks: given } },
        on('2027-01-15'),
      );
    await take(office, 'computeAssessment', { assessmentId });
    const facts = subjects.map((subject, at) => ({
      subject: { ...about[at], id: subject.id } as Subject,
      events: events[at].map((event, n): DutyEvent => ({
        authors: 1,
        place: 1,
        ...event,
        id: `${at} ${n}`,
        standing: 'CONFIRMED',
      })),
      marks: marks[at].map((mark, n) => ({ ...mark, id: `${n}` })),
    }));
    const expected = outcomes(compileScheme(document, 2026), facts).map(
      ({ subject, total, normalised, standing, grade, consequences }) => ({
        ...{ id: subject, total, normalised, rank: standing?.rank ?? null, grade },
        proposals: consequences.map(({ id }) => id),
      }),
    );
    const stored = (await resultsOf(office, assessmentId)).map(({ id, total, normalised, rank, grade, proposals }) => ({
      ...{ id, total, normalised, rank, grade, proposals },
    }));
    const byId = (one: Json, other: Json): number => (one.id < other.id ? -1 : 1);
    expect(stored.sort(byId)).toEqual(expected.sort(byId));
    expect(new Set(expected.map(({ total }) => total)).size).toBeGreaterThan(1);
  },
  60_000,
);
