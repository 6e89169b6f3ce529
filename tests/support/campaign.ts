import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from './accounts.js';
import { sendTo } from './handovers.js';
import { addMember, take } from './members.js';
import { drafted, research, sees } from './research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from './world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const subjects = ['工业', '扬尘', '机动车', '秸秆', '餐饮', '燃煤', '监测', '执法', '宣传'];

/** A city and seven counties: six are going to be invited, the seventh is not. */
export interface Campaign extends Network {
  lead: Viewer;
  /** The offices of the six, of which the sixth is going to decline. */
  invited: Viewer[];
  takingPart: Viewer[];
  seventh: Viewer;
  /** The liaison officer of a township of the first county. */
  town: Viewer;
  projectId: string;
  /** The sub-topics and groups, in the order of the subjects. */
  topics: string[];
  groups: string[];
  /** The invitations of the six. */
  invitations: string[];
  /** Ids of all that there is of the campaign so far. */
  all: string[];
}

/** The project launched, with nine groups and eighteen experts; six counties are invited and have said nothing yet. */
export async function beginCampaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 7, towns: 1 });
  const { city, counties } = network;
  const lead = office(city);
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted());
  const groups: string[] = [];
  for (const subject of subjects) {
    groups.push((await research(lead, 'addResearchGroup', { projectId, name: `${subject}组` })).id);
  }
  await research(lead, 'launchResearchProject', { projectId });
  const experts: string[] = [];
  for (const [at, groupId] of [...groups, ...groups].entries()) {
    const named = { projectId, name: `专家${at + 1}`, affiliation: '某大学', role: 'EXPERT' };
    const { id: researcherId } = await research(lead, 'nameResearcher', named);
    await research(lead, 'placeResearcher', { researcherId, groupId });
    experts.push(researcherId);
  }
  const six = counties.slice(0, 6);
  const invitations: string[] = [];
  for (const county of six) {
    invitations.push((await sendTo(lead, county, { kind: 'INVITE', subjectId: projectId, dueOn: '2027-03-31' })).id);
  }
  return {
    ...network,
    ...{ lead, invited: six.map(office), takingPart: six.slice(0, 5).map(office), seventh: office(counties[6]) },
    ...{ town: personIn(network.towns[0][0], Role.LIAISON), projectId, groups, invitations, topics: [] },
    all: [projectId, ...groups, ...experts, ...invitations],
  };
}

/** The nine sub-topics, each of a group: three of the city, the others given to the five that take part. */
export async function giveTopics({ lead, city, counties, projectId, groups, all, topics }: Campaign): Promise<void> {
  const givenTo = [0, 1, 2, 3, 4, 0].map((at) => counties[at]);
  const bodies = [city, city, city, ...givenTo];
  for (const [at, subject] of subjects.entries()) {
    const input = { projectId, title: `${subject}污染防治`, groupId: groups[at], givenTo: String(bodies[at].id) };
    topics.push((await research(lead, 'addSubTopic', input)).id);
  }
  all.push(...topics);
}

/** A member of a body whose account is known: whatever names him knows his person. */
export async function namedMember(body: TestBody): Promise<string> {
  return (await memberWithAccount(body)).memberId;
}

async function memberWithAccount(body: TestBody): Promise<{ memberId: string; signIn: () => Promise<Viewer> }> {
  const account = await accountIn(body, 'member', Role.MEMBER);
  const { id: memberId } = await addMember(office(body), `委员（${body.name}）`);
  await take(personIn(body, Role.ADMIN), 'linkMember', { memberId, seatId: account.seatId });
  return { memberId, signIn: async () => viewerWith(await tokenOf(account), String(body.id)) };
}

/** Somebody whom a body names for the campaign, put into a group by the city. */
async function place(campaign: Campaign, by: Viewer, who: Json, groupId: string): Promise<void> {
  const { projectId, lead, all } = campaign;
  const { id: researcherId } = await research(by, 'nameResearcher', { projectId, ...who });
  await research(lead, 'placeResearcher', { researcherId, groupId });
  all.push(researcherId);
}

/** A member of a county with an account, named for the campaign and put into a group: what he sees with it. */
export async function nameMember(campaign: Campaign, at: number, groupId: string): Promise<Viewer> {
  const { memberId, signIn } = await memberWithAccount(campaign.counties[at]);
  await place(campaign, campaign.invited[at], { memberId, role: 'MEMBER' }, groupId);
  return signIn();
}

/**
 * The nine groups mixed: each has a member of the city, who leads it, and one of a county that takes part, of that which
 * its sub-topic is given to where there is one. Those of the counties are posted to a township of theirs.
 */
export async function mixGroups(campaign: Campaign): Promise<void> {
  const { lead, invited, counties, towns, groups } = campaign;
  for (const [at, groupId] of groups.entries()) {
    const { id: ofCity } = await addMember(lead, `市委员${at + 1}`);
    await place(campaign, lead, { memberId: ofCity, role: 'LEADER' }, groupId);
    const county = [0, 2, 3, 0, 1, 2, 3, 4, 0][at];
    const { id: memberId } = await addMember(invited[county], `县委员${at + 1}`);
    const posted = { memberId, body: String(towns[county][0].id), place: `${counties[county].name}第一网格` };
    await take(invited[county], 'postMember', posted);
    await place(campaign, invited[county], { memberId, role: 'MEMBER' }, groupId);
  }
}

/** Which of the records of the campaign somebody sees. */
export async function seenOf({ all }: Pick<Campaign, 'all'>, viewer: Viewer): Promise<string[]> {
  const seen = await Promise.all(all.map((id) => sees(viewer, id)));
  return all.filter((_id, at) => seen[at]);
}
