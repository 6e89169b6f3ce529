import { expect } from '@jest/globals';
import type { Viewer } from '../../../src/platform/context.js';
import { giveTopics, mixGroups, nameMember, seenOf, type Campaign } from '../campaign.js';
import { pass } from '../handovers.js';
import { projectSeen, research, sees } from '../research.js';
import type { Json } from '../world.js';
import { sixthSeesOwn } from './noticing.js';

/** Six are invited: five accept, the sixth declines with a reason, and from then on sees nothing but what it was sent. */
export async function inviting(campaign: Campaign): Promise<void> {
  const { lead, invited, takingPart, projectId, invitations } = campaign;
  // Who is invited sees the project and its own invitation, and none of its parts.
  for (const [at, county] of invited.entries()) {
    expect(await seenOf(campaign, county)).toEqual([projectId, invitations[at]]);
  }
  const day = new Date('2027-03-10T04:00:00Z');
  for (const [at, county] of takingPart.entries()) {
    await pass(county, 'acceptHandover', { handoverId: invitations[at] }, day);
  }
  await pass(invited[5], 'returnHandover', { handoverId: invitations[5], text: '力量不足，今年不能参加' });
  await sixthSeesOwn(campaign);
  const { participants } = await projectSeen(lead, projectId);
  expect(participants.nodes.map(({ state }: Json) => state).sort()).toEqual([
    ...Array<string>(5).fill('ACCEPTED'),
    'RETURNED',
  ]);
}

/** Nine sub-topics with nine groups: each county sees those it works on. */
export async function dividing(campaign: Campaign): Promise<void> {
  await giveTopics(campaign);
  const { projectId, groups, topics, invitations, takingPart } = campaign;
  for (const [at, county] of takingPart.entries()) {
    const works = at === 0 ? [3, 8] : [3 + at];
    const parts = works.flatMap((n) => [groups[n], topics[n]]);
    expect((await seenOf(campaign, county)).sort()).toEqual([projectId, invitations[at], ...parts].sort());
  }
  await sixthSeesOwn(campaign);
}

/** Members of the city and of the counties in each group: a body sees its own people, the city all of them. */
export async function mixing(campaign: Campaign): Promise<void> {
  await mixGroups(campaign);
  const { lead, takingPart, projectId, groups, counties } = campaign;
  const { researchers } = await projectSeen(lead, projectId);
  for (const groupId of groups) {
    const members = researchers.nodes.filter(({ group, role }: Json) => group?.id === groupId && role !== 'EXPERT');
    expect(new Set(members.map(({ body }: Json) => body.code)).size).toBe(2);
  }
  for (const [at, county] of takingPart.entries()) {
    const own = (await projectSeen(county, projectId)).researchers.nodes;
    expect(new Set(own.map(({ body }: Json) => body.code))).toEqual(new Set([String(counties[at].id)]));
  }
}

/** What the city does for a group is seen in that, by a member of the second county too; what it does for all, by all. */
export async function visiting(campaign: Campaign): Promise<{ visitor: Viewer; activities: string[] }> {
  const { lead, takingPart, projectId, groups, topics, all } = campaign;
  const visitor = await nameMember(campaign, 1, groups[1]);
  // A member of the second county works in a group of the city: this project, this group, its sub-topic, and no more.
  expect((await seenOf(campaign, visitor)).slice(0, 3)).toEqual([projectId, groups[1], topics[1]]);
  const visit = { projectId, kind: 'VISIT', title: '园区走访', heldOn: '2026-11-01', groupId: groups[1] };
  const meeting = { projectId, kind: 'MEETING', title: '启动会', heldOn: '2026-11-01' };
  const activities: string[] = [];
  for (const each of [visit, meeting]) activities.push((await research(lead, 'recordResearchActivity', each)).id);
  all.push(...activities);
  const seenBy = (viewer: Viewer): Promise<boolean[]> => Promise.all(activities.map((id) => sees(viewer, id)));
  expect([await seenBy(visitor), await seenBy(takingPart[3])]).toEqual([
    [true, true],
    [false, true],
  ]);
  return { visitor, activities };
}
