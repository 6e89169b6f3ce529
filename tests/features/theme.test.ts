import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, codeOf, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { planActs } from '../support/plans.js';
import { globalId } from '../../src/platform/graphql/node.js';

const themeFields = 'id year position title state viewerCan { action allowed code }';
const acts = {
  addTheme: `mutation ($input: AddThemeInput!) { addTheme(input: $input) { theme { ${themeFields} } } }`,
  renameTheme: `mutation ($input: RenameThemeInput!) { renameTheme(input: $input) { theme { ${themeFields} } } }`,
  removeTheme: 'mutation ($input: ThemeInput!) { removeTheme(input: $input) { removedId } }',
  offerThemes: `mutation ($input: OfferThemesInput!) { offerThemes(input: $input) { themes { ${themeFields} } } }`,
};
const list = `query ($scope: Scope!, $body: String, $year: Int, $state: ThemeState) {
  themes(scope: $scope, body: $body, year: $year, state: $state, first: 50) { totalCount nodes { title position state body { name } } } }`;

const add = async (viewer: Viewer, title: string, year = 2026): Promise<Json> =>
  (await data(viewer, acts.addTheme, { input: { year, title } })).addTheme.theme;
const offer = (viewer: Viewer, ...themes: Json[]) =>
  data(viewer, acts.offerThemes, { input: { themeIds: themes.map(({ id }: Json) => id) } });
const titles = async (viewer: Viewer, variables: Json): Promise<string[]> =>
  (await data(viewer, list, variables)).themes.nodes.map(({ title }: Json) => title);

test('an office numbers its themes by year, renames one and removes another', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const first = await add(office, ' 乡村全面振兴 ');
  expect(first).toMatchObject({ year: 2026, position: 1, title: '乡村全面振兴', state: 'DRAFT' });
  const second = await add(office, '“一老一小”');
  expect(second.position).toBe(2);
  expect((await add(office, '另一年', 2027)).position).toBe(1);
  const renamed = await data(office, acts.renameTheme, { input: { themeId: first.id, title: '和美乡村' } });
  expect(renamed.renameTheme.theme).toMatchObject({ title: '和美乡村', position: 1 });
  const removed = await data(office, acts.removeTheme, { input: { themeId: second.id } });
  expect(removed.removeTheme).toEqual({ removedId: second.id });
  expect(await titles(office, { scope: 'OWN', year: 2026 })).toEqual(['和美乡村']);
  expect(await codeFor(office, acts.renameTheme, { input: { themeId: second.id, title: '无' } })).toBe('NOT_FOUND');
});

test('themes added at the same moment get different numbers', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const added = await Promise.all(['一', '二', '三', '四', '五', '六'].map((title) => add(office, title)));
  expect(added.map(({ position }: Json) => position).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('the bodies below see a theme from its offer on, siblings and other levels never', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [cityOffice, office, sibling] = [city, ...counties].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const [industry, care] = [await add(cityOffice, '产业'), await add(cityOffice, '养老')];
  await add(office, '茶旅');
  expect(await titles(office, { scope: 'ABOVE' })).toEqual([]);
  const { offerThemes } = await offer(cityOffice, industry);
  expect(offerThemes.themes).toMatchObject([{ id: industry.id, state: 'OFFERED' }]);
  expect(await titles(office, { scope: 'ABOVE' })).toEqual(['产业']);
  expect(await titles(town, { scope: 'ABOVE' })).toEqual(['产业']);
  expect(await titles(cityOffice, { scope: 'ABOVE' })).toEqual([]);
  const node = 'query ($id: ID!) { node(id: $id) { ... on Theme { title body { code } } } }';
  expect(await codeFor(office, node, { id: care.id })).toBe('NOT_FOUND');
  expect((await data(office, node, { id: industry.id })).node).toEqual({
    title: '产业',
    body: { code: String(city.id) },
  });
  const tea = await add(office, '有机茶');
  await offer(office, tea);
  expect(await titles(town, { scope: 'ABOVE' })).toEqual(['产业', '有机茶']);
  expect(await titles(sibling, { scope: 'ABOVE' })).toEqual(['产业']);
  expect(await titles(cityOffice, { scope: 'SUBTREE', state: 'OFFERED' })).toEqual(['产业', '有机茶']);
  expect(await titles(cityOffice, { scope: 'SUBTREE', state: 'DRAFT' })).toEqual(['养老']);
  expect(await titles(cityOffice, { scope: 'ABOVE', body: String(counties[0].id) })).toEqual(['产业']);
  expect(await codeFor(sibling, node, { id: tea.id })).toBe('NOT_FOUND');
});

test('what was offered can be renamed but neither removed nor offered again', async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const office = personIn(city, Role.OFFICE);
  const theme = await add(office, '产业');
  await offer(office, theme);
  const named = { themeId: theme.id };
  expect(await codeFor(office, acts.removeTheme, { input: named })).toBe('ILLEGAL_TRANSITION');
  expect(await codeFor(office, acts.offerThemes, { input: { themeIds: [theme.id] } })).toBe('ILLEGAL_TRANSITION');
  const { renameTheme } = await data(office, acts.renameTheme, { input: { ...named, title: '新质生产力' } });
  expect(renameTheme.theme.viewerCan).toEqual([
    { action: 'renameTheme', allowed: true, code: null },
    { action: 'removeTheme', allowed: false, code: 'ILLEGAL_TRANSITION' },
    { action: 'offerThemes', allowed: false, code: 'ILLEGAL_TRANSITION' },
  ]);
  expect(await titles(personIn(counties[0], Role.MEMBER), { scope: 'ABOVE' })).toEqual(['新质生产力']);
});

test('a theme that an item of the plan names is not removed', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const theme = await add(office, '产业');
  const { draftPlan } = await data(office, planActs.draftPlan, { input: { year: 2026, title: '2026年度协商计划' } });
  const item = { title: '议题', form: 'SPECIAL', source: 'MEMBER', planned: { month: 5 }, themeId: theme.id };
  const { addPlanItem } = await data(
    office,
    'mutation ($input: AddPlanItemInput!) { addPlanItem(input: $input) { item { id } } }',
    { input: { planId: draftPlan.plan.id, ...item } },
  );
  expect(await codeFor(office, acts.removeTheme, { input: { themeId: theme.id } })).toBe('CONFLICT');
  await data(office, 'mutation ($id: ID!) { removePlanItem(input: { itemId: $id }) { removedId } }', {
    id: addPlanItem.item.id,
  });
  expect(await codeFor(office, acts.removeTheme, { input: { themeId: theme.id } })).toBe('OK');
});

test('nobody, the wrong role and other bodies change no theme', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const [draft, offered] = [await add(office, '甲'), await add(office, '乙')];
  await offer(office, offered);
  const inputs = (theme: Json): [string, Json][] => [
    [acts.renameTheme, { themeId: theme.id, title: '改' }],
    [acts.removeTheme, { themeId: theme.id }],
    [acts.offerThemes, { themeIds: [theme.id] }],
  ];
  const codes = async (viewer: Viewer | null, theme: Json) =>
    Promise.all(inputs(theme).map(([act, input]) => codeFor(viewer, act, { input })));
  const thrice = (code: string) => [code, code, code];
  expect(await codes(null, draft)).toEqual(thrice('UNAUTHENTICATED'));
  for (const role of [Role.MEMBER, Role.CHAIR, Role.COMMITTEE, Role.HANDLER, Role.ADMIN, Role.AUDITOR]) {
    expect(await codes(personIn(counties[0], role), draft)).toEqual(thrice('FORBIDDEN'));
  }
  expect(await codes(personIn(counties[1], Role.OFFICE), offered)).toEqual(thrice('NOT_FOUND'));
  expect(await codes(personIn(city, Role.OFFICE), draft)).toEqual(thrice('NOT_FOUND'));
  expect(await codes(personIn(city, Role.OFFICE), offered)).toEqual(thrice('FORBIDDEN'));
  expect(await codes(personIn(towns[0][0], Role.LIAISON), offered)).toEqual(thrice('FORBIDDEN'));
  const closed = personIn({ ...counties[0], closedOn: '2025-01-01' }, Role.OFFICE);
  expect(await codes(closed, draft)).toEqual(thrice('FORBIDDEN'));
  const newTheme = { input: { year: 2026, title: '丙' } };
  expect(await codeFor(null, acts.addTheme, newTheme)).toBe('UNAUTHENTICATED');
  expect(await codeFor(personIn(counties[0], Role.MEMBER), acts.addTheme, newTheme)).toBe('FORBIDDEN');
  expect(await codeFor(personIn(towns[0][0], Role.LIAISON), acts.addTheme, newTheme)).toBe('OK');
  expect(await titles(office, { scope: 'OWN' })).toEqual(['甲', '乙']);
});

test('a hidden theme and one that never existed are the same answer', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const theme = await add(personIn(counties[0], Role.OFFICE), '甲');
  const stranger = personIn(counties[1], Role.OFFICE);
  const never = globalId('Theme', '00000000-0000-7000-8000-000000000000');
  const hidden = await ask(stranger, acts.removeTheme, { input: { themeId: theme.id } });
  expect(codeOf(hidden)).toBe('NOT_FOUND');
  expect(hidden).toEqual(await ask(stranger, acts.removeTheme, { input: { themeId: never } }));
});

test('titles, years and lists that cannot be are refused', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const { id } = await add(office, '甲');
  const codes = await Promise.all([
    codeFor(office, acts.addTheme, { input: { year: 2026, title: '  ' } }),
    codeFor(office, acts.addTheme, { input: { year: 2026, title: '长'.repeat(101) } }),
    codeFor(office, acts.addTheme, { input: { year: 1999, title: '早' } }),
    codeFor(office, acts.offerThemes, { input: { themeIds: [] } }),
    codeFor(office, acts.offerThemes, { input: { themeIds: [id, id] } }),
    codeFor(office, acts.offerThemes, { input: { themeIds: ['rubbish'] } }),
  ]);
  expect(codes).toEqual(Array.from({ length: 6 }, () => 'BAD_USER_INPUT'));
  expect(await codeFor(office, '{ bodies(scope: ABOVE, first: 1) { totalCount } }')).toBe('BAD_USER_INPUT');
});
