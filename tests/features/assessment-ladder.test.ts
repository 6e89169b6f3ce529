import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  assessable,
  assessmentActs,
  assessmentIn,
  codeAt,
  makeAssessed,
  publishedScheme,
  resultsOf,
  take,
  type AssessmentActName,
  type Assessed,
} from '../support/assessments.js';
import { ask, data, personIn, Role, type Json } from '../support/world.js';

const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];
const states = ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED'] as const;
type State = (typeof states)[number];
const running: State[] = ['SELF_ASSESSMENT', 'MARKING'];

/** What an act is told, once the assessment is there. */
type Input = (id: string, assessed: Assessed) => Json;
const named: Input = (assessmentId) => ({ assessmentId });
const late = '2027-03-01';

const ofResult: Input = async (id, { office }) => ({ resultId: (await resultsOf(office, id))[0].id, reason: '因病' });

/** The open gate; of an assessment that was never submitted, or is decided, the latest there is. */
const ofGate: Input = async (id, { office }) => {
  const source = 'query ($id: ID!) { assessment(id: $id) { gates { id } } }';
  const { gates } = (await data(office, source, { id })).assessment;
  return { gateId: gates.at(-1).id, decision: 'PASSED' };
};

/** A later edition of the scheme is in force. */
const afterRevision: Input = async (assessmentId, { office, schemeId }) => {
  const act = (name: string, input: Json): Promise<Json> =>
    data(office, `mutation ($input: SchemeInput!) { ${name}(input: $input) { scheme { id } } }`, { input });
  const { reviseScheme } = await act('reviseScheme', { schemeId });
  await act('publishScheme', { schemeId: reviseScheme.scheme.id });
  return { assessmentId };
};

/** Every act on an assessment: who may, from which states, and what it is told. */
const acts: [name: AssessmentActName, by: Role[], from: State[], input: Input][] = [
  ['addSubjects', working, running, named],
  ['exemptSubject', working, running, ofResult],
  ['computeAssessment', working, running, named],
  ['adoptEdition', working, running, afterRevision],
  ['beginMarking', working, ['SELF_ASSESSMENT'], named],
  ['submitAssessment', working, ['MARKING'], named],
  ['decideAssessmentGate', working, ['IN_APPROVAL'], ofGate],
  ['publishAssessment', leading, ['DECIDED'], named],
  ['closeAssessment', leading, ['PUBLISHED'], named],
  ['reopenAssessment', [Role.CHAIR], ['CLOSED'], (assessmentId) => ({ assessmentId, reason: '漏记' })],
];

/** An assessment of a county brought to a state, with the order of gates set. */
async function assessmentAt(state: State): Promise<{ assessed: Assessed; id: string }> {
  const assessed = await makeAssessed();
  await take(assessed.office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  return { assessed, id: await assessmentIn(assessed, state) };
}

test.each(acts)(
  '%s: nobody, wrong roles, a closed body and other bodies are refused',
  async (name, by, [state], input) => {
    const { assessed, id } = await assessmentAt(state);
    const { county, counties, city, towns } = assessed;
    const told = await input(id, assessed);
    const code = (viewer: Viewer | null) => codeAt(viewer, name, told, late);
    const others = Object.values(Role).filter((role) => !by.includes(role));
    expect(await code(null)).toBe('UNAUTHENTICATED');
    expect(await code(personIn(county, ...others))).toBe('FORBIDDEN');
    expect(await code(personIn({ ...county, closedOn: '2026-01-01' }, ...by))).toBe('FORBIDDEN');
    expect(await code(personIn(counties[1], ...by))).toBe('NOT_FOUND');
    expect(await code(personIn(towns[0][0], ...by))).toBe('NOT_FOUND');
    // The body above sees the assessment, and neither its results nor its gates.
    const seenAbove = 'assessmentId' in told ? 'FORBIDDEN' : 'NOT_FOUND';
    const isOfLater = name === 'adoptEdition' ? ['FORBIDDEN'] : [seenAbove];
    expect(isOfLater).toContain(await code(personIn(city, ...by)));
    expect(await code(personIn(county, by.at(-1)!))).toBe('OK');
  },
);

/** Whoever is refused leaves everything as it was: one assessment in each state serves all acts that are impossible there. */
const untouched = new Map<State, ReturnType<typeof assessmentAt>>();
function untouchedAt(state: State): ReturnType<typeof assessmentAt> {
  const made = untouched.get(state) ?? assessmentAt(state);
  untouched.set(state, made);
  return made;
}

test.each(acts)(
  '%s: each role that may does it, from its states only',
  async (name, by, from, input) => {
    for (const state of states) {
      // Without a gate nothing was ever to be decided.
      if (name === 'decideAssessmentGate' && running.includes(state)) continue;
      // The scheme of a closed year is frozen: it has no later edition.
      if (name === 'adoptEdition' && state === 'CLOSED') continue;
      const possible = from.includes(state);
      for (const role of possible ? by : by.slice(0, 1)) {
        // What an act is told may itself be a change.
        const isChanging = possible || name === 'adoptEdition';
        const { assessed, id } = await (isChanging ? assessmentAt(state) : untouchedAt(state));
        const is = await codeAt(personIn(assessed.county, role), name, await input(id, assessed), late);
        expect([state, role, is]).toEqual([state, role, possible ? 'OK' : 'ILLEGAL_TRANSITION']);
      }
    }
  },
  60_000,
);

test('openAssessment: the office and the liaison officer, by a scheme of their body that is in force', async () => {
  const { county, counties, city, towns, office, schemeId } = await makeAssessed();
  const code = (viewer: Viewer | null, id = schemeId) => codeAt(viewer, 'openAssessment', { schemeId: id });
  const others = Object.values(Role).filter((role) => !working.includes(role));
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(county, ...others))).toBe('FORBIDDEN');
  expect(await code(personIn({ ...county, closedOn: '2026-01-01' }, ...working))).toBe('FORBIDDEN');
  for (const stranger of [counties[1], towns[0][0]])
    expect(await code(personIn(stranger, ...working))).toBe('NOT_FOUND');
  expect(await code(personIn(city, ...working))).toBe('FORBIDDEN');
  const draft = `mutation ($input: DraftSchemeInput!) { draftScheme(input: $input) { scheme { id } } }`;
  const { draftScheme } = await data(office, draft, { input: { year: 2026, document: assessable({ title: '草案' }) } });
  expect(await code(office, draftScheme.scheme.id)).toBe('ILLEGAL_TRANSITION');
  expect(await code(personIn(county, Role.LIAISON))).toBe('OK');
  expect(await code(office)).toBe('CONFLICT');
  expect(await code(office, await publishedScheme(office, assessable({ title: '另一办法' })))).toBe('OK');
});

test('openAssessment: the year before is one of the own body, the year before, of the same subjects', async () => {
  const assessed = await makeAssessed();
  const { office } = assessed;
  const id = await assessmentIn(assessed, 'SELF_ASSESSMENT');
  const foreign = await makeAssessed();
  const theirs = await assessmentIn(foreign, 'SELF_ASSESSMENT');
  const next = await publishedScheme(office, assessable(), 2027);
  const input = (previousId: string) => ({ schemeId: next, previousId });
  expect(await codeAt(office, 'openAssessment', input(theirs))).toBe('NOT_FOUND');
  const sameYear = await publishedScheme(office, assessable({ title: '同年' }));
  const wrong = await ask(office, assessmentActs.openAssessment, { input: { schemeId: sameYear, previousId: id } });
  expect(wrong.errors![0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.previousId' });
  expect(await codeAt(office, 'openAssessment', input(id))).toBe('OK');
});

test('setAssessmentGates: the office and the liaison officer of an open body, for their own body', async () => {
  const { county, counties, city } = await makeAssessed();
  const gates = [{ kind: 'CHAIR_MEETING', name: '主席会议' }];
  const code = (viewer: Viewer | null) => codeAt(viewer, 'setAssessmentGates', { gates });
  const others = Object.values(Role).filter((role) => !working.includes(role));
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(county, ...others))).toBe('FORBIDDEN');
  expect(await code(personIn({ ...county, closedOn: '2026-01-01' }, ...working))).toBe('FORBIDDEN');
  for (const role of working) expect(await code(personIn(county, role))).toBe('OK');
  const template = '{ assessmentGateTemplate { name } }';
  for (const other of [counties[1], city])
    expect(await data(personIn(other, Role.OFFICE), template)).toEqual({ assessmentGateTemplate: [] });
  expect(await codeAt(personIn(county, Role.OFFICE), 'setAssessmentGates', { gates: [] })).toBe('BAD_USER_INPUT');
});

test('viewerCan tells beforehand what may be done', async () => {
  const { assessed, id } = await assessmentAt('MARKING');
  const can = async (viewer: Viewer): Promise<string[]> => {
    const query = 'query ($id: ID!) { assessment(id: $id) { viewerCan { action allowed } } }';
    const { viewerCan } = (await data(viewer, query, { id })).assessment;
    return viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action);
  };
  const { office, chair, county, city } = assessed;
  const always = ['addSubjects', 'exemptSubject', 'computeAssessment', 'adoptEdition'];
  expect(await can(office)).toEqual([...always, 'submitAssessment', 'requestMarks', 'giveMarks']);
  expect(await can(chair)).toEqual(['giveMarks']);
  expect(await can(personIn(county, Role.MEMBER))).toEqual([]);
  expect(await can(personIn(city, Role.OFFICE))).toEqual([]);
});
