import { expect, test } from '@jest/globals';
import { identifyBy } from '../../src/sign-in/index.js';
import { accountIn, alsoSeatedIn, tokenOf, viewerWith, type StoredAccount } from '../support/accounts.js';
import { addGroup, addMember, fileOf, memberActs, names, ownFiles, take } from '../support/members.js';
import {
  codeFor,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  site,
  ask,
  codeOf,
  type Json,
  type Network,
} from '../support/world.js';
import type { Request, Viewer } from '../../src/platform/context.js';

interface Seated extends Network {
  account: StoredAccount;
  token: string;
  citySeat: string;
  ids: { city: string; county: string };
}

/** A member of a county who holds a seat in the city too, linked to his file in both. */
async function seatedTwice(): Promise<Seated> {
  const network = await makeNetwork({ counties: 2, towns: 1 });
  const { city, counties } = network;
  const account = await accountIn(counties[0], 'member', Role.MEMBER);
  const citySeat = await alsoSeatedIn(city, account, Role.MEMBER);
  const ids = { city: '', county: '' };
  for (const [name, body, seatId] of [
    ['city', city, citySeat],
    ['county', counties[0], account.seatId],
  ] as const) {
    const [office, admin] = [personIn(body, Role.OFFICE), personIn(body, Role.ADMIN)];
    const sector = await addGroup(office, 'SECTOR', `${name}界`);
    ids[name] = (await addMember(office, `宣南星${name}`, { groupIds: [sector] })).id;
    await addMember(office, '别人', { groupIds: [sector] });
    expect(await take(admin, 'linkMember', { memberId: ids[name], seatId })).toMatchObject({ linked: true });
  }
  return { ...network, account, citySeat, ids, token: await tokenOf(account) };
}

const codes = (files: Json[]): string[] => files.map(({ body }) => body.code as string).sort();

test('a person reads his own files from each of his seats, and nobody else of either body', async () => {
  const { city, counties, token, ids } = await seatedTwice();
  const both = [String(city.id), String(counties[0].id)].sort();
  for (const body of both) {
    const viewer = await viewerWith(token, body);
    const files = await ownFiles(viewer);
    expect(codes(files)).toEqual(both);
    const elsewhere = files.find((file: Json) => file.body.code !== body);
    // What is his stands on his rows; groups and terms of the body he does not act in are not read.
    expect(elsewhere.groups.nodes).toMatchObject([{ kind: 'SECTOR', group: null }]);
    expect(elsewhere.groups.nodes[0].groupName).toMatch(/界$/);
    expect(elsewhere.changes.nodes).toMatchObject([{ kind: 'JOINED' }]);
    expect(await names(viewer)).toHaveLength(1);
    expect((await fileOf(viewer, ids.city)).name).toBe('宣南星city');
    expect(await codeFor(viewer, '{ memberFigures { members } }')).toBe('FORBIDDEN');
    expect(await codeFor(viewer, '{ rosterImports(first: 1) { totalCount } }')).toBe('FORBIDDEN');
  }
  const [cityOffice, office] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  expect(await codeFor(office, 'query ($id: ID!) { member(id: $id) { name } }', { id: ids.city })).toBe('NOT_FOUND');
  expect(await codeFor(cityOffice, 'query ($id: ID!) { member(id: $id) { name } }', { id: ids.county })).toBe(
    'NOT_FOUND',
  );
  expect(await names(office)).toEqual(['别人', '宣南星county']);
  // Somebody in an office keeps the files of that body only, and finds his own of the other.
  const alsoOffice: Viewer = { ...(await viewerWith(token, String(counties[0].id))), roles: [Role.OFFICE] };
  expect(await names(alsoOffice)).toEqual(['别人', '宣南星county']);
  expect(codes(await ownFiles(alsoOffice))).toEqual(both);
  const release = { input: { memberId: ids.city, reason: '试' } };
  expect(await codeFor(alsoOffice, memberActs.releaseMember, release)).toBe('FORBIDDEN');
});

test('a seat that ends, or that its account has lost, takes the file with it', async () => {
  const { city, counties, account, citySeat, token } = await seatedTwice();
  const [county, both] = [[String(counties[0].id)], [String(city.id), String(counties[0].id)].sort()];
  const seen = async () => codes(await ownFiles(await viewerWith(token, county[0])));
  expect(await seen()).toEqual(both);
  const { accountId } = account.viewer;
  await owner.query('update account set control_version = 2 where id = $1', [accountId]);
  expect(await seen()).toEqual(county);
  await owner.query('update account set control_version = 1 where id = $1', [accountId]);
  expect(await seen()).toEqual(both);
  const endSeat = 'mutation ($input: SeatInput!) { endSeat(input: $input) { seat { state } } }';
  await data(personIn(city, Role.ADMIN), endSeat, { input: { seatId: citySeat } });
  expect(await seen()).toEqual(county);
});

test('a viewer who is remembered carries the same, until a seat of his changes', async () => {
  const { city, counties, citySeat, token } = await seatedTwice();
  const identify = identifyBy(site.database, () => new Date());
  const request = { authorization: `Bearer ${token}`, body: String(counties[0].id) };
  const mine = async (): Promise<string[]> => {
    const caller: Pick<Request, 'viewer' | 'refusal' | 'remembered'> = await identify(request);
    const answer = await ask(caller.viewer, '{ myMemberships { body { code } } }', {}, { caller });
    expect(codeOf(answer)).toBe('OK');
    return codes(answer.data.myMemberships);
  };
  const both = [String(city.id), String(counties[0].id)].sort();
  expect(await mine()).toEqual(both);
  const again = await identify(request);
  expect(again.remembered).toBeDefined();
  expect(await mine()).toEqual(both);
  const endSeat = 'mutation ($input: SeatInput!) { endSeat(input: $input) { seat { state } } }';
  await data(personIn(city, Role.ADMIN), endSeat, { input: { seatId: citySeat } });
  expect(await mine()).toEqual([String(counties[0].id)]);
});

test('members and handlers of a body find only themselves, everybody else keeps its files', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  await addMember(personIn(counties[0], Role.OFFICE), '祁一');
  const found = async (...roles: Role[]) => (await names(personIn(counties[0], ...roles))).length;
  for (const role of [Role.MEMBER, Role.HANDLER]) expect([role, await found(role)]).toEqual([role, 0]);
  expect(await found(Role.MEMBER, Role.HANDLER)).toBe(0);
  for (const role of [Role.ADMIN, Role.CHAIR, Role.OFFICE, Role.COMMITTEE, Role.LIAISON, Role.AUDITOR]) {
    expect([role, await found(role, Role.MEMBER)]).toEqual([role, 1]);
  }
});

test('only ADMIN links, a held seat of the own body, one serving member for each person', async () => {
  const { counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [office, admin] = [Role.OFFICE, Role.ADMIN].map((role) => personIn(counties[0], role));
  const { seatId, viewer } = await accountIn(counties[0], 'one', Role.MEMBER);
  const foreign = await accountIn(counties[1], 'two', Role.MEMBER);
  const [one, two] = [(await addMember(office, '温一')).id, (await addMember(office, '温二')).id];
  const code = (memberId: string, seat: string, who = admin) =>
    codeFor(who, memberActs.linkMember, { input: { memberId, seatId: seat } });
  expect(await code(one, seatId, office)).toBe('FORBIDDEN');
  expect(await code(one, foreign.seatId)).toBe('NOT_FOUND');
  expect(await code(one, 'x')).toBe('BAD_USER_INPUT');
  expect(await code(one, seatId)).toBe('OK');
  expect(await code(one, seatId)).toBe('CONFLICT');
  expect(await code(two, seatId)).toBe('CONFLICT');
  expect(await names(viewer)).toEqual(['温一']);
  expect(await take(admin, 'unlinkMember', { memberId: one })).toMatchObject({ linked: false });
  expect(await names(viewer)).toEqual([]);
  expect(await ownFiles(viewer)).toEqual([]);
  expect(await codeFor(admin, memberActs.unlinkMember, { input: { memberId: one } })).toBe('CONFLICT');
  await owner.query("update seat set state = 'ENDED', ended_at = now() where id = $1", [viewer.seatId]);
  expect(await code(two, seatId)).toBe('ILLEGAL_TRANSITION');
});
