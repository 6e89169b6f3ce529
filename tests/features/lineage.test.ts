import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { draftWith, issuedWith, itemActs } from '../support/plan-items.js';
import { planActs } from '../support/plans.js';
import { linksAround, listsBelow, refusalTo, say } from '../support/reviews.js';
import { openCall, suggest } from '../support/topic-calls.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type Network } from '../support/world.js';

const office = (body: Parameters<typeof personIn>[0]): Viewer => personIn(body, Role.OFFICE);
const sourceOf = (link: Json): Json =>
  link.sourceTopicSuggestion ?? link.sourcePlanItem ?? link.sourceResearchProject ?? link.sourceResearchReport;
const derivedOf = (link: Json): Json =>
  link.planItem ?? link.topicSuggestion ?? link.researchProject ?? link.researchReport;
const titles = (links: Json[]): string[][] =>
  links.map((link) => [sourceOf(link)?.title ?? '-', derivedOf(link)?.title ?? '-']);

/** A village room's suggestion, the county's item that came of it, and the city's that came of that: none published. */
async function chainIn({ city, counties, towns }: Network) {
  const [top, middle, room] = [office(city), office(counties[0]), personIn(towns[0][0], Role.LIAISON)];
  const call = await openCall(middle, 'LOWER_BODY');
  const { id: idea } = await suggest(room, call, 'LOWER_BODY', '村居议题');
  const { items: ofCounty } = await issuedWith(middle, 2027, [{ title: '县级议题' }]);
  const { items: ofCity } = await draftWith(top, 2027, [{ title: '市级议题' }]);
  const [county, cityItem] = [ofCounty[0].id as string, ofCity[0].id as string];
  const first = await say(middle, 'linkLineage', { sourceId: idea, derivedId: county });
  const second = await say(top, 'linkLineage', { sourceId: county, derivedId: cityItem });
  return { top, middle, room, idea: idea as string, county, cityItem, first, second };
}

test('a chain over three levels is read from each of its ends as far as sight goes, with placeholders beyond', async () => {
  const network = await makeNetwork();
  const { city, counties, towns } = network;
  const { top, middle, room, idea, county, cityItem, first, second } = await chainIn(network);
  expect(first).toMatchObject({
    ...{ fromBody: { code: String(towns[0][0].id) }, body: { code: String(counties[0].id) } },
    ...{ sourceTopicSuggestion: { id: idea }, planItem: { id: county }, sourcePlanItem: null, topicSuggestion: null },
    ...{ sourceHidden: false, derivedHidden: false, madeBy: middle.personName },
    viewerCan: [{ action: 'unlinkLineage', allowed: true, code: null }],
  });
  expect(titles([second])).toEqual([['县级议题', '市级议题']]);

  const fromMiddle = await linksAround(middle, county);
  expect(fromMiddle.complete).toBe(true);
  // The county stands between: it sees where its item came from, and that the city made one of it, but not which.
  expect(titles(fromMiddle.links)).toEqual([
    ['村居议题', '县级议题'],
    ['县级议题', '-'],
  ]);
  expect(fromMiddle.links[1]).toMatchObject({
    ...{ derivedHidden: true, sourceHidden: false, planItem: null, body: { code: String(city.id) } },
    viewerCan: [{ action: 'unlinkLineage', allowed: false, code: 'FORBIDDEN' }],
  });

  // The city sees the county's item, and not the suggestion that it came from: nor that there is something before it.
  expect(titles((await linksAround(top, cityItem)).links)).toEqual([['县级议题', '市级议题']]);
  // The village room sees that the county made something, only as far as that is seen from below, and no further.
  const fromRoom = await linksAround(room, idea);
  expect(titles(fromRoom.links)).toEqual([['村居议题', '-']]);
  expect(fromRoom.links[0]).toMatchObject({ derivedHidden: true, body: { code: String(counties[0].id) } });
  // Once it is offered downward it is seen.
  await data(middle, 'mutation ($input: PlanInput!) { offerPlan(input: $input) { plan { id } } }', {
    input: {
      planId: (await data(middle, 'query ($id: ID!) { planItem(id: $id) { plan { id } } }', { id: county })).planItem
        .plan.id,
    },
  });
  expect(titles((await linksAround(room, idea)).links)).toEqual([['村居议题', '县级议题']]);

  const { origins, derivatives } = await listsBelow(middle, 'PlanItem', county);
  expect([titles(origins), titles(derivatives)]).toEqual([[['村居议题', '县级议题']], [['县级议题', '-']]]);
  expect((await listsBelow(room, 'TopicSuggestion', idea)).derivatives).toHaveLength(1);
  expect((await listsBelow(top, 'PlanItem', county)).origins).toEqual([]);
});

test('nobody else finds a link, and whoever sees no record sees no lineage of it', async () => {
  const [network, elsewhere] = [await makeNetwork(), await makeNetwork()];
  const { counties, towns } = network;
  const { idea, county, cityItem, first, second } = await chainIn(network);
  const query = 'query ($id: ID!) { lineage(id: $id) { complete links { id } } }';
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const strangers = [counties[1], towns[0][1], towns[1][0], elsewhere.city, elsewhere.counties[0]];
  for (const viewer of strangers.map(office)) {
    for (const id of [idea, county, cityItem]) expect(codeOf(await ask(viewer, query, { id }))).toBe('NOT_FOUND');
    for (const { id } of [first, second]) {
      expect(codeOf(await ask(viewer, node, { id }))).toBe('NOT_FOUND');
      expect(await refusalTo(viewer, 'unlinkLineage', { linkId: id })).toEqual(['NOT_FOUND', 'input.linkId']);
    }
  }
  // The city is above both, no end of the link, and sees no more than one of its records.
  expect(codeOf(await ask(office(network.city), node, { id: first.id }))).toBe('NOT_FOUND');
  expect(codeOf(await ask(office(network.city), query, { id: first.id }))).toBe('BAD_USER_INPUT');
});

test('a link outlives the sight it was made by, as a placeholder', async () => {
  const { city, counties } = await makeNetwork();
  const [above, own] = [office(city), office(counties[0])];
  const { items } = await draftWith(own, 2027, [{ title: '县级议题' }]);
  const { items: ofCity } = await draftWith(above, 2027, [{ title: '市级议题' }]);
  const input = { sourceId: items[0].id, derivedId: ofCity[0].id };
  expect(await refusalTo(above, 'linkLineage', input)).toEqual(['NOT_FOUND', 'input.sourceId']);
  const { id: handoverId } = await sendTo(own, city, { kind: 'ESCALATE', subjectId: items[0].id });
  const { sourcePlanItem } = await say(above, 'linkLineage', input);
  expect(sourcePlanItem).toEqual({ id: items[0].id, title: '县级议题' });
  await pass(above, 'returnHandover', { handoverId, text: '不采纳' });
  const { links } = await linksAround(above, ofCity[0].id);
  expect(links).toMatchObject([
    { sourcePlanItem: null, sourceHidden: true, derivedHidden: false, fromBody: { code: String(counties[0].id) } },
  ]);
  expect(await refusalTo(above, 'linkLineage', input)).toEqual(['NOT_FOUND', 'input.sourceId']);
});

test('the ladder of linking and unlinking', async () => {
  const network = await makeNetwork();
  const { city, counties } = network;
  const { county, cityItem, second } = await chainIn(network);
  const { items } = await draftWith(office(counties[1]), 2027, [{ title: '邻县议题' }]);
  const code = async (viewer: Viewer | null, derivedId: string, sourceId = county): Promise<string> =>
    (await refusalTo(viewer, 'linkLineage', { sourceId, derivedId }))[0];
  const back = async (viewer: Viewer | null): Promise<string> =>
    (await refusalTo(viewer, 'unlinkLineage', { linkId: second.id }))[0];
  expect([await code(null, cityItem), await back(null)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  for (const role of [Role.ADMIN, Role.COMMITTEE, Role.MEMBER, Role.HANDLER, Role.AUDITOR]) {
    const viewer = personIn(city, role);
    expect([role, await code(viewer, cityItem), await back(viewer)]).toEqual([role, 'FORBIDDEN', 'FORBIDDEN']);
  }
  const closed = office({ ...city, closedOn: '2026-01-01' });
  expect([await code(closed, cityItem), await back(closed)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  // Of what is another body's nothing is said; where it is not seen, it is not there.
  expect(await code(office(city), county, cityItem)).toBe('FORBIDDEN');
  expect(await code(office(city), items[0].id)).toBe('NOT_FOUND');
  expect(await code(office(counties[1]), items[0].id)).toBe('NOT_FOUND');
  expect(await back(office(counties[0]))).toBe('FORBIDDEN');
  // Said once only.
  expect(await code(office(city), cityItem)).toBe('CONFLICT');
  expect(await say(personIn(city, Role.CHAIR), 'unlinkLineage', { linkId: second.id })).toBe(second.id);
  expect(await back(office(city))).toBe('NOT_FOUND');
  for (const role of [Role.CHAIR, Role.LIAISON, Role.OFFICE]) {
    const { id: linkId } = await say(personIn(city, role), 'linkLineage', { sourceId: county, derivedId: cityItem });
    await say(personIn(city, role), 'unlinkLineage', { linkId });
  }
});

test('nothing comes from itself, by whatever way, and a draft of a suggestion from nothing', async () => {
  const { city, counties } = await makeNetwork();
  const viewer = office(city);
  const { items } = await draftWith(
    viewer,
    2027,
    ['甲', '乙', '丙'].map((title) => ({ title })),
  );
  const [one, two, three] = items.map(({ id }) => id as string);
  const link = (sourceId: string, derivedId: string): Promise<unknown> =>
    refusalTo(viewer, 'linkLineage', { sourceId, derivedId });
  expect(await link(one, one)).toEqual(['BAD_USER_INPUT', 'input.sourceId']);
  expect(await link(one, two)).toEqual(['OK', undefined]);
  expect(await link(two, one)).toEqual(['CONFLICT', undefined]);
  expect(await link(two, three)).toEqual(['OK', undefined]);
  expect(await link(three, one)).toEqual(['CONFLICT', undefined]);
  expect(await link(one, three)).toEqual(['OK', undefined]);
  const call = await openCall(viewer, 'PUBLIC');
  const { id: draft } = await suggest(viewer, call, 'PUBLIC', '草稿', { proposerNames: ['甲'], asDraft: true });
  expect(await link(draft, one)).toEqual(['BAD_USER_INPUT', 'input.sourceId']);
  expect(await link(one, draft)).toEqual(['BAD_USER_INPUT', 'input.derivedId']);
  expect(await link(call, one)).toEqual(['BAD_USER_INPUT', 'input.sourceId']);
  const { items: others } = await draftWith(office(counties[0]), 2027, [{ title: '县级议题' }]);
  expect(await link(one, others[0].id)).toEqual(['NOT_FOUND', 'input.derivedId']);
});

test('what is removed came from nothing, and what something came from stays', async () => {
  const viewer = office((await makeNetwork()).city);
  const { items } = await draftWith(
    viewer,
    2027,
    ['甲', '乙'].map((title) => ({ title })),
  );
  const [a, b] = items.map(({ id }) => id as string);
  await say(viewer, 'linkLineage', { sourceId: a, derivedId: b });
  expect(codeOf(await ask(viewer, itemActs.removePlanItem, { input: { itemId: a } }))).toBe('CONFLICT');
  await data(viewer, itemActs.removePlanItem, { input: { itemId: b } });
  expect((await linksAround(viewer, a)).links).toEqual([]);
  expect(codeOf(await ask(viewer, itemActs.removePlanItem, { input: { itemId: a } }))).toBe('OK');
});

test('a draft is deleted with the links within it, and not while something else comes of it', async () => {
  const viewer = office((await makeNetwork()).city);
  const drafts = [
    await draftWith(
      viewer,
      2027,
      ['甲', '乙'].map((title) => ({ title })),
    ),
    await draftWith(viewer, 2028, [{ title: '丙' }]),
  ];
  const [[a, b], [c]] = drafts.map(({ items }) => items.map(({ id }) => id as string));
  await say(viewer, 'linkLineage', { sourceId: a, derivedId: b });
  const { id: linkId } = await say(viewer, 'linkLineage', { sourceId: b, derivedId: c });
  const remove = async (): Promise<string> =>
    codeOf(await ask(viewer, planActs.deletePlan, { input: { planId: drafts[0].planId } }));
  expect(await remove()).toBe('CONFLICT');
  await say(viewer, 'unlinkLineage', { linkId });
  expect(await remove()).toBe('OK');
});

test('two that link at once make no circle', async () => {
  const viewer = office((await makeNetwork()).city);
  const { items } = await draftWith(
    viewer,
    2027,
    ['甲', '乙'].map((title) => ({ title })),
  );
  const [a, b] = items.map(({ id }) => id as string);
  const outcomes = await Promise.all([
    refusalTo(viewer, 'linkLineage', { sourceId: a, derivedId: b }),
    refusalTo(viewer, 'linkLineage', { sourceId: b, derivedId: a }),
  ]);
  expect(outcomes.map(([code]) => code).sort()).toEqual(['CONFLICT', 'OK']);
});

test('of more than a hundred links the nearest are answered, and that there are more', async () => {
  const viewer = office((await makeNetwork()).city);
  const { items } = await draftWith(
    viewer,
    2027,
    Array.from({ length: 18 }, (_, at) => ({ title: `议题${at}` })),
  );
  const ids = items.map(({ id }) => id as string);
  // Each comes from all before it: 153 links.
  for (const [at, derivedId] of ids.entries()) {
    for (const sourceId of ids.slice(0, at)) await say(viewer, 'linkLineage', { sourceId, derivedId });
  }
  const { links, complete } = await linksAround(viewer, ids[17]);
  expect([complete, links.length, new Set(links.map(({ id }: Json) => id)).size]).toEqual([false, 100, 100]);
  expect(links.slice(0, 17).every(({ planItem }: Json) => planItem.id === ids[17])).toBe(true);
  expect((await linksAround(viewer, ids[0])).complete).toBe(false);
});
