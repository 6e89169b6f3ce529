import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { take as onDuty } from '../support/duties.js';
import { addMember } from '../support/members.js';
import { atTheDoor, countOf, refused } from '../support/raw.js';
import { codeOfCredit, credit, creditRefusal, credits } from '../support/research-credit.js';
import { reported } from '../support/research-outcomes.js';
import { pass, sendTo } from '../support/handovers.js';
import { joins, launched, research, sees } from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);
const told = ({ toBody, basis, researcherName, role }: Json): Json => [toBody.code, basis, researcherName, role];

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  projectId: string;
  memberId: string;
}

/** A project of a city that a county proposed and takes part in; another county declines, the third knows nothing. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 3, towns: 1 });
  const { city, counties } = network;
  const [lead, one, two] = [city, counties[0], counties[1]].map(office);
  const { id: originHandoverId } = await sendTo(one, city, { kind: 'REPORT_UP', title: '关于联合调研的建议' });
  await pass(lead, 'acceptHandover', { handoverId: originHandoverId });
  const projectId = await launched(lead, { originHandoverId });
  await joins(lead, projectId, counties[0], one);
  const { id: handoverId } = await sendTo(lead, counties[1], { kind: 'INVITE', subjectId: projectId });
  await pass(two, 'returnHandover', { handoverId, text: '力量不足' });
  const { id: memberId } = await addMember(one, '宣北辰', { joinedOn: '2022-01-10' });
  await research(one, 'nameResearcher', { projectId, memberId, role: 'LEADER' });
  await research(one, 'nameResearcher', { projectId, name: '宣教授', role: 'EXPERT' });
  await research(lead, 'nameResearcher', { projectId, name: '宣主任', role: 'MEMBER' });
  return { ...network, lead, one, projectId, memberId };
}

test('whoever did a project is credited once: bodies, proposer and persons, and what is missing is added later', async () => {
  const { city, counties, lead, projectId } = await campaign();
  await reported(projectId);
  const first = await credit(lead, 'creditResearch', { projectId, note: '按时完成' }, '2027-10-08');
  const [of, from] = [codeOf(city), codeOf(counties[0])];
  expect(first.added).toBe(6);
  expect(first.researchProject.credits.nodes.map(told).sort()).toEqual(
    [
      [of, 'LED', null, null],
      [of, 'LED', '宣主任', 'MEMBER'],
      [from, 'PROPOSED', null, null],
      [from, 'TOOK_PART', null, null],
      [from, 'TOOK_PART', '宣北辰', 'LEADER'],
      [from, 'TOOK_PART', '宣教授', 'EXPERT'],
    ].sort(),
  );
  expect(first.researchProject.credits.nodes[0]).toMatchObject({
    ...{
      projectTitle: '大气污染防治联合调研',
      year: 2027,
      creditedOn: '2027-10-08',
      note: '按时完成',
      takenOverOn: null,
    },
  });
  await research(lead, 'closeResearchProject', { projectId });
  expect((await credit(lead, 'creditResearch', { projectId, note: '再次' }, '2027-11-01')).added).toBe(0);
  expect(new Set((await credits(lead, 'box: GIVEN')).map(({ note }: Json) => note))).toEqual(new Set(['按时完成']));
});

test('the body credited takes its people over as a duty event, once', async () => {
  const { lead, one, projectId, memberId } = await campaign();
  await reported(projectId);
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
  await research(lead, 'closeResearchProject', { projectId });
  const { dutyKinds } = await onDuty(one, 'adoptStandardDutyKinds', {});
  const kindId = dutyKinds.find(({ family }: Json) => family === 'RESEARCH')?.id ?? dutyKinds[0].id;
  const received = await credits(one);
  expect(received).toHaveLength(4);
  expect(received.every(({ project }: Json) => project === null || project.id === projectId)).toBe(true);
  const of = (name: string | null): string => received.find(({ researcherName }: Json) => researcherName === name).id;
  const creditIds = [of('宣北辰')];
  const event = (await credit(one, 'takeOverResearchCredits', { creditIds, kindId }, '2027-10-20')).dutyEvent;
  expect(event).toMatchObject({
    ...{ title: '联合调研：大气污染防治联合调研', happenedOn: '2027-10-08' },
    evidence: [{ kind: '联合调研履职认定', reference: '《大气污染防治联合调研》，2027-10-08' }],
    participations: { nodes: [{ role: 'MAIN_MEMBER', member: { id: memberId } }] },
  });
  expect(await codeOfCredit(one, 'takeOverResearchCredits', { creditIds, kindId })).toBe('ILLEGAL_TRANSITION');
  expect((await credits(one, 'takenOver: true')).map(({ id, takenOverOn }: Json) => [id, takenOverOn])).toEqual([
    [creditIds[0], '2027-10-20'],
  ]);
  expect(await credits(one, 'takenOver: false')).toHaveLength(3);
  expect(await credits(one, 'year: 2026')).toEqual([]);
  // The body that gave it sees that it was taken over.
  expect((await credits(lead, 'box: GIVEN, takenOver: true')).map(({ id }: Json) => id)).toEqual(creditIds);
  expect(await creditRefusal(one, 'takeOverResearchCredits', { creditIds: [of('宣教授')], kindId })).toEqual({
    ...{ code: 'BAD_USER_INPUT', field: 'input.creditIds.0' },
  });
  expect(await creditRefusal(one, 'takeOverResearchCredits', { creditIds: [], kindId })).toEqual({
    ...{ code: 'BAD_USER_INPUT', field: 'input.creditIds' },
  });
});

test('credits of two projects are not taken over together', async () => {
  const { lead, one, counties, projectId, memberId } = await campaign();
  const other = await launched(lead, { title: '水环境联合调研' });
  await joins(lead, other, counties[0], one);
  await research(one, 'nameResearcher', { projectId: other, memberId, role: 'MEMBER' });
  for (const each of [projectId, other]) {
    await reported(each);
    await credit(lead, 'creditResearch', { projectId: each }, '2027-10-08');
  }
  const { dutyKinds } = await onDuty(one, 'adoptStandardDutyKinds', {});
  const creditIds = (await credits(one))
    .filter(({ researcherName }) => researcherName === '宣北辰')
    .map(({ id }) => id);
  expect(creditIds).toHaveLength(2);
  const input = { creditIds, kindId: dutyKinds[0].id };
  expect(await creditRefusal(one, 'takeOverResearchCredits', input)).toEqual({
    ...{ code: 'BAD_USER_INPUT', field: 'input.creditIds.1' },
  });
});

test('crediting is for the leading body, once there is a report', async () => {
  const { city, counties, lead, one, projectId } = await campaign();
  const input = { projectId };
  expect(await codeOfCredit(null, 'creditResearch', input)).toBe('UNAUTHENTICATED');
  expect(await codeOfCredit(personIn(city, Role.MEMBER), 'creditResearch', input)).toBe('FORBIDDEN');
  expect(await codeOfCredit(lead, 'creditResearch', input)).toBe('ILLEGAL_TRANSITION');
  await reported(projectId);
  expect(await codeOfCredit(one, 'creditResearch', input)).toBe('FORBIDDEN');
  expect(await codeOfCredit(office(counties[2]), 'creditResearch', input)).toBe('NOT_FOUND');
  expect(await codeOfCredit(lead, 'creditResearch', input)).toBe('OK');
});

test('taking over is for who records in the body credited', async () => {
  const { counties, lead, one, projectId } = await campaign();
  await reported(projectId);
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
  const { dutyKinds } = await onDuty(one, 'adoptStandardDutyKinds', {});
  const { id } = (await credits(one)).find(({ researcherName }) => researcherName === '宣北辰');
  const input = { creditIds: [id], kindId: dutyKinds[0].id };
  expect(await codeOfCredit(null, 'takeOverResearchCredits', input)).toBe('UNAUTHENTICATED');
  expect(await codeOfCredit(personIn(counties[0], Role.MEMBER), 'takeOverResearchCredits', input)).toBe('FORBIDDEN');
  expect(await codeOfCredit(lead, 'takeOverResearchCredits', input)).toBe('FORBIDDEN');
  expect(await creditRefusal(office(counties[2]), 'takeOverResearchCredits', input)).toEqual({
    ...{ code: 'NOT_FOUND', field: 'input.creditIds.0' },
  });
  await credit(personIn(counties[0], Role.COMMITTEE), 'takeOverResearchCredits', input, '2027-10-20');
});

test('credits are seen by both ends, by who keeps the files there, and by nobody else', async () => {
  const { city, counties, towns, lead, one, projectId } = await campaign();
  await reported(projectId);
  await credit(lead, 'creditResearch', { projectId });
  await research(lead, 'closeResearchProject', { projectId });
  const mine = (await credits(one)).map(({ id }) => id as string);
  const ofLead = (await credits(lead)).map(({ id }) => id as string);
  for (const id of mine) {
    expect([await sees(lead, id), await sees(one, id)]).toEqual([true, true]);
    for (const body of [counties[1], counties[2], towns[0][0]]) expect(await sees(office(body), id)).toBe(false);
    for (const body of [city, counties[0]]) expect(await sees(personIn(body, Role.MEMBER), id)).toBe(false);
  }
  for (const id of ofLead) expect([await sees(lead, id), await sees(one, id)]).toEqual([true, false]);
});

test('at the database too a credit is taken over by the body it is addressed to, not by the one that gave it', async () => {
  const { lead, one, projectId } = await campaign();
  await reported(projectId);
  await credit(lead, 'creditResearch', { projectId });
  const to = one.body.id;
  const take = `update research_credit set taken_over_on = '2027-10-20' where to_tenant_id = ${to} and basis = 'PROPOSED'`;
  const by = (viewer: Viewer): Promise<number | string> => atTheDoor(viewer, async (door) => countOf(await door(take)));
  expect([await by(lead), await by(one)]).toEqual([refused, 1]);
});
