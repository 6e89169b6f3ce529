import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../../src/platform/errors.js';
import { isLong } from '../attack.js';
import { bodyOf, idOf, tableOf, type World } from './world.js';
import { askerOf, exists, type Asker, type Row } from '../oracle.js';
import { askAt, baseOf, code, missing, targets, type Kind, type Means, type Target } from '../reaching.js';
import { observeStatements } from '../statements.js';
import type { Answer, TestBody } from '../world.js';

const sending = new AsyncLocalStorage<string[]>();
observeStatements((_client, texts) => {
  sending.getStore()?.push(...texts.map((text) => text.replaceAll(/'(?:[^']|'')*'/g, "'…'")));
});

/**
 * What was answered, and which statements were sent for it, without values that stand in their texts. Their order and
 * number are those of the way in which a query is run, which changes when it has come often enough.
 */
export async function withStatements(act: () => Promise<Answer>): Promise<[answer: Answer, statements: string[]]> {
  const statements: string[] = [];
  const answer = await sending.run(statements, act);
  // Questions asked side by side by one body meet each other's computing: such an answer asks to be asked again.
  if (answer.errors?.some(({ extensions }) => extensions.retryable === true)) {
    await sleep(20);
    return withStatements(act);
  }
  return [answer, [...new Set(statements)].sort()];
}

/** Somebody's question about what another body has. */
export interface Probe {
  means: Means;
  target: Target;
  kind: Kind;
  victim: TestBody;
  row: Row;
}

/** Which rows are asked for, and how many of them for each place, kind and body. */
export interface Choice {
  rows: (asker: Asker, table: string, row: Row) => boolean;
  each: number;
}

export const hidden: Choice['rows'] = (asker, table, row) => !exists(asker, table, row);
export const seenOfOthers: Choice['rows'] = (asker, table, row) =>
  exists(asker, table, row) && bodyOf(row) !== asker.id;

/** For each place, each kind it takes and each of these bodies some rows there, other ones each time. */
export function probesOf(world: World, means: Means, choice: Choice): Probe[] {
  const asker = askerOf(means.viewer);
  return targets.flatMap((target, at) =>
    world.kindsOf(target).flatMap((kind) =>
      bodiesFor(world, asker, at)
        .filter((victim) => !isKnown(world, asker, target, victim))
        .flatMap((victim) => {
          const theirs = world.rowsOf(kind).filter((row) => bodyOf(row) === victim.id);
          const rows = theirs.filter((row) => choice.rows(asker, tableOf(kind), row));
          const chosen = rows.map((_row, n) => rows[(at + n) % rows.length]).slice(0, choice.each);
          return chosen.map((row) => ({ means, target, kind, victim, row }));
        }),
    ),
  );
}

/** The bodies of the own city, the own one for what its members keep to themselves, and of another city one or all. */
function bodiesFor({ bodies }: World, { cityId }: Asker, at: number): TestBody[] {
  const far = bodies.filter((body) => body.cityId !== cityId);
  return [...bodies.filter((body) => body.cityId === cityId), ...(isLong ? far : [far[at % far.length]])];
}

/** Bodies above are known by name: they may be named as taking part, and as the other end of what passes. */
function isKnown(
  { rowsOf }: World,
  { id: own, cityId, countyId }: Asker,
  { title }: Target,
  { id }: TestBody,
): boolean {
  // Whoever is invited to a project may be given a part of it, and something may come from it.
  if (/(SubTopic input\.givenTo|(ResearchSuggestion|ReportPart) input\.origin)$/.test(title))
    return rowsOf('Handover').some((row) => isInvited(row, own, id));
  const isEnd = title === 'handovers withBody' || title === 'sendHandover input.to.0';
  if (!isEnd && !title.includes('participants')) return false;
  const pair = [own, id];
  const leadsThere = ({ one_tenant_id, other_tenant_id }: Row) =>
    pair.includes(one_tenant_id as number) && pair.includes(other_tenant_id as number);
  return [cityId, countyId].includes(id) || (isEnd && rowsOf('HandoverChannel').some(leadsThere));
}

const isInvited = ({ kind, tenant_id, to_tenant_id }: Row, by: number, id: number): boolean =>
  kind === 'INVITE' && tenant_id === by && to_tenant_id === id;

export const placeOf = ({ means, target, kind }: Probe): string =>
  [means.viewer.body.level, target.title, kind].join(' ');

/** How the body that has something stands to whoever asks for it. */
export function relationOf({ means, victim }: Probe): string {
  const { body } = means.viewer;
  if (victim.cityId !== body.cityId) return 'another city';
  if (victim.id === body.id) return 'a member of the own body';
  if (victim.id === body.parentId || victim.id === body.cityId) return 'above';
  if (victim.parentId === body.id || body.id === body.cityId) return 'below';
  if (victim.parentId === body.parentId) return 'sibling';
  return victim.level === body.level ? 'cousin' : 'in another branch';
}

/** Asks for what is hidden and for what never existed; all that is answered and sent must be the same. */
export class Twins {
  readonly #nevers = new Map<string, Promise<string>>();
  /** Requests sent. */
  probes = 0;
  pairs = 0;

  constructor(private readonly world: World) {}

  async ask(probe: Probe, language: Language): Promise<[hidden: string, never: string]> {
    const { means, target, kind, victim, row } = probe;
    // What never existed has no body that it would be hidden in; only codes tell where they lie.
    const like = kind === code ? victim.id : 0;
    const key = [means.viewer.body.id, target.title, kind, like, language].join();
    const never = this.#nevers.get(key) ?? this.#answer(probe, missing(kind, like || victim.id), language);
    this.#nevers.set(key, never);
    this.pairs += 1;
    return [await this.#answer(probe, idOf(kind, row), language), await never];
  }

  /** The whole answer with its cost, without the id itself, and the texts of all statements. */
  async #answer(probe: Probe, id: string, language: Language): Promise<string> {
    this.probes += 1;
    const answered = await withStatements(() => askFor(this.world, probe, id, language));
    return JSON.stringify(answered).replaceAll(id, 'the id');
  }
}

/** The surroundings of the first difference of two answers. */
export function whereDifferent(...[one, other]: [string, string]): string[] {
  const at = [...one].findIndex((letter, n) => letter !== other[n]);
  return [one, other].map((answer) => answer.slice(Math.max(0, at - 150), at + 300));
}

/** The operation of a probe with an id in its place. */
export function askFor(world: World, { means, target }: Probe, id: string, language: Language = 'en'): Promise<Answer> {
  const variables = world.reachedBy(means).get(target)?.variables ?? baseOf(target, means);
  return askAt(means.viewer, target, variables, id, language);
}
