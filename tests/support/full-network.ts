import { randomInt } from 'node:crypto';
import type { Viewer } from '../../src/platform/context.js';
import { decideEvidence } from './full-assessed.js';
import { act, choose, fillBody, password, type Offer } from './full-body.js';
import { dealWithAll, openChannel, forwardFromBelow, sendAll } from './full-handovers.js';
import { objectToAbove } from './full-outcomes.js';
import { creditAll, joinCredited, leadCredited } from './full-credit.js';
import { joinResearch, leadResearch, placeAll } from './full-research.js';
import { beginResults, concludeResearch } from './full-research-outcomes.js';
import { leadFinal, report, writeForOthers, writeOwn } from './full-results.js';
import { answerReviews, linkAll, reviewBelow } from './full-reviews.js';
import { Level, owner, personIn, Role, type TestBody } from './world.js';

/** A city with counties and townships, each filled with one of everything there is. */
export interface FullNetwork {
  city: TestBody;
  counties: TestBody[];
  /** towns[i] are the townships of counties[i]. */
  towns: TestBody[][];
  bodies: TestBody[];
  /** For each body somebody in all roles, who did everything, and a member who suggested in his own name. */
  office: Map<number, Viewer>;
  member: Map<number, Viewer>;
}

export const everyRole = Object.values(Role);

export async function makeFullNetwork(towns: number[]): Promise<FullNetwork> {
  const city = await makeCity();
  const network: FullNetwork = { city, counties: [], towns: [], bodies: [], office: new Map(), member: new Map() };
  settle(city, network);
  for (const [at, count] of towns.entries()) {
    const county = await openBelow(city, Level.COUNTY, city.id + (at + 21) * 1_000_000, network);
    network.counties.push(county);
    const codes = Array.from({ length: count }, (_, n) => county.id + (100 + n) * 1_000);
    network.towns.push(await Promise.all(codes.map((id) => openBelow(county, Level.TOWNSHIP, id, network))));
  }
  await fill(network);
  return network;
}

async function makeCity(): Promise<TestBody> {
  // Every other city: the codes between them stay free.
  const id = (500 + randomInt(4500)) * 200_000_000;
  const name = `测试市${id}`;
  const { rowCount } = await owner.query(
    `insert into body (id, level, name, city_id, county_id, parent_id, valid_from, document_mark)
     values ($1, 'CITY', $2, $1, 0, 0, '2020-01-01', '测政协') on conflict do nothing`,
    [id, name],
  );
  if (rowCount === 0) return makeCity();
  const zone = { timeZone: 'Asia/Shanghai', closedOn: null };
  return { id, level: Level.CITY, name, cityId: id, countyId: 0, parentId: 0, ...zone };
}

async function openBelow(parent: TestBody, level: Level, id: number, network: FullNetwork): Promise<TestBody> {
  const name = `测试${level === Level.COUNTY ? '县' : '镇'}${id}`;
  const office = network.office.get(parent.id)!;
  await act(office, 'openBody', { code: String(id), level, name, validFrom: '2020-01-01' });
  const founder = { body: String(id), name: 'admin', personName: '测试管理员', password };
  await act(office, 'foundAccount', founder);
  const countyId = level === Level.COUNTY ? id : parent.countyId;
  const body = { ...parent, id, level, name, countyId, parentId: parent.id };
  settle(body, network);
  return body;
}

function settle(body: TestBody, network: FullNetwork): void {
  network.bodies.push(body);
  network.office.set(body.id, personIn(body, ...everyRole));
  network.member.set(body.id, personIn(body, Role.MEMBER));
}

/** The bodies above first: those below suggest to their calls and align their items to what they offer. */
async function fill({ city, counties, towns, office, member }: FullNetwork): Promise<void> {
  const offers: Offer[] = [];
  for (const bodies of [[city], counties, towns.flat()]) {
    const made = bodies.map((body) => {
      const above = offers.filter(({ by }) => [body.cityId, body.countyId].includes(by.id));
      return fillBody(office.get(body.id)!, member.get(body.id)!, above);
    });
    offers.push(...(await Promise.all(made)));
  }
  await Promise.all(offers.map(({ by, calls }) => choose(office.get(by.id)!, calls)));
  for (const [at, body] of [...counties, ...towns.flat()].entries()) {
    await objectToAbove(office.get(body.id)!, office.get(body.parentId)!, at % 2 === 0);
  }
  await Promise.all(offers.map(({ by }) => decideEvidence(office.get(by.id)!)));
  await passOn({ city, counties, towns, office }, offers);
}

/** What passes between the bodies, once there is something to pass on. */
async function passOn(
  network: Pick<FullNetwork, 'city' | 'counties' | 'towns' | 'office'>,
  offers: Offer[],
): Promise<void> {
  const { city, counties, towns, office } = network;
  for (const { by } of offers) await sendAll(office.get(by.id)!);
  const pair = counties.length > 1 ? counties : [city, ...towns.flat()];
  if (pair.length > 1) await openChannel(office.get(city.id)!, pair);
  for (const [at, county] of counties.entries()) {
    if (towns[at].length > 1) await openChannel(office.get(county.id)!, towns[at]);
  }
  for (const [at, { by }] of offers.entries()) await dealWithAll(office.get(by.id)!, at % 2 === 0);
  for (const { id } of counties) await forwardFromBelow(office.get(id)!, office.get(city.id)!);
  const results = [writeOwn, writeForOthers, report];
  const begin = [leadResearch, beginResults, leadFinal, joinResearch];
  for (const work of [...begin, concludeResearch, placeAll, ...results])
    for (const { by } of offers) await work(office.get(by.id)!);
  for (const { by } of offers) await reviewBelow(office.get(by.id)!);
  for (const { by } of offers) await answerReviews(office.get(by.id)!);
  for (const { by } of offers) await linkAll(office.get(by.id)!);
  for (const work of [leadCredited, joinCredited, creditAll])
    for (const { by } of offers) await work(office.get(by.id)!);
}
