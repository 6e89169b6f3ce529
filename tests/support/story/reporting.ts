import { expect } from '@jest/globals';
import type { Campaign } from '../campaign.js';
import { outcome, suggestionSeen } from '../research-outcomes.js';
import { reports, result } from '../research-results.js';
import { sees } from '../research.js';
import type { Json } from '../world.js';
import { sixthSeesOwn } from './noticing.js';
import { drawn } from './writing.js';

/** What came of the campaign. */
export interface Results {
  reportId: string;
  suggestions: string[];
  /** All that stays with who took part: the report with its parts, suggestions with what becomes of them, and so on. */
  kept: string[];
}

const idsOf = ({ nodes }: Json): string[] => nodes.map(({ id }: Json) => id as string);

/** The city adds its own part and merges: each part keeps its origin. Until the report is final nobody else reads it. */
export async function reporting(campaign: Campaign): Promise<Results> {
  const { lead, city, counties, takingPart, projectId, topics, all } = campaign;
  const own = { projectId, title: '总报告', text: '综述', subTopicId: topics[0] };
  const { id: contributionId } = await result(lead, 'draftContribution', own);
  await result(lead, 'handInContribution', { contributionId });
  const merged = await result(lead, 'mergeContributions', { projectId });
  expect(merged.parts.nodes.map((part: Json) => [part.heading, part.origin.code])).toEqual([
    ['总报告', String(city.id)],
    ...[0, 1, 2, 3, 4].map((at) => [drawn(at), String(counties[at].id)]),
  ]);
  const suggestions: string[] = [];
  for (let n = 0; n < 12; n++) {
    const origin = n < 5 ? String(counties[n].id) : null;
    const input = { projectId, title: `建议${n + 1}`, text: '逐项落实。', addressedTo: '市生态环境局', origin };
    suggestions.push((await outcome(lead, 'addResearchSuggestion', input)).id);
  }
  const kept = [merged.id as string, ...idsOf(merged.parts), ...suggestions];
  all.push(contributionId, ...kept);
  expect(await Promise.all(kept.map((id) => sees(takingPart[0], id)))).not.toContain(true);
  await result(lead, 'finaliseReport', { reportId: merged.id });
  for (const county of takingPart) expect(await reports(county, 'box: TAKEN_PART')).toEqual([merged.id]);
  await sixthSeesOwn(campaign);
  return { reportId: merged.id, suggestions, kept };
}

/** It goes on as a special report, on which a leader writes an instruction. */
export async function submitting({ lead, projectId, all }: Campaign, { suggestions, kept }: Results): Promise<void> {
  const submitted = { projectId, kind: 'SPECIAL_REPORT', title: '大气污染防治专报', recipient: '市委' };
  const carrying = { ...submitted, suggestionIds: suggestions.slice(0, 6) };
  const { id: submissionId } = await outcome(lead, 'submitResearch', carrying, '2027-09-01');
  const instruction = { leaderName: '某领导', leaderOffice: '市长', text: '请认真研究办理。' };
  const given = { ...instruction, submissionId, suggestionIds: [suggestions[0]] };
  const { id } = await outcome(lead, 'recordInstruction', given, '2027-09-10');
  kept.push(submissionId, id);
  all.push(submissionId, id);
}

/** Four suggestions are adopted, one is not; two are promised for the end of the year, and carried out. */
export async function following({ lead, all }: Campaign, { suggestions, kept }: Results): Promise<void> {
  for (const suggestionId of suggestions.slice(0, 4)) {
    await outcome(lead, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' }, '2027-09-20');
  }
  const refused = { suggestionId: suggestions[4], decision: 'NOT_ADOPTED', reason: '条件尚不具备' };
  await outcome(lead, 'decideResearchSuggestion', refused, '2027-09-20');
  const promise = { kind: 'PROMISE', promisedBy: '市生态环境局', promisedFor: '2027-12-31', text: '年底前完成' };
  for (const suggestionId of suggestions.slice(0, 2)) {
    await outcome(lead, 'followUpSuggestion', { ...promise, suggestionId }, '2027-09-25');
    await outcome(lead, 'implementSuggestion', { suggestionId, text: '已完成' }, '2027-12-20');
    const steps = idsOf((await suggestionSeen(lead, suggestionId)).followUps);
    expect(steps).toHaveLength(2);
    kept.push(...steps);
    all.push(...steps);
  }
}
