import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  type Answer,
  type Json,
} from '../support/world.js';
import { planActs } from '../support/plans.js';
import {
  draftWith,
  issue,
  issuedWith,
  itemActs,
  refusedActs,
  refusedOfReported,
  someItem,
  storedItem,
  themeOf,
} from '../support/plan-items.js';

const amendPlan = `mutation ($input: AmendPlanInput!) { amendPlan(input: $input) { plan { id edition version
  history(first: 20) { nodes { act note } } } } }`;
const consent = { reason: '上级部署调整', consentBy: '主席会议', consentedOn: '2026-06-30' };
const now = new Date('2026-07-15T04:00:00Z');
const amend = (viewer: Viewer, input: Json): Promise<Answer> =>
  ask(viewer, amendPlan, { input: { ...consent, ...input } }, { now });

const editionsQuery = `query ($id: ID!) { plan(id: $id) { edition editions(first: 20) { totalCount nodes {
  number reason consentBy consentedOn consentDocumentNumber title documentNumber issuedOn issuedBy plan { id }
  items { itemId position title description form onPolicy source leadChair responsibleCommittee handlingDepartments
    participants { code name } plannedAs plannedFrom dueOn phase state theme { title } alignedTheme { title } alignedItem { title } }
  changes(first: 50) { totalCount nodes { position kind itemTitle field before after reason item { id } } } } } } }`;
const editionsOf = async (viewer: Viewer, id: string): Promise<Json[]> =>
  (await data(viewer, editionsQuery, { id })).plan.editions.nodes;
const changesOf = (edition: Json): Json[] =>
  edition.changes.nodes.map(({ kind, itemTitle, field, before, after }: Json) => [
    kind,
    itemTitle,
    field,
    before,
    after,
  ]);

/** A county with an issued plan of 2026 that has three items. */
async function county() {
  const network = await makeNetwork();
  const office = personIn(network.counties[0], Role.OFFICE);
  const { planId, items } = await issuedWith(office, 2026, [
    { title: '甲', planned: { month: 5 } },
    { title: '乙', planned: { quarter: 3 } },
    { title: '丙', planned: { from: '2026-09-01', until: '2026-09-03' } },
  ]);
  const [first, second, third] = items.map(({ id }) => id as string);
  return { network, office, planId, first, second, third };
}

test('an issued plan has its first edition, with every item in readable words', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const themeId = await themeOf(office, 2026, '乡村振兴', true);
  const alignedThemeId = await themeOf(personIn(city, Role.OFFICE), 2026, '全市主题', true);
  const { planId, items } = await draftWith(office, 2026, [
    {
      title: '茶产业',
      description: '说明',
      form: 'STANDING_COMMITTEE',
      onPolicy: true,
      source: 'PARTY_GOVERNMENT',
      themeId,
      alignedThemeId,
      leadChair: '李副主席',
      responsibleCommittee: '农业农村委',
      handlingDepartments: ['县农业农村局'],
      participants: [String(towns[0][0].id)],
      planned: { quarter: 2 },
    },
  ]);
  expect(await editionsOf(office, planId)).toEqual([]);
  const issued = await issue(office, planId);
  expect(await editionsOf(office, planId)).toEqual([
    {
      number: 1,
      reason: null,
      consentBy: null,
      consentedOn: null,
      consentDocumentNumber: null,
      title: '2026年度协商计划',
      documentNumber: issued.documentNumber,
      issuedOn: issued.issuedOn,
      issuedBy: ['CONFERENCE_OFFICE'],
      plan: { id: planId },
      items: [
        {
          itemId: items[0].id,
          position: 1,
          title: '茶产业',
          description: '说明',
          form: 'STANDING_COMMITTEE',
          onPolicy: true,
          source: 'PARTY_GOVERNMENT',
          leadChair: '李副主席',
          responsibleCommittee: '农业农村委',
          handlingDepartments: ['县农业农村局'],
          participants: [{ code: String(towns[0][0].id), name: towns[0][0].name }],
          plannedAs: 'QUARTER',
          plannedFrom: '2026-04-01',
          dueOn: '2026-06-30',
          phase: 'TOPIC',
          state: 'PLANNED',
          theme: { title: '乡村振兴' },
          alignedTheme: { title: '全市主题' },
          alignedItem: null,
        },
      ],
      changes: { totalCount: 0, nodes: [] },
    },
  ]);
});

test('an amendment adds, changes and cancels at once, tells the difference field by field, and leaves the issued edition as it was', async () => {
  const { network, office, planId, first, second } = await county();
  const [asIssued] = await editionsOf(office, planId);
  const amended = await amend(office, {
    planId,
    consentDocumentNumber: '会议纪要〔2026〕第6号',
    add: [{ ...someItem, title: '丁', planned: { month: 11 } }],
    change: [
      {
        itemId: first,
        title: '甲（修订）',
        form: 'CHAIR_MEETING',
        onPolicy: true,
        source: 'RESIDENT',
        description: '说明',
        handlingDepartments: ['城管局', '住建局'],
        participants: [String(network.towns[0][1].id)],
        planned: { month: 10 },
      },
    ],
    cancel: [{ itemId: second, reason: '政策已调整' }],
  });
  expect(amended.data.amendPlan.plan).toMatchObject({ id: planId, edition: 2 });
  expect(amended.data.amendPlan.plan.history.nodes).toContainEqual({ act: 'amendPlan', note: '上级部署调整' });

  const [one, two] = await editionsOf(office, planId);
  expect(one).toEqual(asIssued);
  expect(two).toMatchObject({ ...consent, number: 2, consentDocumentNumber: '会议纪要〔2026〕第6号' });
  expect(two.items.map(({ title, state, position }: Json) => [position, title, state])).toEqual([
    [1, '甲（修订）', 'PLANNED'],
    [2, '乙', 'CANCELLED'],
    [3, '丙', 'PLANNED'],
    [4, '丁', 'PLANNED'],
  ]);
  expect(changesOf(two)).toEqual([
    ['CHANGE', '甲（修订）', 'title', '甲', '甲（修订）'],
    ['CHANGE', '甲（修订）', 'description', null, '说明'],
    ['CHANGE', '甲（修订）', 'form', '专题协商', '主席会议协商'],
    ['CHANGE', '甲（修订）', 'onPolicy', '否', '是'],
    ['CHANGE', '甲（修订）', 'source', '委员荐题', '群众出题'],
    ['CHANGE', '甲（修订）', 'handlingDepartments', null, '城管局、住建局'],
    ['CHANGE', '甲（修订）', 'participants', null, network.towns[0][1].name],
    ['CHANGE', '甲（修订）', 'planned', '2026年5月', '2026年10月'],
    ['CANCEL', '乙', null, null, null],
    ['ADD', '丁', null, null, null],
  ]);
  expect(two.changes.nodes[8]).toMatchObject({ reason: '政策已调整', item: { id: second } });
  const { planItem } = await data(
    office,
    'query ($id: ID!) { planItem(id: $id) { state progress(first: 5) { nodes { act note toState } } } }',
    { id: second },
  );
  expect(planItem).toEqual({
    state: 'CANCELLED',
    progress: { nodes: [{ act: 'cancelItem', note: '政策已调整', toState: 'CANCELLED' }] },
  });
});

test('planned times are told as a month, a quarter, a day or days', async () => {
  const { office, planId, first, second, third } = await county();
  await amend(office, {
    planId,
    change: [
      { itemId: first, planned: { quarter: 4 } },
      { itemId: second, planned: { from: '2026-08-08' } },
      { itemId: third, planned: { month: 12 } },
    ],
  });
  const [, edition] = await editionsOf(office, planId);
  expect(changesOf(edition).map(([, , , before, after]) => [before as string, after as string])).toEqual([
    ['2026年5月', '2026年第4季度'],
    ['2026年第3季度', '2026年8月8日'],
    ['2026年9月1日至2026年9月3日', '2026年12月'],
  ]);
});

test('editions stay readable after further amendments and after closing, also from the city, and published ones for everybody', async () => {
  const { network, office, planId, first, third } = await county();
  const { city, counties, towns } = network;
  const cityOffice = personIn(city, Role.OFFICE);
  const siblings = [personIn(counties[1], Role.OFFICE), personIn(towns[1][0], Role.LIAISON)];
  const asIssued = await editionsOf(office, planId);
  await amend(office, { planId, change: [{ itemId: first, title: '甲一' }] });
  await amend(office, { planId, cancel: [{ itemId: third, reason: '取消' }] });
  await data(office, itemActs.completeItem, { input: { itemId: first, on: '2026-07-01' } }, { now });
  for (const viewer of siblings) expect(await codeFor(viewer, editionsQuery, { id: planId })).toBe('NOT_FOUND');
  const chair = personIn(counties[0], Role.CHAIR);
  await data(chair, planActs.publishPlan, { input: { planId } });
  await data(chair, planActs.closePlan, { input: { planId, review: '总结' } });
  const own = await editionsOf(office, planId);
  expect(own.map(({ number }) => number as number)).toEqual([1, 2, 3]);
  expect(own[0]).toEqual(asIssued[0]);
  expect(own[1].items[0]).toMatchObject({ title: '甲一', state: 'PLANNED' });
  expect(own[2].items[2]).toMatchObject({ title: '丙', state: 'CANCELLED' });
  for (const viewer of [cityOffice, ...siblings]) expect(await editionsOf(viewer, planId)).toEqual(own);
});

test('an edition and a change are found again by their ids by those who see the plan only', async () => {
  const { network, office, planId, first } = await county();
  await amend(office, { planId, change: [{ itemId: first, title: '甲一' }] });
  const ids = await data(
    office,
    'query ($id: ID!) { plan(id: $id) { editions(last: 1) { nodes { id changes(first: 1) { nodes { id } } } } } }',
    { id: planId },
  );
  const [edition] = ids.plan.editions.nodes;
  const node = `query ($id: ID!) { node(id: $id) { id ... on PlanEdition { number items { title } } ... on PlanChange { after } } }`;
  const cityOffice = personIn(network.city, Role.OFFICE);
  const found = await data(cityOffice, node, { id: edition.id });
  expect(found.node).toMatchObject({ number: 2, items: [{ title: '甲一' }, { title: '乙' }, { title: '丙' }] });
  const change = { id: edition.changes.nodes[0].id };
  expect((await data(cityOffice, node, change)).node.after).toBe('甲一');
  const sibling = personIn(network.counties[1], Role.OFFICE);
  for (const variables of [{ id: edition.id }, change])
    expect(await codeFor(sibling, node, variables)).toBe('NOT_FOUND');
});

test('the themes of an issued plan are seen with it from above, also those that were not offered', async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const [hidden, offered] = [await themeOf(office, 2026, '内部主题'), await themeOf(office, 2026, '公开主题', true)];
  const { planId, items } = await issuedWith(office, 2026, [{ themeId: hidden }]);
  await amend(office, { planId, change: [{ itemId: items[0].id, themeId: offered }] });
  const seen = async (viewer: Viewer): Promise<Json> => {
    const [one, two] = await editionsOf(viewer, planId);
    return [one.items[0].theme, two.items[0].theme, changesOf(two)[0].slice(2)];
  };
  expect(await seen(office)).toEqual([{ title: '内部主题' }, { title: '公开主题' }, ['theme', '内部主题', '公开主题']]);
  expect(await seen(personIn(city, Role.OFFICE))).toEqual(await seen(office));
  const mere = await data(
    personIn(city, Role.OFFICE),
    '{ themes(scope: CHILDREN, first: 5) { nodes { title state } } }',
  );
  expect(mere.themes.nodes).toContainEqual({ title: '内部主题', state: 'DRAFT' });
});

test('what is done or cancelled is neither changed nor cancelled, and then nothing of the amendment happens', async () => {
  const { office, planId, first, second, third } = await county();
  await data(office, itemActs.completeItem, { input: { itemId: first, on: '2026-07-01' } }, { now });
  await amend(office, { planId, cancel: [{ itemId: third, reason: '取消' }] });
  const before = await Promise.all([first, second, third].map(storedItem));
  const wishes = [
    { cancel: [{ itemId: first, reason: '已完成' }] },
    { change: [{ itemId: first, planned: { month: 7 } }] },
    { cancel: [{ itemId: third, reason: '再次' }] },
    { change: [{ itemId: third, title: '恢复' }] },
  ];
  for (const wish of wishes) {
    const { change = [], cancel = [] } = wish as Json;
    const answer = await amend(office, {
      planId,
      add: [someItem],
      change: [{ itemId: second, title: '乙一' }, ...change],
      cancel,
    });
    expect(answer.errors![0].extensions).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(answer.data).toBeNull();
  }
  expect(await Promise.all([first, second, third].map(storedItem))).toEqual(before);
  expect(await editionsOf(office, planId)).toHaveLength(2);
});

test('a new planned time ends a postponement and is the measure from then on', async () => {
  const { office, planId, first, second } = await county();
  const put = (itemId: string) =>
    data(office, itemActs.postponeItem, { input: { itemId, until: '2026-10-31', reason: '汛期' } }, { now });
  await data(office, itemActs.advanceItem, { input: { itemId: first, phase: 'RESEARCH' } }, { now });
  await put(first);
  await put(second);
  await amend(office, {
    planId,
    change: [
      { itemId: first, planned: { month: 8 } },
      { itemId: second, planned: { month: 8 } },
    ],
  });
  expect(await storedItem(first)).toMatchObject({ state: 'UNDERWAY', postponed_until: null, due_on: '2026-08-31' });
  expect(await storedItem(second)).toMatchObject({ state: 'PLANNED', postponed_until: null, postponed_reason: null });
  const done = await data(office, itemActs.completeItem, { input: { itemId: first, on: '2026-07-15' } }, { now });
  expect(done.completeItem.item.punctuality).toBe('ON_TIME');
});

test('an amendment is refused where it says nothing, says it twice, or says what no draft may say', async () => {
  const { office, planId, first, second, third } = await county();
  const draft = await draftWith(office, 2025, [{}]);
  const bad = async (input: Json): Promise<Json> => {
    const { errors, data: nothing } = await amend(office, { planId, ...input });
    expect(nothing).toBeNull();
    const { code, field } = errors![0].extensions;
    return [code, field];
  };
  const change = [{ itemId: first, title: '新题' }];
  const version = (await storedItem(second)).version as number;
  expect(await bad({})).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ add: [], change: [], cancel: [] })).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ change: [{ itemId: first, title: '甲' }] })).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ change, cancel: [{ itemId: first, reason: '取消' }] })).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ change: [...change, ...change] })).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ add: Array(101).fill(someItem) })).toEqual(['BAD_USER_INPUT', 'input']);
  expect(await bad({ change, reason: ' ' })).toEqual(['BAD_USER_INPUT', 'input.reason']);
  expect(await bad({ change, consentBy: '' })).toEqual(['BAD_USER_INPUT', 'input.consentBy']);
  expect(await bad({ change, consentBy: '会'.repeat(101) })).toEqual(['BAD_USER_INPUT', 'input.consentBy']);
  expect(await bad({ change, consentedOn: '2026-07-16' })).toEqual(['BAD_USER_INPUT', 'input.consentedOn']);
  expect(await bad({ cancel: [{ itemId: first, reason: '' }] })).toEqual(['BAD_USER_INPUT', 'input.cancel.0.reason']);
  expect(await bad({ add: [{ ...someItem, planned: { month: 13 } }] })).toEqual([
    'BAD_USER_INPUT',
    'input.add.0.planned.month',
  ]);
  expect(await bad({ add: [someItem, { ...someItem, title: '' }] })).toEqual(['BAD_USER_INPUT', 'input.add.1.title']);
  expect(await bad({ change: [...change, { itemId: second, form: null }] })).toEqual([
    'BAD_USER_INPUT',
    'input.change.1.form',
  ]);
  expect(await bad({ change: [{ itemId: draft.items[0].id, title: '他' }] })).toEqual([
    'NOT_FOUND',
    'input.change.0.itemId',
  ]);
  expect(await bad({ change: [{ itemId: second, title: '乙一', version: version - 1 }] })).toEqual([
    'CONFLICT',
    undefined,
  ]);
  expect(await editionsOf(office, planId)).toHaveLength(1);
  expect(codeOf(await amend(office, { planId, change: [{ itemId: third, title: '丙一', version }] }))).toBe('OK');
});

test('only the own office amends, and only an issued plan that is not closed', async () => {
  const { network, office, planId, first } = await county();
  const { city, counties } = network;
  const input = { ...consent, planId, change: [{ itemId: first, title: '别人' }] };
  const before = await storedItem(first);
  expect(await refusedActs(network, amendPlan, input)).toEqual(refusedOfReported);
  expect(await codeFor(personIn(counties[0], Role.COMMITTEE), amendPlan, { input })).toBe('FORBIDDEN');

  const sibling = personIn(counties[1], Role.OFFICE);
  const theirs = await issuedWith(sibling, 2026, [{ title: '邻县' }]);
  const [{ id: foreign }] = theirs.items;
  const wishes = [{ change: [{ itemId: foreign, title: '改' }] }, { cancel: [{ itemId: foreign, reason: '取消' }] }];
  for (const wish of wishes) expect(codeOf(await amend(office, { planId, ...wish }))).toBe('NOT_FOUND');
  const cityOffice = personIn(city, Role.OFFICE);
  const cityPlan = await issuedWith(cityOffice, 2026, [{}]);
  for (const wish of wishes)
    expect(codeOf(await amend(cityOffice, { planId: cityPlan.planId, ...wish }))).toBe('NOT_FOUND');
  expect((await storedItem(foreign)).state).toBe('PLANNED');

  const draft = await draftWith(office, 2025, [{}]);
  const early = { planId: draft.planId, change: [{ itemId: draft.items[0].id, title: '早' }] };
  expect(codeOf(await amend(office, early))).toBe('ILLEGAL_TRANSITION');
  await data(personIn(counties[0], Role.CHAIR), planActs.closePlan, { input: { planId, review: '总结' } });
  expect(await codeFor(office, amendPlan, { input })).toBe('ILLEGAL_TRANSITION');
  expect(await storedItem(first)).toEqual(before);
});

test('two amendments at the same moment make two editions, and one sent twice makes one', async () => {
  const { office, planId, first, second } = await county();
  const answers = await Promise.all([
    amend(office, { planId, change: [{ itemId: first, title: '甲一' }] }),
    amend(office, { planId, change: [{ itemId: second, title: '乙一' }] }),
  ]);
  expect(answers.map(codeOf)).toEqual(['OK', 'OK']);
  expect(answers.map((answer) => answer.data.amendPlan.plan.edition as number).sort()).toEqual([2, 3]);
  const again = { planId, clientMutationId: 'amend-1', change: [{ itemId: first, title: '甲二' }] };
  const [one, two] = [await amend(office, again), await amend(office, again)];
  expect(two).toEqual(one);
  const editions = await editionsOf(office, planId);
  expect(editions.map((edition) => changesOf(edition).length)).toEqual([0, 1, 1, 1]);
  const { rows } = await owner.query('select count(*)::int as n from plan_edition where tenant_id = $1', [
    office.body.id,
  ]);
  expect(rows[0].n).toBe(4);
});
