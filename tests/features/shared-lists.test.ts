import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { draftWith, issuedWith } from '../support/plan-items.js';
import { openCall, suggest } from '../support/topic-calls.js';
import { ask, data, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE, Role.LIAISON);
const idsIn = async (viewer: Viewer, list: string, args: string): Promise<string[]> => {
  const { totalCount, nodes } = (await data(viewer, `{ ${list}(${args}, first: 9) { totalCount nodes { id } } }`))[
    list
  ];
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: Json) => id as string);
};
const refusalOf = async (viewer: Viewer, list: string, args: string): Promise<unknown[]> => {
  const { errors } = await ask(viewer, `{ ${list}(${args}, first: 9) { nodes { id } } }`);
  return [errors?.[0].extensions.code, errors?.[0].extensions.field];
};

test('what was only handed over is in no list of what was reported, from whatever body one looks', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [above, own, town] = [office(city), office(counties[0]), office(towns[0][0])];
  const { items: drafts } = await draftWith(own, 2027, [{ title: '草案' }]);
  const { items: issued } = await issuedWith(own, 2026, [{ title: '已报送' }]);
  const [draft, reported] = [drafts[0].id, issued[0].id] as string[];
  const code = `body: "${counties[0].id}"`;
  for (const subjectId of [draft, reported]) await sendTo(own, city, { kind: 'REPORT_UP', subjectId });
  for (const args of ['scope: SUBTREE', 'scope: CHILDREN', `scope: OWN, ${code}`, `scope: SUBTREE, ${code}`]) {
    expect([args, await idsIn(above, 'planItems', args)]).toEqual([args, [reported]]);
  }
  expect(await idsIn(above, 'planItems', 'scope: SHARED')).toEqual([reported, draft]);
  expect(await idsIn(above, 'planItems', 'scope: SHARED, year: 2027')).toEqual([draft]);
  expect(await idsIn(own, 'planItems', 'scope: OWN, year: 2027')).toEqual([draft]);
  expect(await idsIn(own, 'planItems', 'scope: SHARED')).toEqual([]);
  // What is assigned downward is in no scope of what is offered downward.
  const { id: handoverId } = await sendTo(own, towns[0][0], { kind: 'ASSIGN_DOWN', subjectId: draft });
  for (const scope of ['ABOVE', 'NETWORK', 'SUBTREE', 'OWN']) {
    expect([scope, await idsIn(town, 'planItems', `scope: ${scope}`)]).toEqual([scope, []]);
  }
  expect(await idsIn(personIn(towns[0][0], Role.MEMBER), 'planItems', 'scope: SHARED')).toEqual([draft]);
  await pass(town, 'returnHandover', { handoverId, text: '不属我镇职责' });
  expect(await idsIn(town, 'planItems', 'scope: SHARED')).toEqual([]);
});

test('what is seen otherwise leaves the list of what is shared when its sight is over', async () => {
  const { city, counties } = await makeNetwork();
  const { items } = await issuedWith(office(counties[0]), 2026, [{ title: '已报送' }]);
  await sendTo(office(counties[0]), city, { kind: 'REPORT_UP', subjectId: items[0].id });
  expect(await idsIn(office(city), 'planItems', 'scope: SHARED')).toEqual([items[0].id]);
  await owner.query('update plan_item set shared_with = $2 where city_id = $1 and id = $3', [
    ...[city.id, { [city.id]: '2020-01-01T00:00:00Z' }, keyOf(items[0].id)],
  ]);
  expect(await idsIn(office(city), 'planItems', 'scope: SHARED')).toEqual([]);
  expect(await idsIn(office(city), 'planItems', 'scope: SUBTREE')).toEqual([items[0].id]);
});

test('suggestions that were handed over are listed as shared, and in no other list', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [above, own, town] = [office(city), office(counties[0]), office(towns[0][0])];
  const call = await openCall(own, 'LOWER_BODY');
  const { id: subjectId } = await suggest(town, call, 'LOWER_BODY', '村居建议');
  const between = [city, towns[0][0]].map(({ id }) => String(id));
  await pass(personIn(city, Role.CHAIR), 'openHandoverChannel', { between, kinds: ['ESCALATE'] });
  const { id: handoverId } = await sendTo(town, city, { kind: 'ESCALATE', subjectId });
  expect(await idsIn(above, 'topicSuggestions', 'scope: SHARED')).toEqual([subjectId]);
  expect(await idsIn(personIn(city, Role.MEMBER), 'topicSuggestions', 'scope: SHARED')).toEqual([subjectId]);
  expect(await idsIn(above, 'topicSuggestions', 'scope: OWN')).toEqual([]);
  expect(await idsIn(own, 'topicSuggestions', 'scope: SHARED')).toEqual([]);
  expect(await idsIn(town, 'topicSuggestions', 'year: 2027')).toEqual([subjectId]);
  await pass(town, 'recallHandover', { handoverId });
  expect(await idsIn(above, 'topicSuggestions', 'scope: SHARED')).toEqual([]);
});

test('a scope that a list does not have is refused', async () => {
  const { city, counties } = await makeNetwork();
  const viewer = office(city);
  const shared = `scope: SHARED, body: "${counties[0].id}"`;
  expect(await refusalOf(viewer, 'planItems', shared)).toEqual(['BAD_USER_INPUT', 'body']);
  for (const list of ['themes', 'terms', 'bodies', 'topicCalls']) {
    expect([list, await refusalOf(viewer, list, 'scope: SHARED')]).toEqual([list, ['BAD_USER_INPUT', 'scope']]);
  }
  for (const scope of ['CHILDREN', 'SUBTREE', 'NETWORK', 'ABOVE']) {
    expect(await refusalOf(viewer, 'topicSuggestions', `scope: ${scope}`)).toEqual(['BAD_USER_INPUT', 'scope']);
  }
});
