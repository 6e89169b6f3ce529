import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { password } from '../full-body.js';
import type { FullNetwork } from '../full-network.js';
import { fullNetworks } from '../full-networks.js';
import { joinLinks, type Row } from '../oracle.js';
import { code, Reaching, targets, type Kind, type Means, type Reached, type Target } from '../reaching.js';
import { storedRows, storedTables, tableOfType } from '../stored-rows.js';
import { Level, type TestBody } from '../world.js';

export const tableOf = (kind: Kind): string => (kind === code ? 'body' : tableOfType(kind)!);
export const idOf = (kind: Kind, row: Row): string =>
  kind === code ? String(row.id) : globalId(kind, row.id as string);
export const bodyOf = (row: Row): number => (row.tenant_id ?? row.id) as number;

/** Networks in which somebody looks for what others have: what is stored, and how each place of each operation is reached. */
export class World {
  readonly #reached = new Map<Means, Map<Target, Reached>>();
  readonly means: Means[];

  private constructor(
    readonly networks: FullNetwork[],
    public stored: Map<string, Row[]>,
    viewers: (networks: FullNetwork[]) => TestBody[],
  ) {
    this.means = viewers(networks).map((body) => this.#meansOf(body));
  }

  static async make(purpose: string, viewers: (networks: FullNetwork[]) => TestBody[]): Promise<World> {
    const { big, small } = await fullNetworks(purpose);
    const networks = [big, small];
    const world = new World(networks, await everythingOf(networks), viewers);
    const reaching = new Reaching();
    for (const each of world.means) world.#reached.set(each, await reachedBy(each, reaching));
    return world;
  }

  rowsOf = (kind: Kind): Row[] => this.stored.get(tableOf(kind))!;
  officeOf = (id: number): Viewer => this.networks.find(({ office }) => office.has(id))!.office.get(id)!;
  reachedBy = (each: Means): Map<Target, Reached> => this.#reached.get(each)!;

  /** The kinds that a place takes for whoever reaches it. */
  kindsOf = (target: Target): Kind[] =>
    [...this.#reached.values()].map((found) => found.get(target)?.kinds).find((kinds) => kinds) ?? [code];

  get bodies(): TestBody[] {
    return this.networks.flatMap((network) => network.bodies);
  }

  /** What is stored now, table by table. */
  everything = (): Promise<Map<string, Row[]>> => everythingOf(this.networks);

  #meansOf(body: TestBody): Means {
    const own = (kind: Kind) =>
      this.rowsOf(kind)
        .filter((row) => bodyOf(row) === body.id)
        .map((row) => idOf(kind, row))
        .sort();
    return { viewer: this.officeOf(body.id), own, hints: hintsFor(body) };
  }
}

/** How somebody reaches each place is the same in every copy of the networks: it is found once, and other files read it. */
async function reachedBy(means: Means, reaching: Reaching): Promise<Map<Target, Reached>> {
  const path = join(process.env.TEST_FOLDER!, `reached-${means.viewer.body.id}.json`);
  if (existsSync(path)) {
    const known = new Map(JSON.parse(readFileSync(path, 'utf8')) as [string, Reached][]);
    return new Map(targets.flatMap((target) => (known.has(target.title) ? [[target, known.get(target.title)!]] : [])));
  }
  const found = new Map<Target, Reached>();
  for (const target of targets) {
    const at = await reaching.reach(target, means);
    if (at) found.set(target, at);
  }
  // Who reads meanwhile reads the whole of it or nothing.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify([...found].map(([{ title }, at]) => [title, at])));
  renameSync(`${path}.${process.pid}`, path);
  return found;
}

async function everythingOf(networks: FullNetwork[]): Promise<Map<string, Row[]>> {
  const cities = networks.map(({ city }) => city.id);
  const tables = (await storedTables()).filter(({ columns }) => columns.includes('city_id'));
  const stored = new Map(
    await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)),
  );
  joinLinks(stored);
  return stored;
}

const hintsFor = ({ id, level }: TestBody) => ({
  openBody: { input: { level: level === Level.CITY ? 'COUNTY' : 'TOWNSHIP' } },
  linkIdentity: { input: { issuer: 'https://issuer.example' } },
  decideSuggestion: { input: { outcome: 'MERGED', reason: '并案' } },
  requestMarks: { input: { by: 'TOWNSHIP', marksBy: '2026-12-31' } },
  addReportPart: { input: { heading: '章节', text: '正文' } },
  openHandoverChannel: { input: { between: ['x', String(id)] } },
  followUpSuggestion: { input: { text: '已阅。' } },
  sendHandover: { input: { kind: 'INVITE', title: '件', toAllBelow: null, forwardsId: null } },
  signIn: { input: { account: `clerk.${id}`, password } },
});

/** A few at a time, as many as there are connections. */
export async function inCompany<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const work = async () => {
    for (const one of waiting) await act(one);
  };
  await Promise.all([work(), work(), work(), work()]);
}
