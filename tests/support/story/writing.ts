import { expect } from '@jest/globals';
import type { Campaign } from '../campaign.js';
import { pass } from '../handovers.js';
import { result, resultSeen } from '../research-results.js';
import { sees } from '../research.js';
import type { Json } from '../world.js';

const on = (day: string): Date => new Date(`${day}T04:00:00Z`);
export const drawn = (at: number): string => `第${at + 1}县成果`;

/** A county writes for its sub-topic and hands in; answers with the contribution and its latest version. */
async function handIn(campaign: Campaign, at: number, day: string): Promise<Json> {
  const { invited, projectId, topics, all } = campaign;
  const draft = { projectId, subTopicId: topics[3 + at], title: drawn(at), text: '初稿' };
  const { id: contributionId } = await result(invited[at], 'draftContribution', draft, on('2027-05-01'));
  all.push(contributionId);
  return again(campaign, at, contributionId, day);
}

async function again({ invited, all }: Campaign, at: number, contributionId: string, day: string): Promise<Json> {
  const handed = await result(invited[at], 'handInContribution', { contributionId }, on(day));
  const latest = handed.versions.nodes.at(-1);
  all.push(latest.id, latest.handover.id);
  return { contributionId, version: latest.id, handoverId: latest.handover.id, onTime: handed.onTime };
}

/** Each hands in what it wrote, the fourth late; it is seen by the city alone, and only as it was handed in. */
export async function writing(campaign: Campaign): Promise<Json[]> {
  const { lead, takingPart } = campaign;
  const handed: Json[] = [];
  for (const at of [0, 1, 2, 3, 4]) handed.push(await handIn(campaign, at, at === 3 ? '2027-07-05' : '2027-06-20'));
  expect(handed.map(({ onTime }) => onTime as boolean)).toEqual([true, true, true, false, true]);
  for (const [at, county] of takingPart.entries()) {
    const others = handed
      .filter((_each, n) => n !== at)
      .flatMap(({ contributionId, version }) => [contributionId, version]);
    expect(await Promise.all(others.map((id) => sees(county, id)))).not.toContain(true);
    expect(await sees(lead, handed[at].contributionId)).toBe(false);
    expect(await sees(lead, handed[at].version)).toBe(true);
  }
  return handed;
}

/** Four are accepted; the fifth is returned twice with reasons, and accepted in its third version. */
export async function returning(campaign: Campaign, handed: Json[]): Promise<void> {
  const { lead, takingPart } = campaign;
  const county = takingPart[4];
  for (const at of [0, 1, 2, 3]) await pass(lead, 'acceptHandover', { handoverId: handed[at].handoverId });
  let fifth = handed[4];
  const { contributionId } = fifth;
  for (const [round, why] of ['数据不全', '建议过于笼统'].entries()) {
    await pass(lead, 'returnHandover', { handoverId: fifth.handoverId, text: why });
    expect(await sees(lead, fifth.version)).toBe(false);
    await result(county, 'editContribution', { contributionId, text: `第${round + 2}稿` }, on('2027-07-01'));
    fifth = await again(campaign, 4, contributionId, '2027-07-02');
  }
  await pass(lead, 'acceptHandover', { handoverId: fifth.handoverId });
  const { versions, state } = await resultSeen(county, contributionId);
  expect([state, versions.nodes.map((each: Json) => each.state as string)]).toEqual([
    'ACCEPTED',
    ['RETURNED', 'RETURNED', 'ACCEPTED'],
  ]);
}
