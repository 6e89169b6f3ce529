import { expect } from '@jest/globals';
import type { Viewer } from '../../../src/platform/context.js';
import { seenOf, type Campaign } from '../campaign.js';
import { researchRollUp } from '../research-credit.js';
import { data, type Json } from '../world.js';

const lists = `{ led: researchProjects(box: LED, first: 1) { totalCount }
  part: researchProjects(box: TAKING_PART, first: 1) { totalCount }
  handovers(first: 1) { totalCount } handoverCounts(box: INBOX) { total } contributions(first: 1) { totalCount }
  own: researchReports(box: OWN, first: 1) { totalCount } taken: researchReports(box: TAKEN_PART, first: 1) { totalCount }
  made: researchSuggestions(box: OWN, first: 1) { totalCount }
  suggestions: researchSuggestions(box: TAKEN_PART, first: 1) { totalCount }
  lookBacksDue(first: 1, implementedBefore: "2029-01-01") { totalCount }
  received: researchCredits(box: RECEIVED, first: 1) { totalCount }
  given: researchCredits(box: GIVEN, first: 1) { totalCount } reviews(box: RECEIVED, first: 1) { totalCount } }`;

/** All the numbers of an answer, added up. */
const sumOf = (answer: Json): number =>
  typeof answer === 'number'
    ? answer
    : Object.values<Json>(answer ?? {}).reduce(
        (sum: number, each: Json) => sum + (typeof each === 'string' ? 0 : sumOf(each)),
        0,
      );

/** All by which a body could notice the campaign: every list, count and figure, and every record that there is. */
async function noticed(campaign: Campaign, viewer: Viewer): Promise<Json> {
  const { own, total, shared, sharedTotal, bodies } = await researchRollUp(viewer, 2027);
  const figures = sumOf({ own, total, shared, sharedTotal, bodies });
  return { counted: sumOf(await data(viewer, lists)), figures, seen: await seenOf(campaign, viewer) };
}

/** Neither the seventh county nor a township below one that takes part notices anything. */
export async function unnoticed(campaign: Campaign): Promise<void> {
  const nothing = { counted: 0, figures: 0, seen: [] };
  for (const viewer of [campaign.seventh, campaign.town]) expect(await noticed(campaign, viewer)).toEqual(nothing);
}

/** What the county that declined sees: the invitation that it was sent, and no more. */
export async function sixthSeesOwn(campaign: Campaign): Promise<void> {
  const { invited, invitations } = campaign;
  expect(await seenOf(campaign, invited[5])).toEqual([invitations[5]]);
}
