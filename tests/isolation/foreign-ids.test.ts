import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { isLong, report, sized } from '../support/attack.js';
import {
  askFor,
  hidden,
  placeOf,
  probesOf,
  relationOf,
  seenOfOthers,
  Twins,
  whereDifferent,
  type Probe,
} from '../support/differential/probes.js';
import { bodyOf, idOf, inCompany, tableOf, World } from '../support/differential/world.js';
import { now } from '../support/full-body.js';
import { askerOf, closelyShared, type Row } from '../support/oracle.js';
import { askAt, code, missing, targets, type Means } from '../support/reaching.js';
import { nodeTypes } from '../support/schema-walk.js';
import { ask, codeOf, owner } from '../support/world.js';

/** Where a code is not looked for: that of a body that is not there yet, and of one in which somebody may hold no seat. */
const notLookedFor = ['openBody input.code', 'signIn input.body'];

let world: World;

beforeAll(async () => {
  // A city, one of its counties, a township of that, and a county of another city; at length everybody.
  world = await World.make('foreign', ([{ city, counties, towns, bodies }, other]) =>
    isLong ? [...bodies, ...other.bodies] : [counties[0], city, towns[0][0], other.counties[0]],
  );
}, 500_000);

test('every place that takes an id looks for something, and is reached', () => {
  const found = world.means.flatMap((each) => [...world.reachedBy(each).keys()].map(({ title }) => title));
  const titles = targets.map(({ title }) => title).filter((title) => !notLookedFor.includes(title));
  expect(titles.filter((title) => !found.includes(title))).toEqual([]);
  expect(titles.length).toBeGreaterThan(90);
  const node = targets.find(({ title }) => title === 'node id')!;
  expect(world.reachedBy(world.means[0]).get(node)!.kinds.toSorted()).toEqual(nodeTypes.toSorted());
});

/** Asks for each row in English, and in the other language for one row of each place. */
async function differences(twins: Twins, probes: Probe[]): Promise<unknown[]> {
  const different: unknown[] = [];
  const asked = new Set<string>();
  await inCompany(probes, async (probe) => {
    const languages: Language[] = asked.has(placeOf(probe)) ? ['en'] : ['en', 'zh'];
    asked.add(placeOf(probe));
    for (const language of languages) {
      const [there, never] = await twins.ask(probe, language);
      if (there !== never) different.push([placeOf(probe), relationOf(probe), ...whereDifferent(there, never)]);
    }
  });
  return different;
}

const relations = [
  'a member of the own body',
  'above',
  'another city',
  'below',
  'cousin',
  'in another branch',
  'sibling',
];

/** At length it asks many times as much: in parts, each of which has the time that all of it has in short. */
const parts = Array.from({ length: sized(1, 4) }, (_, at) => at);

test.each(parts)(
  'what is hidden answers, in both languages and with the same statements, like what never was, and stays as it is (%i)',
  async (part) => {
    const started = Date.now();
    const before = await world.everything();
    const twins = new Twins(world);
    const probes = world.means
      .flatMap((each) => probesOf(world, each, { rows: hidden, each: sized(1, 3) }))
      .filter((_probe, at) => at % parts.length === part);
    expect(await differences(twins, probes)).toEqual([]);
    expect(twins.pairs).toBeGreaterThan(sized(2000, 5_000));
    expect([...new Set(probes.map(relationOf))].sort()).toEqual(relations);
    expect(await world.everything()).toEqual(before);
    const operations = new Set(probes.map(({ target }) => target.operation.name)).size;
    const places = new Set(probes.map(placeOf)).size;
    const seconds = Math.round((Date.now() - started) / 1000);
    report(`differential ${part}`, { operations, places, pairs: twins.pairs, probes: twins.probes, seconds });
  },
  120_000,
);

test('all that is hidden from others is there for somebody of the own body', async () => {
  const node = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const missed: unknown[] = [];
  let found = 0;
  for (const kind of nodeTypes) {
    for (const row of world.rowsOf(kind)) {
      const id = idOf(kind, row);
      const answer = await ask(ownerOf(row), node, { id }, { now });
      if (answer.data?.node.id === id && answer.data.node.__typename === kind) found += 1;
      else missed.push([kind, answer.errors]);
    }
  }
  expect(missed).toEqual([]);
  expect(found).toBeGreaterThan(900);
}, 120_000);

/** Whoever made the row: what a member drafts in his own name is his alone. */
function ownerOf(row: Row): Viewer {
  const body = bodyOf(row);
  const office = world.officeOf(body);
  return row.proposer_person_id ? { ...office, personId: row.proposer_person_id as string } : office;
}

test('an id whose key is not of its type is bad input, not a fault', async () => {
  const [{ counties, office }] = world.networks;
  const viewer = office.get(counties[0].id)!;
  const node = targets.find(({ title }) => title === 'node id')!;
  const codes = nodeTypes.map(async (type) => {
    const id = globalId(type, type === 'Body' ? uuidv7() : counties[0].id);
    return [type, codeOf(await askAt(viewer, node, {}, id))];
  });
  expect(await Promise.all(codes)).toEqual(nodeTypes.map((type) => [type, 'BAD_USER_INPUT']));
});

/** Where an object of another body may be named in what is one's own; all else is refused. */
const mayBeNamed = [
  /^(add|change)PlanItem input\.(alignedItemId|alignedThemeId|suggestionIds\.0)$/,
  /^amendPlan input\.(add|change)\.0\.(alignedItemId|alignedThemeId|suggestionIds\.0)$/,
  /^suggestTopic input\.topicCallId$/,
  /^giveMarks input\.marks\.0\.requestId$/,
  /^objectToResult input\.resultId$/,
  /^decideResultObjection input\.resultObjectionId$/,
  /^submitEvidence input\.assessmentId$/,
  /^(accept|reject)Evidence input\.submissionId$/,
  /^(receive|accept|return|answer|commentOn)Handover input\.handoverId$/,
  /^(draft|edit)Contribution input\.(projectId|subTopicId)$/,
  /^(addReportPart) input\.contributionVersionId$/,
  /^(reviewRecord input\.subjectId|answerReview input\.reviewId|linkLineage input\.sourceId)$/,
  /^(nameResearcher|recordResearchActivity) input\.(projectId|groupId)$/,
  /^placeResearcher input\.researcherId$/,
  /^draftResearchProject input\.originHandoverId$/,
  /^(circle|decide)Suggestion input\.(suggestionId|mergedIntoId)$/,
];

test('what another body has is not changed, not even where it is seen', async () => {
  const possible = new Set<string>();
  let tried = 0;
  for (const each of world.means) {
    const before = rowsOfOthers(each, await world.everything());
    const acts = probesOf(world, each, { rows: seenOfOthers, each: 1 }).filter(
      ({ target, kind }) => target.operation.kind === 'mutation' && kind !== code,
    );
    await inCompany(acts, async (probe) => {
      const answer = await askFor(world, probe, idOf(probe.kind, probe.row));
      tried += 1;
      if (codeOf(answer) === 'OK') possible.add(probe.target.title);
    });
    expect(rowsOfOthers(each, await world.everything())).toEqual(before);
  }
  expect([...possible].filter((title) => !mayBeNamed.some((pattern) => pattern.test(title)))).toEqual([]);
  expect(tried).toBeGreaterThan(300);
  report('acts on what others have', { probes: tried });
}, 120_000);

/** All but what the viewer's body has, figures, in which what is below adds up, and what it moves on. */
const rowsOfOthers = ({ viewer }: Means, rows: Map<string, Row[]>) =>
  [...rows]
    .filter(([table]) => table !== 'plan_figure')
    .map(([table, all]) => [
      table,
      all
        .filter((row) => bodyOf(row) !== viewer.body.id)
        .map((row) => without([...(counted[table] ?? []), ...movedBy(viewer.body.id, table, row)], row)),
    ]);

const without = (columns: string[], row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));

/** What was sent to a body it moves on, and it places who was named for its project; all else of these rows stays. */
const movedBy = (id: number, table: string, row: Row): string[] =>
  row.to_tenant_id === id ? (moved[table] ?? []) : [];
const moved: Record<string, string[] | undefined> = {
  handover: ['state', 'received_on', 'answered_on', 'ended_on'],
  researcher: ['group_id'],
};

/**
 * Who assesses is told how many objections were made, by whoever makes them; sight follows from what is moved on.
 */
const counted: Record<string, string[] | undefined> = {
  assessment_figure: ['objections', 'objections_decided'],
  ...Object.fromEntries(
    ['plan', 'plan_item', 'topic_suggestion', ...closelyShared].map((table) => [table, ['shared_with']] as const),
  ),
};

test('a login tells nothing of the accounts and bodies there are', async () => {
  const [{ counties }] = world.networks;
  const { id } = counties[1];
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
  const answers: string[] = [];
  for (const account of [`clerk.${id}`, `nobody.${id}`, `clerk.${missing(code, id)}`, 'clerk']) {
    for (const language of ['en', 'zh'] as const) {
      const answer = await ask(
        null,
        signIn,
        { input: { account, password: 'wrong' } },
        { now, language, address: account },
      );
      expect(codeOf(answer)).toBe('UNAUTHENTICATED');
      answers.push(JSON.stringify(answer));
    }
  }
  expect(new Set(answers).size).toBe(2);
});

/** Tables whose rows say themselves who sees them; those of items, editions and changes follow their plans. */
const shareable = [
  'theme',
  'plan',
  'plan_gate',
  'plan_event',
  'topic_call',
  'quota',
  'reporting_requirement',
  'term',
  'scheme',
  'assessment',
  'assessment_figure',
  'league_table',
];

/** What an own record names, it still finds: its body knew it when it was shown. */
const namedByOwn = ['planItems alignedThemeId', 'resultObjections assessmentId', 'evidenceSubmissions assessmentId'];

test('what is shared no longer answers like what never was', async () => {
  const shared = world.means.flatMap((each) => probesOf(world, each, { rows: seenOfOthers, each: sized(1, 2) }));
  const cities = world.networks.map(({ city }) => city.id);
  for (const table of shareable) {
    await owner.query(`update ${table} set reach = 0 where city_id = any($1)`, [cities]);
  }
  world.stored = await world.everything();
  const gone = shared
    .filter(({ target }) => !namedByOwn.includes(target.title))
    .flatMap((probe) => {
      const row = world.rowsOf(probe.kind).find(({ id }) => id === probe.row.id)!;
      return hidden(askerOf(probe.means.viewer), tableOf(probe.kind), row) ? [{ ...probe, row }] : [];
    });
  const twins = new Twins(world);
  expect(await differences(twins, gone)).toEqual([]);
  expect(twins.pairs).toBeGreaterThan(300);
  report('differential of what was shared', { pairs: twins.pairs, probes: twins.probes });
}, 500_000);
