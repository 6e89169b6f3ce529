import { expect, test } from '@jest/globals';
import { verifyResearchFigures } from '../../src/research-figure/index.js';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { researchRollUp, researchRollUpDocument } from '../support/research-credit.js';
import { outcome, suggested } from '../support/research-outcomes.js';
import { joins, launched, research } from '../support/research.js';
import { codeFor, data, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

const ownerUrl = process.env.TEST_OWNER_URL!;
const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);

/** The figures that are not zero. */
const counted = (figures: Json): Json => Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));

const differing = async (bodies: readonly TestBody[]): Promise<Json[]> =>
  (await verifyResearchFigures(ownerUrl, { repair: false })).filter(({ code }) =>
    bodies.some((body) => codeOf(body) === code),
  );

const contribution = 'contribution { id state }';
const write = async (viewer: Viewer, name: string, type: string, input: Json, day?: string): Promise<Json> => {
  const now = day ? new Date(`${day}T04:00:00Z`) : undefined;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${contribution} } }`;
  return (await data(viewer, source, { input }, { now }))[name].contribution;
};

/** Drafts a contribution and hands it in on a day. */
async function handIn(viewer: Viewer, projectId: string, day: string, subTopicId?: string): Promise<void> {
  const { id } = await write(viewer, 'draftContribution', 'DraftContributionInput', {
    ...{ projectId, subTopicId, title: '分报告', text: '情况与建议。' },
  });
  await write(viewer, 'handInContribution', 'HandInContributionInput', { contributionId: id }, day);
}

const report = async (
  viewer: Viewer,
  name: string,
  type: string,
  input: Json,
  what = 'researchReport',
): Promise<Json> =>
  (await data(viewer, `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} { id } } }`, { input }))[name][
    what
  ];

/** Writes a report of one part, and makes it final. */
async function finaliseReport(viewer: Viewer, projectId: string): Promise<void> {
  const { id: reportId } = await report(viewer, 'draftReport', 'DraftReportInput', { projectId, title: '总报告' });
  const part = { reportId, heading: '总论', text: '情况与建议。' };
  await report(viewer, 'addReportPart', 'AddReportPartInput', part, 'reportPart');
  await report(viewer, 'finaliseReport', 'ReportInput', { reportId });
}

test('what was led and what was shared are counted apart, in the year of the project, and never twice', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 3, towns: 1 });
  const all = [city, ...counties, ...towns.flat()];
  const [lead, one, two] = [city, counties[0], counties[1]].map(office);
  const { id: originHandoverId } = await sendTo(one, city, { kind: 'REPORT_UP', title: '关于联合调研的建议' });
  await pass(lead, 'acceptHandover', { handoverId: originHandoverId });
  const projectId = await launched(lead, { originHandoverId });
  await joins(lead, projectId, counties[0], one);
  await joins(lead, projectId, counties[1], two);
  const declined = await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  await pass(office(counties[2]), 'returnHandover', { handoverId: declined.id, text: '力量不足' });
  const { id: topic } = await research(lead, 'addSubTopic', { projectId, title: '扬尘', givenTo: codeOf(counties[0]) });
  await handIn(one, projectId, '2027-06-30', topic);
  await handIn(two, projectId, '2027-07-01');
  await handIn(lead, projectId, '2027-06-01');
  expect(await differing(all)).toEqual([]);
  const adopted = await outcome(lead, 'addResearchSuggestion', suggested(projectId, { origin: codeOf(counties[0]) }));
  await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  expect(counted((await researchRollUp(lead, 2027)).own)).toEqual({
    ...{ led: 1, ownContributionsHandedIn: 1, ownContributionsOnTime: 1 },
  });
  await finaliseReport(lead, projectId);
  const suggestionId = adopted.id;
  await outcome(lead, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' });
  await outcome(lead, 'implementSuggestion', { suggestionId });
  const submitted = await outcome(lead, 'submitResearch', {
    ...{ projectId, kind: 'SPECIAL_REPORT', title: '专报', recipient: '市政府' },
  });
  await outcome(lead, 'recordInstruction', {
    ...{ submissionId: submitted.id, leaderName: '宣市长', leaderOffice: '市长', text: '请认真研究。' },
  });
  await research(lead, 'closeResearchProject', { projectId });
  expect(await differing(all)).toEqual([]);

  const rollUp = await researchRollUp(lead, 2027);
  const led = {
    ...{ led: 1, reports: 1, suggestions: 2, suggestionsAdopted: 1, suggestionsImplemented: 1, instructions: 1 },
    ...{ ownContributionsHandedIn: 1, ownContributionsOnTime: 1 },
  };
  expect([counted(rollUp.own), counted(rollUp.total)]).toEqual([led, led]);
  expect(counted(rollUp.shared)).toEqual({});
  const ofOne = {
    ...{ takenPart: 1, proposalsTakenUp: 1, subTopicsGiven: 1, subTopicsOnTime: 1, contributionsHandedIn: 1 },
    ...{ contributionsOnTime: 1, suggestionsContributed: 1, contributedAdopted: 1, contributedImplemented: 1 },
  };
  expect(rollUp.bodies.map(({ shared }: Json) => counted(shared))).toEqual([
    ofOne,
    { takenPart: 1, contributionsHandedIn: 1 },
    {},
  ]);
  expect(counted(rollUp.sharedTotal)).toEqual({ ...ofOne, takenPart: 2, contributionsHandedIn: 2 });
  expect([rollUp.bodiesInScope, rollUp.bodiesReporting]).toEqual([all.length, 3]);
  expect((await researchRollUp(lead, 2026)).bodiesReporting).toBe(0);
});

test('a project counts from its launch until it is given up, under the year it has', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [above, lead] = [office(city), office(counties[0])];
  const { id: projectId } = await research(lead, 'draftResearchProject', {
    ...{ year: 2027, title: '课题', leaderName: '宣南星' },
    ...{ startsOn: '2027-03-01', handInOn: '2027-06-30', endsOn: '2027-09-30' },
  });
  const seen = async (): Promise<Json> => {
    const [last, next] = await Promise.all([2027, 2028].map((year) => researchRollUp(above, year)));
    return [last.own.led, last.total.led, next.total.led];
  };
  expect(await seen()).toEqual([0, 0, 0]);
  await research(lead, 'launchResearchProject', { projectId });
  expect(await seen()).toEqual([0, 1, 0]);
  await research(lead, 'editResearchProject', { projectId, year: 2028 });
  expect(await seen()).toEqual([0, 0, 1]);
  expect(await differing([city, ...counties, ...towns.flat()])).toEqual([]);
  await research(lead, 'cancelResearchProject', { projectId, reason: '另行安排' });
  expect(await seen()).toEqual([0, 0, 0]);
});

test('a body that leaves before the report takes part no more', async () => {
  const { city, counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [lead, one] = [city, counties[0]].map(office);
  const projectId = await launched(lead);
  const handoverId = await joins(lead, projectId, counties[0], one);
  expect((await researchRollUp(one, 2027)).shared.takenPart).toBe(1);
  await pass(one, 'returnHandover', { handoverId, text: '人员变动' });
  expect((await researchRollUp(one, 2027)).shared.takenPart).toBe(0);
});

test('figures are read for the own body and those below it, and are nobody else’s business', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  await launched(office(counties[0]));
  const member = personIn(counties[0], Role.MEMBER);
  expect((await researchRollUp(member, 2027)).own.led).toBe(1);
  expect((await researchRollUp(office(city), 2027, codeOf(counties[0]))).own.led).toBe(1);
  const codeFrom = (viewer: Viewer | null, body: TestBody): Promise<string> =>
    codeFor(viewer, researchRollUpDocument, { year: 2027, body: codeOf(body) });
  expect(await codeFrom(null, counties[0])).toBe('UNAUTHENTICATED');
  for (const stranger of [counties[1], towns[0][0]]) {
    expect(await codeFrom(office(stranger), counties[0])).toBe('NOT_FOUND');
  }
  expect(await codeFrom(office(counties[0]), city)).toBe('NOT_FOUND');
  expect(await codeFor(member, researchRollUpDocument, { year: 1999 })).toBe('BAD_USER_INPUT');
});

test('two changes at once are both counted', async () => {
  const { city } = await makeNetwork({ counties: 1, towns: 0 });
  const lead = office(city);
  await Promise.all(Array.from({ length: 6 }, (_, at) => launched(lead, { title: `课题${at}` })));
  expect((await researchRollUp(lead, 2027)).own.led).toBe(6);
  expect(await differing([city])).toEqual([]);
});

test('what was miscounted is put right by a repair', async () => {
  const { city } = await makeNetwork({ counties: 1, towns: 0 });
  await launched(office(city));
  await owner.query('update research_figure set led = 7 where city_id = $1 and tenant_id = $1', [city.id]);
  const [{ code, kept, counted: right }] = await differing([city]);
  expect([code, kept.led, right.led]).toEqual([codeOf(city), 7, 1]);
  await verifyResearchFigures(ownerUrl, { repair: true });
  expect(await differing([city])).toEqual([]);
});
