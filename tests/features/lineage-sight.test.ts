import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { pass, sendTo } from '../support/handovers.js';
import { draftWith, issuedWith } from '../support/plan-items.js';
import { accepted, result } from '../support/research-results.js';
import { joins, launched, research } from '../support/research.js';
import { linksAround, listsBelow, refusalTo, say } from '../support/reviews.js';
import { statementsOf } from '../support/statements.js';
import { openCall, suggest } from '../support/topic-calls.js';
import { ask, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE, Role.LIAISON, Role.CHAIR);
const link = (viewer: Viewer, sourceId: string, derivedId: string): Promise<Json> =>
  say(viewer, 'linkLineage', { sourceId, derivedId });
const node = 'query ($id: ID!) { node(id: $id) { id } }';
const publishing = 'mutation ($input: PlanInput!) { publishPlan(input: $input) { plan { id } } }';
const ids = (links: Json[]): string[] => links.map(({ id }) => id as string);

test('whoever sees both records sees their link, though it is of neither body', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [above, middle, own] = [office(city), office(counties[0]), office(towns[0][0])];
  const { items: below } = await issuedWith(own, 2027, [{ title: '乡镇议题' }]);
  const { items } = await issuedWith(middle, 2027, [{ title: '县级议题' }]);
  const [source, derived] = [below[0].id as string, items[0].id as string];
  const { id } = await link(middle, source, derived);
  expect((await linksAround(above, source)).links).toMatchObject([
    {
      ...{ id, sourcePlanItem: { id: source }, planItem: { id: derived }, sourceHidden: false, derivedHidden: false },
      ...{ fromBody: { code: String(towns[0][0].id) }, body: { code: String(counties[0].id) } },
      viewerCan: [{ action: 'unlinkLineage', allowed: false, code: 'FORBIDDEN' }],
    },
  ]);
  expect(ids((await linksAround(above, derived)).links)).toEqual([id]);
  expect(ids((await listsBelow(above, 'PlanItem', source)).derivatives)).toEqual([id]);
  expect(ids((await listsBelow(above, 'PlanItem', derived)).origins)).toEqual([id]);
  expect((await data(above, node, { id })).node).toEqual({ id });
  expect(await refusalTo(above, 'unlinkLineage', { linkId: id })).toEqual(['FORBIDDEN', undefined]);
});

/** How many statements reading takes once it has come a few times. */
async function settled(read: () => Promise<unknown>): Promise<number> {
  for (let times = 0; times < 4; times++) await read();
  return statementsOf(read);
}

/** All that somebody could read about what came of a record and what it came from, errors included. */
async function whatIsSaid(viewer: Viewer, id: string, links: string[]): Promise<unknown> {
  const around = `query ($id: ID!) { lineage(id: $id) { complete links { id } } node(id: $id) { ... on PlanItem {
    origins(first: 5) { totalCount nodes { id } pageInfo { hasNextPage } }
    derivatives(first: 5) { totalCount nodes { id derivedHidden } pageInfo { hasNextPage } } } } }`;
  const nodes = await Promise.all(links.map(async (each) => (await ask(viewer, node, { id: each })).errors));
  return [await ask(viewer, around, { id }), nodes];
}

test('of what others made of records of others nothing is told: neither that it is there nor how far it goes', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [top, middle, village, aside] = [city, counties[0], towns[0][0], counties[1]].map(office);
  const { items: ofVillage } = await issuedWith(village, 2027, [{ title: '村居议题' }]);
  const { items: ofCounty } = await draftWith(middle, 2027, [{ title: '县级草案' }]);
  const { items: ofCity, planId } = await issuedWith(top, 2026, [{ title: '市级公开议题' }]);
  await data(top, publishing, { input: { planId } });
  const [idea, draft, published] = [ofVillage, ofCounty, ofCity].map(([{ id }]) => id as string);
  const first = await link(middle, idea, draft);
  const { items: further } = await draftWith(top, 2027, [{ title: '市级草案' }]);
  const { items: neighbours } = await draftWith(aside, 2027, [{ title: '邻县草案' }]);
  await sendTo(middle, city, { kind: 'ESCALATE', subjectId: draft });
  const never = globalId('LineageLink', uuidv7());
  const before = [await whatIsSaid(village, idea, [never]), await whatIsSaid(village, published, [never])];
  const sent = await settled(() => whatIsSaid(village, idea, [never]));

  // Of the county's draft the city makes one of its own; the neighbour one of what the city has published.
  const second = await link(top, draft, further[0].id);
  const third = await link(aside, published, neighbours[0].id);

  expect(await whatIsSaid(village, idea, [second.id])).toEqual(before[0]);
  expect(await whatIsSaid(village, published, [third.id])).toEqual(before[1]);
  expect(await settled(() => whatIsSaid(village, idea, [second.id]))).toBe(sent);
  // Whose record the source is knows that something came of it; the county that stands between knows both.
  expect(ids((await listsBelow(top, 'PlanItem', published)).derivatives)).toEqual([third.id]);
  expect(ids((await linksAround(middle, draft)).links)).toEqual([first.id, second.id]);
  for (const linkId of [second.id, third.id, never]) {
    expect(await refusalTo(village, 'unlinkLineage', { linkId })).toEqual(['NOT_FOUND', 'input.linkId']);
  }
});

test('a chain goes no further than a record that is not seen', async () => {
  const { city, counties } = await makeNetwork();
  const [above, own] = [office(city), office(counties[0])];
  const { items } = await draftWith(own, 2027, [{ title: '甲' }, { title: '丙' }]);
  const { items: ofCity } = await draftWith(above, 2027, [{ title: '乙' }]);
  const [start, end, between] = [items[0].id, items[1].id, ofCity[0].id] as string[];
  await sendTo(own, city, { kind: 'ESCALATE', subjectId: start });
  const { id: handoverId } = await sendTo(above, counties[0], { kind: 'ASSIGN_DOWN', subjectId: between });
  const [one, two] = [await link(above, start, between), await link(own, between, end)];
  expect(ids((await linksAround(own, start)).links)).toEqual([one.id, two.id]);
  await pass(own, 'returnHandover', { handoverId, text: '不属我会职责' });
  const { links } = await linksAround(own, start);
  expect([ids(links), links[0].derivedHidden]).toEqual([[one.id], true]);
  expect(ids((await linksAround(own, end)).links)).toEqual([two.id]);
});

test('links at a record come in pages, in the order of their days', async () => {
  const viewer = office((await makeNetwork()).city);
  const { items } = await draftWith(
    viewer,
    2027,
    ['甲', '乙', '丙', '丁'].map((title) => ({ title })),
  );
  const [source, ...others] = items.map(({ id }) => id as string);
  const made = [];
  for (const derivedId of others) made.push((await link(viewer, source, derivedId)).id as string);
  const page = async (args: string): Promise<Json> => {
    const list = `derivatives(${args}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    return (await data(viewer, `query ($id: ID!) { planItem(id: $id) { ${list} } }`, { id: source })).planItem
      .derivatives;
  };
  const first = await page('first: 2');
  expect([ids(first.nodes), first.totalCount, first.pageInfo.hasNextPage]).toEqual([made.slice(0, 2), 3, true]);
  const next = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect([ids(next.nodes), next.pageInfo]).toMatchObject([[made[2]], { hasNextPage: false, hasPreviousPage: true }]);
  const last = await page('last: 2');
  expect([ids(last.nodes), last.pageInfo.hasPreviousPage]).toEqual([made.slice(1), true]);
  expect(ids((await page(`last: 2, before: "${last.pageInfo.startCursor}"`)).nodes)).toEqual([made[0]]);
});

test('from a suggestion to an item, a project and its report: each end reads as far as it sees', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [lead, one, room, aside] = [city, counties[0], towns[0][0], counties[1]].map(office);
  const call = await openCall(one, 'LOWER_BODY');
  const { id: idea } = await suggest(room, call, 'LOWER_BODY', '村居建议');
  const { items } = await issuedWith(one, 2027, [{ title: '县级议题' }]);
  const item: string = items[0].id;
  const projectId = await launched(lead, { title: '市级课题' });
  await joins(lead, projectId, counties[0], one);
  await accepted(lead, one, projectId, { title: '成果' });
  const { id: reportId } = await result(lead, 'mergeContributions', { projectId });
  const links = [await link(one, idea, item), await link(lead, item, projectId), await link(lead, projectId, reportId)];
  expect(links[2]).toMatchObject({ sourceResearchProject: { id: projectId }, researchReport: { id: reportId } });
  // The report is a draft: the county sees the project, and no link that leads on from it.
  expect(ids((await linksAround(one, item)).links).toSorted()).toEqual(ids(links.slice(0, 2)).toSorted());
  expect(ids((await linksAround(lead, reportId)).links)).toEqual([links[2].id, links[1].id]);
  await result(lead, 'finaliseReport', { reportId });
  expect(ids((await linksAround(one, idea)).links)).toEqual(ids(links));
  expect((await linksAround(room, idea)).links).toMatchObject([{ id: links[0].id, derivedHidden: true }]);
  expect(ids((await listsBelow(one, 'ResearchProject', projectId)).origins)).toEqual([links[1].id]);
  expect(ids((await listsBelow(one, 'ResearchReport', reportId)).origins)).toEqual([links[2].id]);
  expect(await refusalTo(aside, 'linkLineage', { sourceId: reportId, derivedId: item })).toEqual([
    'NOT_FOUND',
    'input.derivedId',
  ]);
  // The project is over and out of the county's sight; that its item led to it it goes on knowing.
  await research(lead, 'closeResearchProject', { projectId });
  const after = (await linksAround(one, item)).links;
  expect(ids(after).toSorted()).toEqual(ids(links.slice(0, 2)).toSorted());
  expect(after.find(({ id }: Json) => id === links[1].id)).toMatchObject({
    derivedHidden: true,
    researchProject: null,
  });
  expect((await linksAround(one, reportId)).links).toEqual([]);
});

test('a body that takes part sees the links of what it sees of the project, until its sight ends', async () => {
  const { city, counties } = await makeNetwork();
  const [lead, one] = [office(city), office(counties[0])];
  const projectId = await launched(lead, { title: '市级课题' });
  const invitation = await joins(lead, projectId, counties[0], one);
  const { items, planId } = await issuedWith(lead, 2027, [{ title: '公开议题' }]);
  await data(lead, publishing, { input: { planId } });
  const { items: drafts } = await draftWith(lead, 2028, [{ title: '未公开议题' }]);
  const [open] = [await link(lead, items[0].id, projectId), await link(lead, drafts[0].id, projectId)];
  expect(ids((await linksAround(one, projectId)).links)).toEqual([open.id]);
  await pass(lead, 'closeHandover', { handoverId: invitation });
  expect((await linksAround(one, items[0].id)).links).toEqual([]);
});
