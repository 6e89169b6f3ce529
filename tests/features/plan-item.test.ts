import { expect, test } from '@jest/globals';
import { ask, codeFor, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { planActs } from '../support/plans.js';
import {
  draftWith,
  issue,
  issuedWith,
  itemActs,
  refusedActs,
  refusedOfDraft,
  refusedOfReported,
  someItem,
  storedItem,
  themeOf,
} from '../support/plan-items.js';
import { globalId } from '../../src/platform/graphql/node.js';

const listOf = (filter: string) =>
  `query${filter.includes('$id') ? ' ($id: ID)' : ''} { planItems(${filter}, first: 100) { totalCount nodes { id title } } }`;
const titles = (nodes: Json[]): string[] => nodes.map(({ title }) => title as string);
const itemsOf = async (viewer: Parameters<typeof data>[0], id: string): Promise<Json[]> =>
  (await data(viewer, 'query ($id: ID!) { plan(id: $id) { items(first: 50) { nodes { title position } } } }', { id }))
    .plan.items.nodes;

test('items are added, changed, moved and removed while the plan is a draft, and keep their numbers without gaps', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId, items } = await draftWith(
    office,
    2026,
    ['甲', '乙', '丙', '丁'].map((title) => ({ title })),
  );
  expect(items[0]).toMatchObject({
    position: 1,
    state: 'PLANNED',
    phase: 'TOPIC',
    onPolicy: false,
    plan: { id: planId },
  });
  const move = (itemId: string, position: number) =>
    data(office, itemActs.movePlanItem, { input: { itemId, position } });
  await move(items[3].id, 2);
  expect(titles(await itemsOf(office, planId))).toEqual(['甲', '丁', '乙', '丙']);
  const moved = await move(items[0].id, 4);
  expect(moved.movePlanItem.item.position).toBe(4);
  expect(titles(await itemsOf(office, planId))).toEqual(['丁', '乙', '丙', '甲']);
  const removed = await data(office, itemActs.removePlanItem, { input: { itemId: items[1].id } });
  expect(removed.removePlanItem).toEqual({
    removedId: items[1].id,
    plan: {
      items: {
        nodes: [
          { title: '丁', position: 1 },
          { title: '丙', position: 2 },
          { title: '甲', position: 3 },
        ],
      },
    },
  });
  for (const position of [0, 4, -1]) {
    expect(await codeFor(office, itemActs.movePlanItem, { input: { itemId: items[0].id, position } })).toBe(
      'BAD_USER_INPUT',
    );
  }
});

test('a change touches only what it names; null empties what may be empty and is refused elsewhere', async () => {
  const { counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { items } = await draftWith(office, 2026, [
    {
      title: ' 垃圾分类 ',
      description: '说明',
      leadChair: '张副主席',
      handlingDepartments: ['城管局', '住建局'],
      participants: [String(towns[0][1].id)],
      onPolicy: true,
    },
  ]);
  const itemId = items[0].id;
  expect(items[0].title).toBe('垃圾分类');
  const change = async (values: Json): Promise<Json> =>
    (await data(office, itemActs.changePlanItem, { input: { itemId, ...values } })).changePlanItem.item;
  const changed = await change({
    form: 'MICRO',
    description: null,
    planned: { quarter: 3 },
    version: items[0].version,
  });
  expect(changed).toMatchObject({
    title: '垃圾分类',
    form: 'MICRO',
    description: null,
    leadChair: '张副主席',
    handlingDepartments: ['城管局', '住建局'],
    participants: [String(towns[0][1].id)],
    onPolicy: true,
    plannedAs: 'QUARTER',
    plannedFrom: '2026-07-01',
    dueOn: '2026-09-30',
    version: items[0].version + 1,
  });
  expect(await change({ handlingDepartments: null, participants: null, leadChair: '' })).toMatchObject({
    handlingDepartments: [],
    participants: [],
    leadChair: null,
  });
  for (const name of ['title', 'form', 'source', 'planned', 'onPolicy']) {
    const answer = await ask(office, itemActs.changePlanItem, { input: { itemId, [name]: null } });
    expect(answer.errors![0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: `input.${name}` });
  }
});

test('a change that names a stale version is refused with the current one', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { items } = await draftWith(office, 2026, [{}]);
  const input = { itemId: items[0].id, title: '一', version: items[0].version };
  await data(office, itemActs.changePlanItem, { input });
  const stale = await ask(office, itemActs.changePlanItem, { input: { ...input, title: '二' } });
  expect(stale.errors![0].extensions).toMatchObject({ code: 'CONFLICT', currentVersion: items[0].version + 1 });
  expect((await storedItem(items[0].id)).title).toBe('一');
});

test('a planned time is a month, a quarter or days within the year of the plan', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId } = await draftWith(office, 2028, []);
  const add = (planned: Json) => ask(office, itemActs.addPlanItem, { input: { ...someItem, planId, planned } });
  const time = async (planned: Json): Promise<Json> => {
    const { plannedAs, plannedFrom, dueOn } = (await add(planned)).data.addPlanItem.item;
    return [plannedAs, plannedFrom, dueOn];
  };
  expect(await time({ month: 2 })).toEqual(['MONTH', '2028-02-01', '2028-02-29']);
  expect(await time({ month: 12 })).toEqual(['MONTH', '2028-12-01', '2028-12-31']);
  expect(await time({ quarter: 1 })).toEqual(['QUARTER', '2028-01-01', '2028-03-31']);
  expect(await time({ quarter: 4 })).toEqual(['QUARTER', '2028-10-01', '2028-12-31']);
  expect(await time({ from: '2028-02-29' })).toEqual(['DATE', '2028-02-29', '2028-02-29']);
  expect(await time({ from: '2028-01-01', until: '2028-12-31' })).toEqual(['DATE', '2028-01-01', '2028-12-31']);
  const bad: [planned: Json, field: string][] = [
    [{}, 'input.planned'],
    [{ month: 2, quarter: 1 }, 'input.planned'],
    [{ month: 2, from: '2028-02-01' }, 'input.planned'],
    [{ month: 0 }, 'input.planned.month'],
    [{ month: 13 }, 'input.planned.month'],
    [{ quarter: 5 }, 'input.planned.quarter'],
    [{ until: '2028-02-01' }, 'input.planned.from'],
    [{ from: '2028-02-02', until: '2028-02-01' }, 'input.planned.until'],
    [{ from: '2027-12-31', until: '2028-01-02' }, 'input.planned'],
    [{ from: '2028-12-31', until: '2029-01-01' }, 'input.planned'],
  ];
  for (const [planned, field] of bad) {
    expect((await add(planned)).errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT', field });
  }
  expect((await add({ from: '2027-02-29' })).errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('texts and lists have limits, told by the field', async () => {
  const { counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId } = await draftWith(office, 2026, []);
  const add = (values: Json) => ask(office, itemActs.addPlanItem, { input: { ...someItem, planId, ...values } });
  const bad: [values: Json, field: string][] = [
    [{ title: ' ' }, 'input.title'],
    [{ title: '题'.repeat(201) }, 'input.title'],
    [{ description: '长'.repeat(5001) }, 'input.description'],
    [{ leadChair: '长'.repeat(101) }, 'input.leadChair'],
    [{ responsibleCommittee: '长'.repeat(101) }, 'input.responsibleCommittee'],
    [{ handlingDepartments: Array(51).fill('局') }, 'input.handlingDepartments'],
    [{ handlingDepartments: ['局', ''] }, 'input.handlingDepartments.1'],
    [{ participants: Array(201).fill(String(towns[0][0].id)) }, 'input.participants'],
    [{ participants: ['12'] }, 'input.participants.0'],
    [{ participants: [String(counties[0].id)] }, 'input.participants.0'],
  ];
  for (const [values, field] of bad) {
    expect((await add(values)).errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT', field });
  }
  const longest = await add({
    title: '题'.repeat(200),
    participants: [String(towns[0][0].id), String(towns[0][0].id)],
  });
  expect(longest.data.addPlanItem.item.participants).toEqual([String(towns[0][0].id)]);
});

test('other bodies take part if they are above or below; a hidden one is the same as a missing one', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId } = await draftWith(office, 2026, []);
  const add = (participants: string[]) =>
    ask(office, itemActs.addPlanItem, { input: { ...someItem, planId, participants } });
  const codes = [city, ...towns[0]].map(({ id }) => String(id));
  expect((await add(codes)).data.addPlanItem.item.participants).toEqual(codes);
  const hidden = await add([codes[0], String(counties[1].id)]);
  expect(hidden.errors![0].extensions).toEqual({ code: 'NOT_FOUND', field: 'input.participants.1' });
  expect(await add([codes[0], '999999999999'])).toEqual(hidden);
  expect(await add([codes[0], String(towns[1][0].id)])).toEqual(hidden);
});

test('a theme is one of the own body and year; any other is NOT_FOUND', async () => {
  const { city, counties } = await makeNetwork();
  const [office, sibling, cityOffice] = [...counties, city].map((body) => personIn(body, Role.OFFICE));
  const own = await themeOf(office, 2026, '乡村振兴');
  const others = [
    await themeOf(office, 2025, '去年'),
    await themeOf(sibling, 2026, '邻县'),
    await themeOf(cityOffice, 2026, '全市', true),
    globalId('Theme', '01890000-0000-7000-8000-000000000000'),
  ];
  const { planId, items } = await draftWith(office, 2026, [{ themeId: own }]);
  expect(items[0].theme).toEqual({ title: '乡村振兴' });
  for (const themeId of others) {
    const answer = await ask(office, itemActs.addPlanItem, { input: { ...someItem, planId, themeId } });
    expect(answer.errors![0].extensions).toEqual({ code: 'NOT_FOUND', field: 'input.themeId' });
  }
  expect(await codeFor(office, itemActs.addPlanItem, { input: { ...someItem, planId, themeId: planId } })).toBe(
    'BAD_USER_INPUT',
  );
  const input = { itemId: items[0].id, themeId: null };
  expect((await data(office, itemActs.changePlanItem, { input })).changePlanItem.item.theme).toBeNull();
});

test('an item aligns to a theme or an item of a body above that it may see, never to a sibling or to itself', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [office, sibling] = counties.map((body) => personIn(body, Role.OFFICE));
  const cityOffice = personIn(city, Role.OFFICE, Role.CHAIR);
  const cityTheme = await themeOf(cityOffice, 2026, '全市主题', true);
  const hiddenTheme = await themeOf(cityOffice, 2026, '未下发');
  const lastYear = await themeOf(cityOffice, 2025, '去年主题', true);
  const cityPlan = await issuedWith(cityOffice, 2026, [{ title: '市级议题', themeId: cityTheme }]);
  const countyTheme = await themeOf(office, 2026, '县级主题', true);
  const { planId, items } = await draftWith(office, 2026, [
    { alignedThemeId: cityTheme },
    { title: '另一', themeId: countyTheme },
  ]);
  expect(items[0].alignedTheme).toEqual({ title: '全市主题' });
  const change = (values: Json) => ask(office, itemActs.changePlanItem, { input: { itemId: items[0].id, ...values } });
  const unseen = await change({ alignedItemId: cityPlan.items[0].id });
  expect(unseen.errors![0].extensions).toEqual({ code: 'NOT_FOUND', field: 'input.alignedItemId' });
  await data(cityOffice, planActs.publishPlan, { input: { planId: cityPlan.planId } });
  await change({ alignedThemeId: null });
  const aligned = (await change({ alignedItemId: cityPlan.items[0].id })).data.changePlanItem.item;
  expect(aligned).toMatchObject({ alignedItem: { title: '市级议题' }, alignedTheme: { title: '全市主题' } });
  expect((await change({ alignedItemId: null })).data.changePlanItem.item).toMatchObject({
    alignedItem: null,
    alignedTheme: null,
  });
  const both = await change({ alignedItemId: cityPlan.items[0].id, alignedThemeId: cityTheme });
  expect(both.errors![0].extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.alignedThemeId' });

  const siblingTheme = await themeOf(sibling, 2026, '邻县主题', true);
  for (const alignedThemeId of [hiddenTheme, lastYear, siblingTheme, countyTheme]) {
    expect((await change({ alignedThemeId })).errors?.[0].extensions).toEqual({
      code: 'NOT_FOUND',
      field: 'input.alignedThemeId',
    });
  }
  const published = await issuedWith(sibling, 2026, [{ title: '邻县公开议题' }]);
  await data(personIn(counties[1], Role.CHAIR), planActs.publishPlan, { input: { planId: published.planId } });
  for (const alignedItemId of [published.items[0].id, items[1].id]) {
    expect((await change({ alignedItemId })).errors?.[0].extensions).toEqual({
      code: 'NOT_FOUND',
      field: 'input.alignedItemId',
    });
  }
  await issue(office, planId);
  const town = personIn(towns[0][0], Role.LIAISON);
  const inTown = await draftWith(town, 2026, [{ alignedThemeId: countyTheme }, { alignedThemeId: cityTheme }]);
  expect(inTown.items.map(({ alignedTheme }) => alignedTheme.title)).toEqual(['县级主题', '全市主题']);
});

test('an item names the suggestions to its own body that it came from', async () => {
  const { counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const now = new Date('2025-11-10T04:00:00Z');
  const call = async (body: Parameters<typeof personIn>[0]): Promise<Json> => {
    const viewer = personIn(body, Role.OFFICE);
    const draft = { year: 2026, title: '征题', opensOn: '2025-11-01', closesOn: '2025-12-31', channels: ['RESIDENT'] };
    const drafted = await data(viewer, draftCall, { input: draft }, { now });
    const topicCallId: string = drafted.draftTopicCall.topicCall.id;
    await data(viewer, openCall, { input: { topicCallId } }, { now });
    const input = { topicCallId, source: 'RESIDENT', proposerNames: ['居民甲'], title: '老旧小区', text: '加装电梯' };
    return (await data(viewer, suggest, { input }, { now })).suggestTopic.topicSuggestion.id;
  };
  const [own, others] = [await call(counties[0]), await call(counties[1])];
  const { planId, items } = await draftWith(office, 2026, [{ suggestionIds: [own, own] }]);
  expect(items[0].suggestions).toEqual([own]);
  const missing = globalId('TopicSuggestion', '01890000-0000-7000-8000-000000000000');
  for (const id of [others, missing]) {
    const answer = await ask(office, itemActs.addPlanItem, {
      input: { ...someItem, planId, suggestionIds: [own, id] },
    });
    expect(answer.errors![0].extensions).toEqual({ code: 'NOT_FOUND', field: 'input.suggestionIds.1' });
  }
  expect(towns[0]).toHaveLength(2);
});
const draftCall = 'mutation ($input: DraftTopicCallInput!) { draftTopicCall(input: $input) { topicCall { id } } }';
const openCall = 'mutation ($input: TopicCallInput!) { openTopicCall(input: $input) { topicCall { id } } }';
const suggest = 'mutation ($input: SuggestTopicInput!) { suggestTopic(input: $input) { topicSuggestion { id } } }';

test('nobody but the own office edits the items of a draft', async () => {
  const network = await makeNetwork();
  const office = personIn(network.counties[0], Role.OFFICE);
  const { planId, items } = await draftWith(office, 2026, [{ title: '不变' }, { title: '二' }]);
  const itemId = items[0].id;
  const before = await storedItem(itemId);
  const attempts: [source: string, input: Json][] = [
    [itemActs.addPlanItem, { ...someItem, planId }],
    [itemActs.changePlanItem, { itemId, title: '别人' }],
    [itemActs.movePlanItem, { itemId, position: 2 }],
    [itemActs.removePlanItem, { itemId }],
  ];
  for (const [source, input] of attempts) expect(await refusedActs(network, source, input)).toEqual(refusedOfDraft);
  expect(await storedItem(itemId)).toEqual(before);
  expect(await itemsOf(office, planId)).toHaveLength(2);
});

test('the items of an issued plan are not edited any more, not even by the own office, and the city only reads them', async () => {
  const network = await makeNetwork();
  const office = personIn(network.counties[0], Role.OFFICE);
  const { planId, items } = await issuedWith(office, 2026, [{ title: '不变' }, { title: '二' }]);
  const itemId = items[0].id;
  const before = await storedItem(itemId);
  const attempts: [source: string, input: Json][] = [
    [itemActs.addPlanItem, { ...someItem, planId }],
    [itemActs.changePlanItem, { itemId, title: '别人' }],
    [itemActs.movePlanItem, { itemId, position: 2 }],
    [itemActs.removePlanItem, { itemId }],
  ];
  for (const [source, input] of attempts) {
    expect(await codeFor(office, source, { input })).toBe('ILLEGAL_TRANSITION');
    expect(await refusedActs(network, source, input)).toEqual(refusedOfReported);
  }
  expect(await storedItem(itemId)).toEqual(before);
});

test('an item is found by its id by those who see its plan, and by nobody else', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId, items } = await draftWith(office, 2026, [{ title: '议题一' }]);
  const { id } = items[0];
  const query = 'query ($id: ID!) { planItem(id: $id) { title body { name } } node(id: $id) { id } }';
  const viewers = [
    office,
    ...[city, counties[1], towns[0][0]].map((body) => personIn(body, Role.OFFICE, Role.LIAISON)),
  ];
  const codes = () => Promise.all(viewers.map((viewer) => codeFor(viewer, query, { id })));
  expect(await codes()).toEqual(['OK', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  await issue(office, planId);
  expect(await codes()).toEqual(['OK', 'OK', 'NOT_FOUND', 'NOT_FOUND']);
  await data(personIn(counties[0], Role.CHAIR), planActs.publishPlan, { input: { planId } });
  expect(await codes()).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect(await codeFor(null, query, { id })).toBe('UNAUTHENTICATED');
  expect(await codeFor(office, query, { id: planId })).toBe('BAD_USER_INPUT');
  const stranger = personIn((await makeNetwork()).city, Role.OFFICE);
  expect(await codeFor(stranger, query, { id })).toBe('NOT_FOUND');
});

test('every dimension in which items are counted is a filter of the list, and the counts agree', async () => {
  const { city, counties } = await makeNetwork();
  const [office, sibling] = counties.map((body) => personIn(body, Role.OFFICE));
  const cityOffice = personIn(city, Role.OFFICE);
  const cityTheme = await themeOf(cityOffice, 2026, '全市主题', true);
  const theme = await themeOf(office, 2026, '县级主题');
  const items = [
    { title: '甲', form: 'MICRO', source: 'RESIDENT', onPolicy: true, planned: { quarter: 1 }, themeId: theme },
    { title: '乙', form: 'MICRO', source: 'MEMBER', planned: { month: 4 }, alignedThemeId: cityTheme },
    { title: '丙', form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } },
    { title: '丁', form: 'SPECIAL', source: 'MEMBER', planned: { from: '2026-12-01' } },
  ];
  const issued = await issuedWith(office, 2026, items);
  await draftWith(office, 2025, [{ title: '草稿' }]);
  await draftWith(sibling, 2026, [{ title: '邻县草稿', form: 'MICRO' }]);
  const now = new Date('2026-07-15T04:00:00Z');
  const [first, second, third] = issued.items.map(({ id }) => id as string);
  const act = (name: 'completeItem' | 'advanceItem' | 'postponeItem', input: Json) =>
    data(office, itemActs[name], { input }, { now });
  await act('completeItem', { itemId: first, on: '2026-03-31' });
  await act('completeItem', { itemId: second, on: '2026-05-01' });
  await act('advanceItem', { itemId: third, phase: 'RESEARCH' });

  const list = async (filter: string, id?: string): Promise<string[]> => {
    const scoped = `scope: SUBTREE, ${filter}`;
    const { planItems } = await data(cityOffice, listOf(scoped), { id }, { now });
    expect(planItems.totalCount).toBe(planItems.nodes.length);
    return titles(planItems.nodes);
  };
  expect(await list('year: 2026')).toEqual(['甲', '乙', '丙', '丁']);
  expect(await list('year: 2025')).toEqual([]);
  expect(await list('year: 2026, form: MICRO')).toEqual(['甲', '乙']);
  expect(await list('phase: RESEARCH')).toEqual(['丙']);
  expect(await list('phase: CONSULTATION')).toEqual(['甲', '乙']);
  expect(await list('source: RESIDENT')).toEqual(['甲']);
  expect(await list('onPolicy: true')).toEqual(['甲']);
  expect(await list('onPolicy: false')).toEqual(['乙', '丙', '丁']);
  expect(await list('alignedThemeId: $id', cityTheme)).toEqual(['乙']);
  expect(await list('themeId: $id', theme)).toEqual(['甲']);
  expect(await list('planId: $id', issued.planId)).toEqual(['甲', '乙', '丙', '丁']);
  expect(await list('states: [DONE]')).toEqual(['甲', '乙']);
  expect(await list('states: [PLANNED, UNDERWAY]')).toEqual(['丙', '丁']);
  expect(await list('overdue: true')).toEqual(['丙']);
  expect(await list('overdue: false')).toEqual(['丁']);
  expect(await list('punctuality: ON_TIME')).toEqual(['甲']);
  expect(await list('punctuality: LATE')).toEqual(['乙']);
  expect(await list('dueFrom: "2026-04-01", dueUntil: "2026-06-30"')).toEqual(['乙', '丙']);
  expect(await list('level: COUNTY, reported: true')).toEqual(['甲', '乙', '丙', '丁']);
  expect(await list('level: TOWNSHIP')).toEqual([]);
  expect(await list('orderBy: DUE_ON_DESC')).toEqual(['丁', '丙', '乙', '甲']);
  expect(await list(`body: "${counties[1].id}"`)).toEqual([]);

  const ownDrafts = await data(office, listOf('scope: OWN, reported: false'));
  expect(titles(ownDrafts.planItems.nodes)).toEqual(['草稿']);
  const ofSibling = await data(sibling, listOf('scope: SUBTREE'));
  expect(titles(ofSibling.planItems.nodes)).toEqual(['邻县草稿']);
  expect(await codeFor(sibling, listOf(`scope: OWN, body: "${counties[0].id}"`))).toBe('NOT_FOUND');
  expect(
    titles((await data(sibling, listOf('scope: SUBTREE, planId: $id'), { id: issued.planId })).planItems.nodes),
  ).toEqual([]);
});

test('a list of items leads from page to page in both orders', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  await draftWith(
    office,
    2026,
    [5, 3, 9, 3, 7].map((month, at) => ({ title: `${month}-${at}`, planned: { month } })),
  );
  const query = `query ($after: String, $order: PlanItemOrder!) {
    planItems(first: 2, after: $after, orderBy: $order) { nodes { title } pageInfo { hasNextPage endCursor } } }`;
  const walk = async (order: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Json = (await data(office, query, { order, after })).planItems;
      seen.push(...titles(nodes));
      if (!pageInfo.hasNextPage) return seen;
      after = pageInfo.endCursor;
    }
  };
  const ascending = await walk('DUE_ON_ASC');
  expect(ascending.map((title) => title[0])).toEqual(['3', '3', '5', '7', '9']);
  expect(await walk('DUE_ON_DESC')).toEqual([...ascending].reverse());
});

test('an item tells what the viewer may do with it: edit in a draft, carry out once issued, nothing from above', async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId, items } = await draftWith(office, 2026, [{}]);
  const query = 'query ($id: ID!) { planItem(id: $id) { viewerCan { action allowed code } } }';
  const may = async (viewer: Parameters<typeof data>[0]): Promise<string[]> => {
    const { viewerCan } = (await data(viewer, query, { id: items[0].id })).planItem;
    expect(viewerCan.map(({ action }: Json) => action)).toEqual([
      'changePlanItem',
      'removePlanItem',
      'movePlanItem',
      'advanceItem',
      'completeItem',
      'postponeItem',
      'reopenItem',
    ]);
    return viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action as string);
  };
  expect(await may(office)).toEqual(['changePlanItem', 'removePlanItem', 'movePlanItem']);
  await issue(office, planId);
  expect(await may(office)).toEqual(['advanceItem', 'completeItem', 'postponeItem']);
  expect(await may(personIn(counties[0], Role.COMMITTEE))).toEqual(['advanceItem', 'completeItem', 'postponeItem']);
  expect(await may(personIn(counties[0], Role.MEMBER))).toEqual([]);
  expect(await may(personIn(city, Role.OFFICE))).toEqual([]);
});

test('two people who add items at the same moment get different numbers', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { planId } = await draftWith(office, 2026, []);
  const added = await Promise.all(
    Array.from({ length: 8 }, () => data(office, itemActs.addPlanItem, { input: { ...someItem, planId } })),
  );
  const positions = added.map((answer) => answer.addPlanItem.item.position as number);
  expect(positions.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
