import { Role } from '../platform/context.js';
import { mark, playFacts, type Opened } from './demo-assessed.js';
import type { DemoAssessment, DemoAssessments } from './demo-assessment-data.js';
import type { KindIds } from './demo-duties.js';
import type { Cast } from './demo-plan.js';
import { act, type Stage } from './stage.js';

/** Ids of schemes by body, year and title. */
export type SchemeIds = ReadonlyMap<string, string>;
export const schemeKey = (body: string, year: number | string, title: string): string => `${body} ${year} ${title}`;

export interface Scene {
  stage: Stage;
  cast: Cast;
  schemes: SchemeIds;
  kinds: KindIds;
}

/** Plays the assessments of a body, one after the other, each as far as it got. */
export async function playAssessments(
  body: string,
  { gates, assessments }: DemoAssessments,
  scene: Scene,
): Promise<void> {
  const order = act('setAssessmentGates', 'SetAssessmentGatesInput', { gates: gates[body] });
  await scene.stage.play(scene.cast(Role.OFFICE, body), '2025-01-02', [order]);
  for (const assessment of assessments.filter((each) => each.body === body)) await play(assessment, scene);
}

async function play(plan: DemoAssessment, scene: Scene): Promise<void> {
  const opened = await open(plan, scene);
  const chair = () => scene.cast(Role.CHAIR, plan.body);
  await playFacts(opened);
  if (plan.marking) await take(plan.marking, 'beginMarking', opened);
  for (const marks of plan.marks ?? []) await mark(marks, opened);
  if (plan.submitted) await decide(plan.submitted, plan.decided ?? [], opened);
  if (plan.published) await take(plan.published, 'publishAssessment', opened);
  if (plan.objection) await object(plan.objection, opened);
  if (plan.closed) await take(plan.closed, 'closeAssessment', opened);
  if (plan.leagueTable) {
    const publish = act('publishLeagueTable', 'PublishLeagueTableInput', { assessmentId: opened.id });
    await scene.stage.play(chair(), plan.leagueTable, [publish]);
  }
}

interface Payload {
  results: { nodes: { id: string; subjectName: string }[] };
  gates: { id: string }[];
}

async function open(plan: DemoAssessment, { stage, cast, schemes, kinds }: Scene): Promise<Opened> {
  const { body, year, scheme, opened: day, units = [] } = plan;
  const office = cast(Role.OFFICE, body);
  const added = units.map((name) => act('addHandlingUnit', 'AddHandlingUnitInput', { name }));
  await stage.play(office, day, added);
  const input = { schemeId: schemes.get(schemeKey(body, year, scheme)) };
  const read = 'assessment { id results(first: 100) { nodes { id subjectName } } }';
  const [{ assessment }] = await stage.play(office, day, [act('openAssessment', 'OpenAssessmentInput', input, read)]);
  const { nodes } = (assessment as unknown as Payload).results;
  const results = new Map(nodes.map(({ id, subjectName }) => [subjectName, id]));
  return { stage, cast, plan, office, id: assessment.id, results, kinds };
}

const take = async (day: string, name: string, { stage, office, id }: Opened): Promise<void> => {
  await stage.play(office, day, [act(name, 'AssessmentInput', { assessmentId: id })]);
};

async function decide(submitted: string, days: readonly string[], { stage, office, id }: Opened): Promise<void> {
  const submit = act('submitAssessment', 'AssessmentInput', { assessmentId: id }, 'assessment { id gates { id } }');
  const [{ assessment }] = await stage.play(office, submitted, [submit]);
  const { gates } = assessment as unknown as Payload;
  for (const [at, day] of days.entries()) {
    const input = { gateId: gates[at].id, decision: 'PASSED' };
    await stage.play(office, day, [act('decideAssessmentGate', 'DecideAssessmentGateInput', input)]);
  }
}

/** By the member of the demonstration, against his own result; the chair decides. */
async function object(
  { on, reason, decidedOn, decision, upheld, points }: NonNullable<DemoAssessment['objection']>,
  { stage, cast, plan, results }: Opened,
): Promise<void> {
  const member = cast(Role.MEMBER, plan.body);
  const input = { resultId: results.get(member.personName), reason };
  const [{ resultObjection }] = await stage.play(member, on, [
    act('objectToResult', 'ObjectToResultInput', input, 'resultObjection { id }'),
  ]);
  const decided = { resultObjectionId: resultObjection.id, upheld, reason: decision, compensation: points };
  await stage.play(cast(Role.CHAIR, plan.body), decidedOn, [
    act('decideResultObjection', 'DecideResultObjectionInput', decided),
  ]);
}
