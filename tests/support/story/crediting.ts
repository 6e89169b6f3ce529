import { expect } from '@jest/globals';
import type { Campaign } from '../campaign.js';
import { take as onDuty } from '../duties.js';
import { credit, credits, researchRollUp, researchRollUpDocument } from '../research-credit.js';
import { codeFor, type Json } from '../world.js';

/** Everybody who did it is credited once: the city, the five, and whom they named; each reads its own. */
export async function crediting(campaign: Campaign): Promise<void> {
  const { lead, invited, takingPart, counties, projectId, all } = campaign;
  // The city and five counties; eighteen experts, nine members of the city, nine of counties, and the visitor.
  expect((await credit(lead, 'creditResearch', { projectId }, '2028-01-10')).added).toBe(6 + 18 + 9 + 9 + 1);
  all.push(...(await credits(lead, 'box: GIVEN')).map(({ id }) => id as string));
  for (const [at, county] of takingPart.entries()) {
    const received = await credits(county);
    expect(new Set(received.map(({ toBody }) => toBody.code))).toEqual(new Set([String(counties[at].id)]));
    expect(received.filter(({ researcherName }) => researcherName === null)).toMatchObject([{ basis: 'TOOK_PART' }]);
  }
  expect(await credits(invited[5])).toEqual([]);
}

/** A county takes the credits of its members over into its files: one duty event, with each of them in it. */
export async function takingOver({ takingPart: [county], lead }: Campaign): Promise<void> {
  const { dutyKinds } = await onDuty(county, 'adoptStandardDutyKinds', {});
  const kindId = dutyKinds.find(({ family }: Json) => family === 'RESEARCH')?.id ?? dutyKinds[0].id;
  const ofMembers = (await credits(county)).filter(({ role }) => role === 'MEMBER');
  expect(ofMembers).toHaveLength(3);
  const creditIds = ofMembers.map(({ id }) => id as string);
  const { dutyEvent } = await credit(county, 'takeOverResearchCredits', { creditIds, kindId }, '2028-01-20');
  expect(dutyEvent).toMatchObject({ title: '联合调研：大气污染防治联合调研', happenedOn: '2028-01-10' });
  expect(dutyEvent.participations.nodes).toHaveLength(3);
  const taken = await credits(lead, 'box: GIVEN, takenOver: true');
  expect(taken.map(({ id }) => id as string).sort()).toEqual(creditIds.sort());
}

const counted = (figures: Json): Json => Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));

/** What was led and what was shared, apart: nine sub-topics, twelve suggestions, six parts, each counted once. */
export async function rollingUp(campaign: Campaign): Promise<void> {
  const { lead, seventh, town, takingPart, counties } = campaign;
  const all = await researchRollUp(lead, 2027);
  const led = {
    ...{ led: 1, reports: 1, suggestions: 12, suggestionsAdopted: 4, suggestionsImplemented: 2, instructions: 1 },
    ...{ ownSubTopics: 3, ownSubTopicsOnTime: 1, ownContributionsHandedIn: 1, ownContributionsOnTime: 1 },
  };
  expect([counted(all.own), counted(all.total), counted(all.shared)]).toEqual([led, led, {}]);
  expect(counted(all.sharedTotal)).toEqual({
    ...{ takenPart: 5, subTopicsGiven: 6, subTopicsOnTime: 4, contributionsHandedIn: 5, contributionsOnTime: 4 },
    ...{ suggestionsContributed: 5, contributedAdopted: 4, contributedImplemented: 2 },
  });
  expect(all.bodies.map(({ shared }: Json) => shared.takenPart as number)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  expect(counted((await researchRollUp(takingPart[3], 2027)).shared)).toEqual({
    ...{ takenPart: 1, subTopicsGiven: 1, contributionsHandedIn: 1, suggestionsContributed: 1, contributedAdopted: 1 },
  });
  // Whoever has no part in it reads the figures of nobody who has.
  for (const stranger of [seventh, town]) {
    const input = { year: 2027, body: String(counties[0].id) };
    expect(await codeFor(stranger, researchRollUpDocument, input)).toBe('NOT_FOUND');
  }
}
