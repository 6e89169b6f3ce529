import { beforeAll, expect, test } from '@jest/globals';
import { report, isLong } from '../support/attack.js';
import { cursorsOf, fromHereAndBesides, isHidden, lists } from '../support/differential/cursors.js';
import { hidden, probesOf, whereDifferent, withStatements, type Probe } from '../support/differential/probes.js';
import { actUnseen, answerTo, questionsOf, sightOf, type Question } from '../support/differential/questions.js';
import { idOf, inCompany, World } from '../support/differential/world.js';
import { post, serve } from '../support/http.js';
import { baseOf, missing, type Means } from '../support/reaching.js';
import { withValue } from '../support/samples.js';
import type { Json } from '../support/world.js';

let world: World;

beforeAll(async () => {
  // In the short form two neighbours and a county of another city ask.
  world = await World.make('channels', ([{ counties, bodies }, other]) =>
    isLong ? [...bodies, ...other.bodies] : [...counties, other.counties[0]],
  );
}, 240_000);

test('a cursor of a hidden row is a place like one in which there never was anything', async () => {
  const started = Date.now();
  const different: unknown[] = [];
  const tried = new Set<string>();
  let pairs = 0;
  for (const owner of world.means) {
    const cursors = await cursorsOf(world, owner.viewer, 1);
    const others = world.means.filter((each) => each !== owner);
    const ways = others.flatMap(({ viewer }) => cursors.map((cursor) => ({ viewer, cursor })));
    await inCompany(
      ways.filter(({ viewer, cursor }) => isHidden(viewer, cursor)),
      async ({ viewer, cursor }) => {
        for (const [there, never] of await fromHereAndBesides(world, viewer, cursor)) {
          pairs += 1;
          tried.add(cursor.list.name);
          if (there !== never) different.push([cursor.list.name, cursor.order, ...whereDifferent(there, never)]);
        }
      },
    );
  }
  expect(different).toEqual([]);
  expect(lists.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  report('differential of cursors', { lists: tried.size, pairs, probes: pairs * 2, seconds: secondsSince(started) });
}, 240_000);

const secondsSince = (started: number): number => Math.round((Date.now() - started) / 1000);

test('what others do unseen changes no answer, whatever is asked and however it is filtered', async () => {
  const started = Date.now();
  const different: unknown[] = [];
  let pairs = 0;
  const operations = new Set<string>();
  const actors = isLong ? world.means.filter((_each, at) => at % 3 === 1) : world.means.slice(1, 2);
  for (const [round, actor] of actors.entries()) {
    const others = world.means.filter((each) => each !== actor);
    world.stored = await world.everything();
    const asked = others.flatMap((means) => questionsOf(world, means).map((question) => ({ means, question })));
    const [sights, before] = [others.map((each) => sightOf(world, each)), await askAll(asked)];
    await actUnseen(actor, round);
    world.stored = await world.everything();
    expect(others.map((each) => sightOf(world, each))).toEqual(sights);
    const after = await askAll(asked);
    for (const [question, answer] of before) {
      pairs += 1;
      operations.add(question.split(' ')[0]);
      if (answer !== after.get(question)) different.push([question, ...whereDifferent(answer, after.get(question)!)]);
    }
  }
  expect(different).toEqual([]);
  const figures = { operations: operations.size, pairs, probes: pairs * 2, seconds: secondsSince(started) };
  report('differential of hidden acts', figures);
}, 240_000);

/** The answers to all questions, with the statements sent for them. */
async function askAll(asked: { means: Means; question: Question }[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  await inCompany(asked, async ({ means, question }) => {
    const { title, variables } = question;
    const key = `${title} ${means.viewer.body.id} ${JSON.stringify(variables)}`;
    answers.set(key, JSON.stringify(await withStatements(() => answerTo(question, means))));
  });
  return answers;
}

test('over HTTP the answers are the same to the last byte, with their status and headers', async () => {
  const people = Object.fromEntries(world.means.map(({ viewer }) => [String(viewer.body.id), viewer]));
  const { url } = await serve(people, { production: true });
  const probes = world.means.flatMap((each) => probesOf(world, each, { rows: hidden, each: 1 }));
  const chosen = probes.filter((_probe, at) => at % 12 === 0);
  const different: unknown[] = [];
  await inCompany(chosen, async (probe) => {
    const { kind, row, victim } = probe;
    const [there, never] = [idOf(kind, row), missing(kind, victim.id)];
    const answers = [await overHttp(url, probe, there), await overHttp(url, probe, never)];
    if (answers[0] !== answers[1]) different.push([probe.target.title, ...answers]);
  });
  expect(different).toEqual([]);
  expect(chosen.length).toBeGreaterThan(50);
  report('differential over HTTP', { pairs: chosen.length, probes: chosen.length * 2 });
}, 120_000);

async function overHttp(url: string, { means, target }: Probe, id: string): Promise<string> {
  const { operation, place } = target;
  const given: Json = world.reachedBy(means).get(target)?.variables ?? baseOf(target, means);
  const variables = withValue(operation, given, place, id);
  const { status, body, headers } = await post(
    url,
    { query: operation.source, variables },
    { authorization: `Bearer ${means.viewer.body.id}`, accept: 'application/graphql-response+json' },
  );
  const told = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return JSON.stringify([status, told, body]).replaceAll(id, 'the id');
}
