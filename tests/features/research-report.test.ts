import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from '../support/accounts.js';
import { pass, refusal, sendTo } from '../support/handovers.js';
import { addMember, take } from '../support/members.js';
import {
  accepted,
  codeOfResult,
  handedIn,
  reports,
  result,
  resultRefusal,
  resultSeen,
  resultsOf,
} from '../support/research-results.js';
import { joins, launched, research, sees } from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  two: Viewer;
  third: Viewer;
  projectId: string;
  invitation: string;
}

/** A project of a city: two counties take part, a third was invited and declined. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 3, towns: 1 });
  const { city, counties } = network;
  const [lead, one, two, third] = [city, ...counties].map(office);
  const projectId = await launched(lead);
  const invitation = await joins(lead, projectId, counties[0], one);
  await joins(lead, projectId, counties[1], two);
  const { id: handoverId } = await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  await pass(third, 'returnHandover', { handoverId, text: '人手不足' });
  return { ...network, lead, one, two, third, projectId, invitation };
}

const headings = (report: Json): string[] => report.parts.nodes.map(({ heading }: Json) => heading as string);

test('what was accepted is merged in the order of the sub-topics, each part with its origin, and once', async () => {
  const { lead, one, two, city, counties, projectId } = await campaign();
  const topic = async (title: string, givenTo: TestBody): Promise<string> =>
    (await research(lead, 'addSubTopic', { projectId, title, givenTo: codeOf(givenTo) })).id;
  const [first, second] = [await topic('工业', counties[0]), await topic('农业', counties[1])];
  expect(await codeOfResult(lead, 'mergeContributions', { projectId })).toBe('CONFLICT');
  const attachments = [{ name: '附表', reference: '7' }];
  await accepted(lead, lead, projectId, { title: '总论', text: '市级正文' });
  const late = await accepted(lead, two, projectId, { title: '农业部分', subTopicId: second });
  const early = await accepted(lead, one, projectId, { title: '工业部分', subTopicId: first, attachments });
  const waiting = await handedIn(one, projectId, { title: '尚未采用' });
  const report = await result(lead, 'mergeContributions', { projectId });
  expect(headings(report)).toEqual(['工业部分', '农业部分', '总论']);
  expect(report).toMatchObject({ state: 'DRAFT', title: '大气污染防治联合调研', year: 2027 });
  expect(report.parts.nodes).toMatchObject([
    { position: 1, origin: { code: codeOf(counties[0]) }, contributionVersion: { id: early.id }, attachments },
    { position: 2, origin: { code: codeOf(counties[1]) }, contributionVersion: { id: late.id }, text: '成果正文' },
    { position: 3, origin: { code: codeOf(city) }, subTopic: null },
  ]);
  expect(await codeOfResult(lead, 'mergeContributions', { projectId })).toBe('CONFLICT');
  await pass(lead, 'acceptHandover', { handoverId: waiting.handover.id });
  const more = await result(lead, 'mergeContributions', { projectId });
  expect([more.id, headings(more)]).toEqual([report.id, ['工业部分', '农业部分', '总论', '尚未采用']]);
  for (const other of [one, two]) {
    expect([await sees(other, report.id), await sees(other, report.parts.nodes[0].id)]).toEqual([false, false]);
    expect((await resultsOf(other, projectId)).report).toBeNull();
  }
});

test('a report is drafted, changed part by part, and one of its project', async () => {
  const { lead, one, counties, projectId } = await campaign();
  const report = await result(lead, 'draftReport', { projectId, title: '报告', summary: '摘要' });
  const reportId: string = report.id;
  expect(await codeOfResult(lead, 'draftReport', { projectId })).toBe('CONFLICT');
  const edited = await result(lead, 'editReport', { reportId, version: 1, title: '联合调研报告', summary: null });
  expect(edited).toMatchObject({ title: '联合调研报告', summary: null, version: 2 });
  expect(await codeOfResult(lead, 'editReport', { reportId, version: 1, title: '旧' })).toBe('CONFLICT');
  expect(await codeOfResult(lead, 'finaliseReport', { reportId })).toBe('CONFLICT');
  const origin = codeOf(counties[0]);
  const part = await result(lead, 'addReportPart', { reportId, heading: '一', text: '正文', origin });
  expect(part).toMatchObject({ position: 1, origin: { code: origin }, contributionVersion: null, attachments: [] });
  const own = await result(lead, 'addReportPart', { reportId, heading: '前言', text: '文', position: 1 });
  expect(own.origin).toEqual({ code: codeOf(lead.body) });
  await result(lead, 'editReportPart', { partId: part.id, version: 1, position: 2, heading: '县域部分' });
  expect(headings(await resultSeen(lead, reportId))).toEqual(['前言', '县域部分']);
  expect(await codeOfResult(lead, 'editReportPart', { partId: part.id, version: 1, text: '旧' })).toBe('CONFLICT');
  expect(await result(lead, 'removeReportPart', { partId: own.id })).toBe(own.id);
  expect(await sees(lead, own.id)).toBe(false);
  const refused = async (input: Json): Promise<Json> => resultRefusal(lead, 'addReportPart', { reportId, ...input });
  const text = { heading: '节', text: '文' };
  expect(await refused({ text: '文' })).toEqual({ code: 'BAD_USER_INPUT', field: 'input.heading' });
  expect(await refused({ heading: '节' })).toEqual({ code: 'BAD_USER_INPUT', field: 'input.text' });
  expect(await refused({ ...text, position: 0 })).toEqual({ code: 'BAD_USER_INPUT', field: 'input.position' });
  for (const code of [codeOf(counties[2]), '199900000000']) {
    expect(await refused({ ...text, origin: code })).toEqual({ code: 'NOT_FOUND', field: 'input.origin' });
  }
  const version = await handedIn(one, projectId);
  const contributionVersionId: string = version.id;
  expect(await refused({ contributionVersionId })).toEqual({ code: 'CONFLICT', field: 'input.contributionVersionId' });
  expect(await refused({ contributionVersionId, origin })).toEqual({ code: 'BAD_USER_INPUT', field: 'input.origin' });
  await pass(lead, 'acceptHandover', { handoverId: version.handover.id });
  const taken = await result(lead, 'addReportPart', { reportId, contributionVersionId, heading: '改题' });
  expect(taken).toMatchObject({ heading: '改题', text: '成果正文', origin: { code: origin } });
  expect(await refused({ contributionVersionId })).toMatchObject({ code: 'CONFLICT' });
  const gone = await accepted(lead, one, projectId);
  await pass(one, 'closeHandover', { handoverId: gone.handover.id });
  expect(await refused({ contributionVersionId: gone.id })).toMatchObject({ code: 'NOT_FOUND' });
});

test('only who leads the project writes the report, and the office makes it final', async () => {
  const { city, lead, one, third, projectId } = await campaign();
  const committee = personIn(city, Role.COMMITTEE);
  const { id: reportId } = await result(committee, 'draftReport', { projectId });
  const { id: partId } = await result(committee, 'addReportPart', { reportId, heading: '节', text: '文' });
  const acts = [
    ['editReport', { reportId }],
    ['addReportPart', { reportId, heading: '节', text: '文' }],
    ['finaliseReport', { reportId }],
    ['editReportPart', { partId }],
    ['removeReportPart', { partId }],
  ] as const;
  for (const [act, input] of acts) {
    expect(await codeOfResult(one, act, input)).toBe('NOT_FOUND');
    expect(await codeOfResult(personIn(city, Role.MEMBER), act, input)).toBe('FORBIDDEN');
    expect(await codeOfResult(null, act, input)).toBe('UNAUTHENTICATED');
  }
  for (const act of ['draftReport', 'mergeContributions'] as const) {
    expect(await codeOfResult(one, act, { projectId })).toBe('FORBIDDEN');
    expect(await codeOfResult(third, act, { projectId })).toBe('NOT_FOUND');
  }
  expect(await codeOfResult(committee, 'finaliseReport', { reportId })).toBe('FORBIDDEN');
  const final = await result(lead, 'finaliseReport', { reportId });
  expect(final.viewerCan.filter(({ allowed }: Json) => allowed)).toEqual([]);
  for (const [act, input] of acts) {
    expect(await codeOfResult(lead, act, input)).toBe('ILLEGAL_TRANSITION');
    expect(await codeOfResult(one, act, input)).toBe('FORBIDDEN');
  }
});

test('a final report stays with those who took part, and whom they named, for good; the project does not', async () => {
  const { lead, one, two, third, counties, towns, projectId, invitation } = await campaign();
  const account = await accountIn(counties[1], 'member', Role.MEMBER);
  const memberId: string = (await addMember(two, '委员甲')).id;
  await take(personIn(counties[1], Role.ADMIN), 'linkMember', { memberId, seatId: account.seatId });
  const named = await viewerWith(await tokenOf(account), codeOf(counties[1]));
  await research(two, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const version = await accepted(lead, one, projectId);
  const merged = await result(lead, 'mergeContributions', { projectId });
  const reportId: string = merged.id;
  const [part] = merged.parts.nodes;
  const now = new Date('2027-08-01T04:00:00Z');
  const final = await result(lead, 'finaliseReport', { reportId, version: 1 }, now);
  expect(final).toMatchObject({ state: 'FINAL', finalisedOn: '2027-08-01' });
  expect(await resultsOf(lead, projectId)).toMatchObject({ state: 'REPORTED', report: { id: reportId } });
  const keeping = [one, two, named];
  const others = [third, personIn(counties[1], Role.MEMBER), office(towns[0][0]), office(towns[1][0])];
  const expectSight = async (): Promise<void> => {
    for (const viewer of keeping)
      expect([await sees(viewer, reportId), await sees(viewer, part.id)]).toEqual([true, true]);
    for (const viewer of others)
      expect([await sees(viewer, reportId), await sees(viewer, part.id)]).toEqual([false, false]);
  };
  await expectSight();
  await pass(one, 'returnHandover', { handoverId: invitation, text: '已完成' });
  await research(lead, 'closeResearchProject', { projectId });
  await expectSight();
  for (const viewer of keeping) {
    expect(await sees(viewer, projectId)).toBe(false);
    expect(await reports(viewer, 'box: TAKEN_PART, year: 2027, state: FINAL')).toEqual([reportId]);
    expect(await reports(viewer, 'box: OWN')).toEqual([]);
  }
  expect(await reports(lead, 'box: OWN')).toEqual([reportId]);
  expect(await reports(third, 'box: TAKEN_PART')).toEqual([]);
  // Each finds its own version beside the part, and nobody else's.
  const seenBy = async (viewer: Viewer): Promise<Json> => (await resultSeen(viewer, part.id)).contributionVersion;
  expect(await seenBy(one)).toEqual({ id: version.id });
  expect([await seenBy(two), await seenBy(lead)]).toEqual([null, null]);
  expect(await resultSeen(two, reportId)).toMatchObject({ project: null, parts: { nodes: [{ text: '成果正文' }] } });
});

test('a final report is handed over, and seen until that ends; bodies above see it without', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [above, lead, town, aside] = [city, counties[0], towns[0][0], counties[1]].map(office);
  const projectId = await launched(lead);
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  const { id: partId } = await result(lead, 'addReportPart', { reportId, heading: '节', text: '文' });
  const sending = { kind: 'ASSIGN_DOWN', subjectId: reportId, title: '报告', to: [codeOf(towns[0][0])] };
  expect(await refusal(lead, 'sendHandover', sending)).toMatchObject({ code: 'CONFLICT', field: 'input.subjectId' });
  expect([await sees(above, reportId), await sees(above, partId)]).toEqual([false, false]);
  await result(lead, 'finaliseReport', { reportId });
  expect([await sees(above, reportId), await sees(above, partId)]).toEqual([true, true]);
  expect(await reports(above, 'box: TAKEN_PART')).toEqual([]);
  const { id: handoverId } = await sendTo(lead, towns[0][0], sending);
  expect(await resultSeen(town, reportId)).toMatchObject({ parts: { nodes: [{ id: partId }] } });
  expect(await reports(town, 'box: TAKEN_PART')).toEqual([]);
  expect([await sees(personIn(towns[0][0], Role.MEMBER), reportId), await sees(aside, reportId)]).toEqual([
    false,
    false,
  ]);
  await pass(town, 'receiveHandover', { handoverId });
  await pass(lead, 'closeHandover', { handoverId });
  expect([await sees(town, reportId), await sees(town, partId)]).toEqual([false, false]);
});

test('a project that is over has no report written any more', async () => {
  const { lead, projectId } = await campaign();
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  const { id: partId } = await result(lead, 'addReportPart', { reportId, heading: '节', text: '文' });
  await research(lead, 'cancelResearchProject', { projectId, reason: '情况变化' });
  for (const act of ['editReport', 'finaliseReport'] as const) {
    expect(await codeOfResult(lead, act, { reportId })).toBe('ILLEGAL_TRANSITION');
  }
  expect(await codeOfResult(lead, 'removeReportPart', { partId })).toBe('ILLEGAL_TRANSITION');
  expect(await codeOfResult(lead, 'mergeContributions', { projectId })).toBe('ILLEGAL_TRANSITION');
  const { viewerCan } = await resultSeen(lead, reportId);
  expect(viewerCan.every(({ code }: Json) => code === 'ILLEGAL_TRANSITION')).toBe(true);
});
