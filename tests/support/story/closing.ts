import { expect } from '@jest/globals';
import type { Viewer } from '../../../src/platform/context.js';
import { seenOf, type Campaign } from '../campaign.js';
import { outcome, suggestionIds } from '../research-outcomes.js';
import { contributions, resultSeen } from '../research-results.js';
import { projects, research, sees } from '../research.js';
import type { Json } from '../world.js';
import { sixthSeesOwn } from './noticing.js';
import type { Results } from './reporting.js';
import { drawn } from './writing.js';

interface Closing extends Results {
  handed: Json[];
  activities: string[];
  visitor: Viewer;
}

/** Sharing ends; the results stay with who took part, and drafts with those who wrote them. */
export async function closing(campaign: Campaign, { handed, activities, visitor, ...of }: Closing): Promise<void> {
  const { lead, takingPart, projectId, groups, topics } = campaign;
  expect(await seenOf(campaign, takingPart[0])).toContain(projectId);
  await research(lead, 'closeResearchProject', { projectId, note: '圆满完成' });
  const ended = [projectId, ...groups, ...topics, ...activities];
  for (const [at, county] of takingPart.entries()) {
    const seen = await seenOf(campaign, county);
    expect(of.kept.filter((id) => !seen.includes(id))).toEqual([]);
    expect(ended.filter((id) => seen.includes(id))).toEqual([]);
    expect(await projects(county, 'box: TAKING_PART')).toEqual([]);
    expect(await contributions(county)).toEqual([handed[at].contributionId]);
  }
  expect(await Promise.all(handed.map(({ version }) => sees(lead, version)))).not.toContain(true);
  expect((await resultSeen(lead, of.reportId)).parts.nodes[5]).toMatchObject({ heading: drawn(4), text: '第3稿' });
  expect(await sees(visitor, topics[1])).toBe(false);
  await sixthSeesOwn(campaign);
}

/** Half a year on: what was carried out is looked back at, and one suggestion is opened again. */
export async function lookingBack({ lead, takingPart }: Campaign, { suggestions }: Results): Promise<void> {
  const due = 'lookBacksDue(first: 20, implementedBefore: "2028-06-30")';
  expect((await suggestionIds(lead, due)).sort()).toEqual(suggestions.slice(0, 2).sort());
  await outcome(lead, 'lookBackOnSuggestion', { suggestionId: suggestions[0], outcome: 'CONFIRMED' }, '2028-06-20');
  const reopened = { suggestionId: suggestions[1], outcome: 'REOPENED', reason: '反弹明显' };
  expect(await outcome(lead, 'lookBackOnSuggestion', reopened, '2028-06-20')).toMatchObject({
    ...{ state: 'ADOPTED', reopened: 1 },
  });
  expect(await suggestionIds(lead, due)).toEqual([]);
  const adopted = 'researchSuggestions(box: TAKEN_PART, state: ADOPTED, first: 20)';
  expect((await suggestionIds(takingPart[1], adopted)).sort()).toEqual(suggestions.slice(1, 4).sort());
}
