import { beforeAll, describe, expect, test } from '@jest/globals';
import { post, serve, type Served } from '../support/http.js';
import { draftWith, issue, itemActs } from '../support/plan-items.js';
import { data, makeNetwork, personIn, Role, type Json, type Network } from '../support/world.js';

/** The connections of Relay's specification (relay.dev/graphql/connections.htm), as lists and below objects. */
const year = 2030;
/** Several items are due in the same month: their order is that of their ids. */
const months = [9, 6, 6, 3, 6, 12, 6];

let app: Served;
let network: Network;
let planId: string;

beforeAll(async () => {
  network = await makeNetwork({ counties: 5, towns: 1 });
  const [county, ...others] = network.counties.map((body) => personIn(body, Role.OFFICE));
  app = await serve({ city: personIn(network.city, Role.OFFICE), county });
  const items = months.map((month, at) => ({ title: `议题${at}`, planned: { month } }));
  ({ planId } = await draftWith(county, year, items));
  for (const office of others.slice(0, 2)) await issue(office, (await draftWith(office, year, [{}])).planId);
}, 60_000);

interface List {
  who: string;
  /** What stands before the arguments of the page, and what closes after it. */
  open: string;
  close: string;
  at: (data: Json) => Json;
}

const list = (who: string, open: string, close = '', at = (answer: Json): Json => Object.values(answer)[0]): List => ({
  ...{ who, open, close, at },
});

const items = (orderBy = 'DUE_ON_ASC'): List => list('county', `planItems(year: ${year}, orderBy: ${orderBy}, `);
const below = (): List => list('county', `plan(id: "${planId}") { items(`, '}', ({ plan }: Json): Json => plan.items);
const children = (orderBy: string): List =>
  list(
    'city',
    `planRollUp(code: "${network.city.id}", year: ${year}) { children(orderBy: ${orderBy}, `,
    '}',
    ({ planRollUp }: Json): Json => planRollUp.children,
  );

const shown =
  'totalCount nodes { __typename } edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function answerOf({ who, open, close }: List, page: string): Promise<Json> {
  const query = `{ ${open}${page}) { ${shown} } ${close} }`;
  return (await post(app.url, { query }, { authorization: `Bearer ${who}` })).body;
}

/** A page as its cursors and what it says of itself. */
async function pageOf(from: List, page: string): Promise<Json> {
  const answer = await answerOf(from, page);
  expect(answer.errors).toBeUndefined();
  const { edges, nodes, pageInfo, totalCount } = from.at(answer.data);
  const cursors = edges.map(({ cursor }: Json) => cursor) as string[];
  expect(nodes).toEqual(edges.map(({ node }: Json) => node));
  expect(pageInfo).toMatchObject({ startCursor: cursors[0] ?? null, endCursor: cursors.at(-1) ?? null });
  return { cursors, totalCount, next: pageInfo.hasNextPage, previous: pageInfo.hasPreviousPage };
}

type End = 'first' | 'last';

/** What the specification makes of a list: undefined where it leaves to the server what it says. */
function specified(all: string[], end: End, size: number, after?: number, before?: number): Json {
  const within = all.slice(after === undefined ? 0 : after + 1, before ?? all.length);
  const more = within.length > size;
  const cut = end === 'first' ? within.slice(0, size) : within.slice(-size);
  const onward = (ahead: boolean, cursor?: number) =>
    ahead && more ? true : cursor === undefined ? false : ahead ? undefined : true;
  return { cursors: cut, next: onward(end === 'first', before), previous: onward(end === 'last', after) };
}

const ends: End[] = ['first', 'last'];
const places = [undefined, 0, 2, 6];
const pages = ends.flatMap((end) =>
  [1, 3, 7, 100].flatMap((size) => places.flatMap((after) => places.map((before) => ({ end, size, after, before })))),
);

describe.each([
  ['a list with ties in its order', () => items()],
  ['the same list from the other end', () => items('DUE_ON_DESC')],
  ['a list below an object', below],
])('%s', (_title, from) => {
  let all: string[];
  beforeAll(async () => {
    all = (await pageOf(from(), 'first: 100')).cursors;
    expect(new Set(all).size).toBe(months.length);
  });

  test.each(pages)('$end $size after $after before $before', async ({ end, size, after, before }) => {
    const cursors = [
      after !== undefined && `after: "${all[after]}"`,
      before !== undefined && `before: "${all[before]}"`,
    ];
    const page = await pageOf(from(), [`${end}: ${size}`, ...cursors.filter(Boolean)].join(', '));
    const { next, previous, ...rest } = specified(all, end, size, after, before);
    expect(page).toMatchObject({ ...rest, totalCount: months.length });
    expect([page.next, page.previous]).toEqual([next ?? page.next, previous ?? page.previous]);
  });
});

/** All cursors of a list, page after page, from one end. */
async function walk(from: List, end: End, size: number): Promise<string[]> {
  const found: string[] = [];
  for (let page = await pageOf(from, `${end}: ${size}`); ;) {
    if (end === 'first') found.push(...page.cursors);
    else found.unshift(...page.cursors);
    if (!(end === 'first' ? page.next : page.previous)) return found;
    const further = end === 'first' ? `after: "${page.cursors.at(-1)}"` : `before: "${page.cursors[0]}"`;
    page = await pageOf(from, `${end}: ${size}, ${further}`);
  }
}

const orders: [title: string, from: () => List][] = [
  ...['DUE_ON_ASC', 'DUE_ON_DESC'].map((order): [string, () => List] => [`items by ${order}`, () => items(order)]),
  ...['YEAR_ASC', 'YEAR_DESC'].map((order): [string, () => List] => [
    `plans by ${order}`,
    () => list('city', `plans(scope: CHILDREN, orderBy: ${order}, `),
  ]),
  ...['CODE', 'NAME', 'ISSUED_ON', 'REPORTED_ON', 'DONE_DESC', 'ITEMS_DESC', 'OVERDUE_DESC'].map(
    (order): [string, () => List] => [`the roll-up by ${order}`, () => children(order)],
  ),
  ['items of a plan', below],
  ['bodies', () => list('city', 'bodies(scope: SUBTREE, ')],
  ['a list of nothing', () => list('county', `planItems(year: 2031, `)],
];

test.each(orders)('%s: each page size leads through the same rows, forward and backward', async (_title, from) => {
  const { cursors: all } = await pageOf(from(), 'first: 100');
  for (const end of ends) {
    for (const size of [1, 2, 100]) expect([end, size, await walk(from(), end, size)]).toEqual([end, size, all]);
  }
});

test('the order is that of the sort key, and of the ids where that is the same', async () => {
  const query = `{ planItems(year: ${year}, first: 100) { nodes { dueOn id title } } }`;
  const { body } = await post(app.url, { query }, { authorization: 'Bearer county' });
  const titles = body.data.planItems.nodes.map(({ title }: Json) => title);
  expect(titles).toEqual(['议题3', '议题1', '议题2', '议题4', '议题6', '议题0', '议题5']);
});

const refused: [title: string, from: () => List, page: (cursor: string, other: string) => string, field: string][] = [
  ['neither first nor last', items, () => 'after: null', 'first'],
  ['first and last', items, () => 'first: 1, last: 1', 'first'],
  ['first of none', items, () => 'first: 0', 'first'],
  ['first of less than none', items, () => 'first: -1', 'first'],
  ['first of too many', items, () => 'first: 101', 'first'],
  ['last of none', items, () => 'last: 0', 'last'],
  ['last of too many', below, () => 'last: 101', 'last'],
  ['the cursor of another order', () => items('DUE_ON_DESC'), (cursor) => `first: 1, after: "${cursor}"`, 'after'],
  ['the cursor of another list', items, (_cursor, other) => `last: 1, before: "${other}"`, 'before'],
  ['the cursor of another list below', below, (cursor) => `first: 1, after: "${cursor}"`, 'after'],
  ['a cursor cut short', items, (cursor) => `first: 1, after: "${cursor.slice(0, -2)}"`, 'after'],
  ['a cursor with more behind it', items, (cursor) => `last: 1, before: "${cursor}A"`, 'before'],
  ['an empty cursor', items, () => 'first: 1, after: ""', 'after'],
  ['an id for a cursor', items, () => `first: 1, after: "${planId}"`, 'after'],
];

test.each(refused)('%s is refused', async (_title, from, page, field) => {
  const [cursor] = (await pageOf(items(), 'first: 1')).cursors as string[];
  const [other] = (await pageOf(below(), 'first: 1')).cursors as string[];
  const { errors } = await answerOf(from(), page(cursor, other));
  expect(errors.map(({ extensions }: Json) => [extensions.code, extensions.field])).toEqual([
    ['BAD_USER_INPUT', field],
  ]);
});

test('the cursor of a row that is gone is still its place', async () => {
  const office = personIn(network.counties[0], Role.OFFICE);
  const draft = await draftWith(office, year + 5, [{}, {}, {}, {}, {}]);
  const from = list('county', `planItems(year: ${year + 5}, `);
  const { cursors } = await pageOf(from, 'first: 100');
  await data(office, itemActs.removePlanItem, { input: { itemId: draft.items[2].id } });
  const gone = (page: string) => pageOf(from, `${page}: "${cursors[2]}"`);
  expect(await gone('first: 2, after')).toMatchObject({ cursors: cursors.slice(3), next: false, previous: true });
  expect(await gone('last: 1, before')).toMatchObject({ cursors: [cursors[1]], next: true, previous: true });
  expect(await gone('last: 100, before')).toMatchObject({ cursors: cursors.slice(0, 2), totalCount: 4 });
});

test('rows that come meanwhile neither repeat nor hide others', async () => {
  const office = personIn(network.counties[0], Role.OFFICE);
  const { planId: other } = await draftWith(office, year + 6, [{}, {}, {}]);
  const from = list('county', `planItems(year: ${year + 6}, `);
  const first = await pageOf(from, 'first: 2');
  const input = { planId: other, title: '早', form: 'SPECIAL', source: 'MEMBER', planned: { month: 1 } };
  await data(office, itemActs.addPlanItem, { input });
  const second = await pageOf(from, `first: 2, after: "${first.cursors[1]}"`);
  const all = (await pageOf(from, 'first: 100')).cursors;
  expect([...first.cursors, ...second.cursors]).toEqual(all.slice(1));
});
