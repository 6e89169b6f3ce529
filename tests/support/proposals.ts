import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from './handovers.js';
import { credit, researchRollUp } from './research-credit.js';
import { result } from './research-results.js';
import { launched, research } from './research.js';
import { data, makeNetwork, personIn, Role, type Json, type Network } from './world.js';

export const proposed = { kind: 'ESCALATE', title: '秸秆综合利用', message: '建议开展调研' };
export const thread = 'query ($id: ID!) { handover(id: $id) { state thread(first: 9) { nodes { act text } } } }';

const title = '秸秆综合利用联合调研';
/** A body launches what it received. */
export const taken = (lead: Viewer, originHandoverId: string): Promise<string> =>
  launched(lead, { title, originHandoverId });

/** From the launch to the report and the credit for it. */
export async function takenUp(lead: Viewer, originHandoverId: string): Promise<string> {
  const projectId = await taken(lead, originHandoverId);
  const { id: reportId } = await result(lead, 'draftReport', { projectId, title: '总报告' });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  await result(lead, 'finaliseReport', { reportId });
  await research(lead, 'closeResearchProject', { projectId });
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
  return projectId;
}

export interface Forwarded extends Network {
  lead: Viewer;
  county: Viewer;
  town: Viewer;
  /** What the township sent, and what its county made of it. */
  first: string;
  second: string;
}

/** A township's proposal, forwarded by its county and accepted by the city. */
export async function forwarded(): Promise<Forwarded> {
  const network = await makeNetwork({ counties: 2, towns: 2 });
  const { city, counties, towns } = network;
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: first });
  const input = { kind: 'REPORT_UP', title: '县里的题目', message: '拟请列入调研', forwardsId: first };
  const { id: second } = await sendTo(county, city, input);
  await pass(lead, 'acceptHandover', { handoverId: second });
  return { ...network, lead, county, town, first, second };
}

export const whatFor = ({ basis, projectTitle, researcherName }: Json): Json => [basis, projectTitle, researcherName];
const inbox = `{ handovers(first: 9) { nodes { kind title message body { code } forwards { id } proposer { code }
  repliesTo { id } } } }`;
export const received = async (viewer: Viewer): Promise<Json[]> => (await data(viewer, inbox)).handovers.nodes;
export const proposals = async (viewer: Viewer): Promise<number[]> => {
  const { shared, sharedTotal } = await researchRollUp(viewer, 2027);
  return [shared.proposalsTakenUp, sharedTotal.proposalsTakenUp];
};
