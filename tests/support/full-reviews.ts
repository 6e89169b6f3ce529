import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, type Json } from './world.js';

const nodesOf = async (viewer: Viewer, list: string, fields = 'id'): Promise<Json[]> => {
  const [name] = /^\w+/.exec(list)!;
  return (await data(viewer, `{ ${list} { nodes { ${fields} } } }`))[name].nodes;
};
const suggestions = 'topicSuggestions(states: [SUBMITTED], first: 2)';
const drafted = 'planItems(year: 2026, first: 2)';
const led = 'researchProjects(box: LED, state: RUNNING, first: 1)';
const written = 'researchReports(box: OWN, first: 1)';

/** What a body above says on what the bodies directly below have issued, handed over and suggested. */
export async function reviewBelow(above: Viewer): Promise<void> {
  const review = (subjectId: string, verdict: string, text?: string): Promise<Json> =>
    act(above, 'reviewRecord', { subjectId, verdict, ...(text && { text }) });
  for (const { code } of await nodesOf(above, 'bodies(scope: CHILDREN, first: 20)', 'code')) {
    const [plan] = await nodesOf(above, `plans(scope: OWN, body: "${code}", year: 2025, first: 1)`);
    await review(plan.id, 'ACCEPTED');
  }
  for (const { id } of await handedItems(above)) await review(id, 'RETURNED', '请补充参加单位。');
  for (const { id } of await suggestedFromBelow(above)) await review(id, 'GUIDED', '请补充事实依据。');
  for (const { id } of await researchBelow(above)) await review(id, 'COMMENTED', '选题切合实际。');
}

/** What the body sees of the joint research of those directly below: a project and a report of each. */
async function researchBelow(above: Viewer): Promise<Json[]> {
  const below = (await nodesOf(above, 'bodies(scope: CHILDREN, first: 20)', 'code')).map(({ code }) => code as string);
  const invited = await nodesOf(above, 'handovers(kind: INVITE, first: 50)', 'researchProject { id body { code } }');
  const projects = invited.map(({ researchProject }) => researchProject).filter(Boolean);
  const reports = await nodesOf(above, 'researchReports(box: TAKEN_PART, first: 50)', 'id body { code }');
  return [projects, reports].flatMap((records) =>
    [...new Map(records.map((record) => [record.body.code, record])).values()].filter(({ body }) =>
      below.includes(body.code),
    ),
  );
}

/** The items handed up whose sight has not ended. */
async function handedItems(above: Viewer): Promise<Json[]> {
  const received = await nodesOf(above, 'handovers(kind: REPORT_UP, first: 20)', 'planItem { id }');
  return received.map(({ planItem }) => planItem).filter(Boolean);
}

/** One suggestion of each body below, made to the own call. */
async function suggestedFromBelow(above: Viewer): Promise<Json[]> {
  const [call] = await nodesOf(above, 'topicCalls(states: [OPEN], first: 1)');
  const list = 'query ($id: ID!) { topicCall(id: $id) { suggestions(first: 100) { nodes { id body { code } } } } }';
  const { nodes } = (await data(above, list, { id: call.id })).topicCall.suggestions;
  const others = nodes.filter(({ body }: Json) => body.code !== String(above.body.id)) as Json[];
  return [...new Map(others.map((one) => [one.body.code, one])).values()];
}

/** Answers all that was said on the own records. */
export async function answerReviews(office: Viewer): Promise<void> {
  for (const { id: reviewId } of await nodesOf(office, 'reviews(first: 50)')) {
    await act(office, 'answerReview', { reviewId, text: '已补充。' });
  }
}

/** Says what came from what: an item and a suggestion of the own body from others of its own, and from those below. */
export async function linkAll(office: Viewer): Promise<void> {
  const [[one, other], [first, second]] = [await nodesOf(office, drafted), await nodesOf(office, suggestions)];
  const link = (sourceId: string, derivedId: string): Promise<Json> =>
    act(office, 'linkLineage', { sourceId, derivedId });
  await link(first.id, one.id);
  await link(one.id, other.id);
  await link(other.id, second.id);
  const [[project], [report]] = [await nodesOf(office, led), await nodesOf(office, written)];
  await link(other.id, project.id);
  await link(project.id, report.id);
  await link(report.id, second.id);
  for (const { id } of await handedItems(office)) await link(id, second.id);
  for (const { id } of await suggestedFromBelow(office)) await link(id, one.id);
}
