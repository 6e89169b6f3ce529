import { Role, type Viewer } from '../platform/context.js';
import type { DemoAssessment, DemoEvidence, DemoMarks } from './demo-assessment-data.js';
import type { KindIds } from './demo-duties.js';
import type { Cast } from './demo-plan.js';
import { act, type Stage } from './stage.js';

/** An opened assessment: who plays it, its id, and the ids of its results by the names of the subjects. */
export interface Opened {
  stage: Stage;
  cast: Cast;
  plan: DemoAssessment;
  office: Viewer;
  id: string;
  results: ReadonlyMap<string, string>;
  kinds: KindIds;
}

/** What is said and entered while an assessment runs: reports, evidence and entries, then marks. */
export async function playFacts(opened: Opened): Promise<void> {
  const { plan } = opened;
  if (plan.report) await handIn(plan.report, opened);
  for (const each of plan.evidence ?? []) await submit(each, opened);
  for (const each of plan.entries ?? []) await enter(each, opened);
}

/** By the member of the demonstration, for himself. */
async function handIn({ on, text }: { on: string; text: string }, { stage, cast, plan, id }: Opened): Promise<void> {
  const report = act('handInDutyReport', 'HandInDutyReportInput', { assessmentId: id, text });
  await stage.play(cast(Role.MEMBER, plan.body), on, [report]);
}

/** By a body that is assessed, to who assesses it. */
async function submit({ body, on, accepted, ...content }: DemoEvidence, opened: Opened): Promise<void> {
  const { stage, cast, office, id } = opened;
  const input = { assessmentId: id, ...content };
  const [{ evidenceSubmission }] = await stage.play(cast(Role.OFFICE, body), on, [
    act('submitEvidence', 'SubmitEvidenceInput', input, 'evidenceSubmission { id }'),
  ]);
  if (!accepted) return;
  const decision = {
    submissionId: evidenceSubmission.id,
    kindId: opened.kinds.get(`${opened.plan.body} commendation`),
  };
  await stage.play(office, accepted, [act('acceptEvidence', 'AcceptEvidenceInput', decision)]);
}

async function enter(
  { subject, on, kind, title }: NonNullable<DemoAssessment['entries']>[number],
  opened: Opened,
): Promise<void> {
  const { stage, office, plan, results, kinds } = opened;
  const kindId = kinds.get(`${plan.body} ${kind}`);
  const entry = { resultId: results.get(subject), kindId, title, happenedOn: on };
  await stage.play(office, plan.opened, [act('recordAssessmentEntry', 'RecordAssessmentEntryInput', entry)]);
}

export async function mark(
  { on, rule, by, points = {}, items = {} }: DemoMarks,
  { stage, office, results }: Opened,
): Promise<void> {
  const of = (subject: string): Record<string, unknown> => ({ resultId: results.get(subject), rule, by });
  const marks = [
    ...Object.entries(points).map(([subject, given]) => ({ ...of(subject), points: given })),
    ...Object.entries(items).flatMap(([subject, each]) =>
      Object.entries(each).map(([item, given]) => ({ ...of(subject), item, points: given })),
    ),
  ];
  await stage.play(office, on, [act('giveMarks', 'GiveMarksInput', { marks })]);
}
