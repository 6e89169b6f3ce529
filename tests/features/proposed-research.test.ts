import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { credit, credits, researchRollUp } from '../support/research-credit.js';
import { result } from '../support/research-results.js';
import { drafted, research } from '../support/research.js';
import { data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const proposed = { kind: 'ESCALATE', title: '秸秆综合利用', message: '建议开展调研' };
const thread = 'query ($id: ID!) { handover(id: $id) { state thread(first: 9) { nodes { act text } } } }';

/** A city takes up what it received, from the project to its report and the credit for it. */
async function takenUp(lead: Viewer, originHandoverId: string): Promise<void> {
  const subject = drafted({ title: '秸秆综合利用联合调研', originHandoverId });
  const { id: projectId } = await research(lead, 'draftResearchProject', subject);
  await research(lead, 'launchResearchProject', { projectId });
  const { id: reportId } = await result(lead, 'draftReport', { projectId, title: '总报告' });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  await result(lead, 'finaliseReport', { reportId });
  await research(lead, 'closeResearchProject', { projectId });
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
}

const told = ({ basis, projectTitle, researcherName }: Json): Json => [basis, projectTitle, researcherName];
const asProposed = [['PROPOSED', '秸秆综合利用联合调研', null]];

test('what a township proposes goes up step by step and is taken up; every proposer is told, and the last is credited', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: first });
  const { id: second } = await sendTo(county, city, proposed);
  await pass(lead, 'acceptHandover', { handoverId: second });
  await takenUp(lead, second);
  const answered = (await data(county, thread, { id: second })).handover;
  expect(answered.state).toBe('ANSWERED');
  expect(answered.thread.nodes.at(-1)).toMatchObject({ act: 'ANSWERED' });
  await pass(county, 'answerHandover', { handoverId: first, text: '市政协已列为联合调研课题' });
  expect((await data(town, thread, { id: first })).handover.state).toBe('ANSWERED');
  expect((await credits(county)).map(told)).toEqual(asProposed);
  expect((await researchRollUp(county, 2027)).shared.proposalsTakenUp).toBe(1);
  expect(await credits(personIn(counties[1], Role.OFFICE))).toEqual([]);
}, 60_000);

test('where a channel leads to the city, the township that proposes a subject is credited itself', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 2 });
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const [town, neighbour] = towns[0].map((body) => personIn(body, Role.LIAISON));
  const between = [city, towns[0][0]].map(({ id }) => String(id));
  await pass(lead, 'openHandoverChannel', { between, kinds: ['ESCALATE'] });
  const { id } = await sendTo(town, city, proposed);
  await pass(lead, 'acceptHandover', { handoverId: id });
  await takenUp(lead, id);
  expect((await data(town, thread, { id })).handover.state).toBe('ANSWERED');
  expect((await credits(town)).map(told)).toEqual(asProposed);
  expect((await researchRollUp(town, 2027)).shared.proposalsTakenUp).toBe(1);
  // Its county reads the figures below it, and not the credit; the neighbour neither.
  expect((await researchRollUp(county, 2027)).sharedTotal.proposalsTakenUp).toBe(1);
  for (const other of [county, neighbour]) expect(await credits(other)).toEqual([]);
  expect((await researchRollUp(neighbour, 2027)).sharedTotal.proposalsTakenUp).toBe(0);
}, 60_000);
