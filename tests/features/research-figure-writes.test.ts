import { expect, test } from '@jest/globals';
import { keyOf } from '../../src/platform/graphql/node.js';
import type { Viewer } from '../../src/platform/context.js';
import { verifyResearchFigures } from '../../src/research-figure/index.js';
import { pass, sendTo } from '../support/handovers.js';
import { researchRollUp } from '../support/research-credit.js';
import { outcome, suggested } from '../support/research-outcomes.js';
import { handedIn, result } from '../support/research-results.js';
import { joins, launched, research } from '../support/research.js';
import { makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);

const differing = async (city: TestBody): Promise<Json[]> =>
  (await verifyResearchFigures(process.env.TEST_OWNER_URL!, { repair: false })).filter(
    ({ code }) => Math.floor(Number(code) / 1e6) === Math.floor(city.id / 1e6),
  );

/** Which bodies' figures, and which projects and sub-topics, an act writes anew. */
async function written({ id }: TestBody, act: () => Promise<unknown>): Promise<string[]> {
  const text = `select tenant_id::text as what, xmin::text as version from research_figure where city_id = $1
    union all select 'project', xmin::text from research_project where city_id = $1
    union all select 'topic', xmin::text from sub_topic where city_id = $1`;
  const versions = async (): Promise<string[]> =>
    (await owner.query<Json>(text, [id])).rows.map(({ what, version }) => `${what} ${version}`);
  const before = new Set(await versions());
  await act();
  return (await versions()).filter((row) => !before.has(row)).map((row) => row.split(' ')[0]);
}

test('what changes nothing of sight and counts writes nothing, and what counts writes the bodies concerned', async () => {
  const { city, counties } = await makeNetwork({ counties: 4, towns: 0 });
  const [lead, one, two, three] = [city, ...counties].map(office);
  const projectId = await launched(lead);
  for (const [at, by] of [one, two].entries()) await joins(lead, projectId, counties[at], by);
  await research(lead, 'addSubTopic', { projectId, title: '扬尘', givenTo: codeOf(counties[0]) });
  const writes = (act: () => Promise<unknown>): Promise<string[]> => written(city, act);

  const first = await handedIn(one, projectId);
  expect(await writes(() => handedIn(two, projectId))).toEqual([codeOf(counties[1])]);
  expect(await writes(() => pass(lead, 'returnHandover', { handoverId: first.handover.id, text: '再核' }))).toEqual([]);
  const { contributionId } = first;
  expect(await writes(() => result(one, 'editContribution', { contributionId, text: '补充' }))).toEqual([]);
  expect(await writes(() => result(one, 'handInContribution', { contributionId }))).toEqual([]);

  const visit = { projectId, kind: 'VISIT', title: '走访', heldOn: '2026-06-01' };
  expect(await writes(() => research(one, 'recordResearchActivity', visit))).toEqual([]);
  const expert = { projectId, name: '宣教授', role: 'EXPERT' };
  expect(await writes(() => research(one, 'nameResearcher', expert))).toEqual([]);
  const origin = codeOf(counties[0]);
  expect(await writes(() => outcome(lead, 'addResearchSuggestion', suggested(projectId, { origin })))).toEqual([]);

  // An invitation shows the project, and counts when it is accepted.
  let handoverId = '';
  const invite = async (): Promise<void> => {
    ({ id: handoverId } = await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId }));
  };
  expect(await writes(invite)).toEqual(['project']);
  expect(await writes(() => pass(three, 'receiveHandover', { handoverId }))).toEqual([]);
  expect(await writes(() => pass(three, 'acceptHandover', { handoverId }))).toEqual([codeOf(counties[2])]);
  expect(await writes(() => pass(three, 'answerHandover', { handoverId, text: '已安排' }))).toEqual([]);
  expect(await differing(city)).toEqual([]);
});

test('a sub-topic counts for the body that it is given to, else for the one that leads', async () => {
  const { city, counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [lead, one] = [city, counties[0]].map(office);
  const projectId = await launched(lead);
  await joins(lead, projectId, counties[0], one);
  const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: '扬尘组' });
  const { id: researcherId } = await research(one, 'nameResearcher', { projectId, name: '宣教授', role: 'EXPERT' });
  await research(lead, 'placeResearcher', { researcherId, groupId });
  const add = async (title: string, more: Json): Promise<string> =>
    (await research(lead, 'addSubTopic', { projectId, title, ...more })).id as string;
  const [, kept, ofGroup] = [
    await add('自留', { givenTo: codeOf(city) }),
    await add('未分', {}),
    await add('小组', { groupId }),
    await add('县级', { givenTo: codeOf(counties[0]), groupId }),
  ];
  const seen = async (): Promise<number[]> => {
    expect(await differing(city)).toEqual([]);
    const { own } = await researchRollUp(lead, 2027);
    const { shared } = await researchRollUp(one, 2027);
    return [own.ownSubTopics, own.ownSubTopicsOnTime, shared.subTopicsGiven, shared.subTopicsOnTime];
  };
  expect(await seen()).toEqual([3, 0, 1, 0]);
  await handedIn(one, projectId, { subTopicId: ofGroup });
  expect(await seen()).toEqual([3, 1, 1, 0]);
  await handedIn(lead, projectId, { subTopicId: kept });
  expect(await seen()).toEqual([3, 2, 1, 0]);
  await research(lead, 'editSubTopic', { subTopicId: ofGroup, givenTo: codeOf(counties[0]) });
  expect(await seen()).toEqual([2, 1, 2, 1]);
  await research(lead, 'removeSubTopic', { subTopicId: kept });
  expect(await seen()).toEqual([1, 0, 2, 1]);
});

test('a body whose sight of a project ended before its report has taken no part in it', async () => {
  const { city, counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [lead, one] = [city, counties[0]].map(office);
  const projectId = await launched(lead);
  await joins(lead, projectId, counties[0], one);
  const takenPart = async (): Promise<number> => {
    expect(await differing(city)).toEqual([]);
    return (await researchRollUp(one, 2027)).shared.takenPart;
  };
  expect(await takenPart()).toBe(1);
  const key = keyOf('ResearchProject', projectId, 'id');
  const past = `update handover set sight_until = now() - interval '1 hour' where city_id = $1 and research_project_id = $2`;
  await owner.query(past, [city.id, key]);
  expect(await takenPart()).toBe(1);
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  await result(lead, 'addReportPart', { reportId, heading: '总报告', text: '综述' });
  await result(lead, 'finaliseReport', { reportId });
  expect(await takenPart()).toBe(0);
});
