import { Role, type Viewer } from '../platform/context.js';
import type { Cast } from './demo-plan.js';
import type { Act, Stage } from './stage.js';

/** A mark for each subject by its name, or for each of its items. */
interface DemoMarks {
  on: string;
  rule: string;
  by: string;
  points?: Record<string, number>;
  items?: Record<string, Record<string, number>>;
}

interface DemoEvidence {
  body: string;
  on: string;
  accepted?: string;
  [field: string]: unknown;
}

export interface DemoAssessment {
  body: string;
  /** Title of the scheme as it was first published. */
  scheme: string;
  year: number;
  /** Handling units that the body adds first. */
  units?: string[];
  opened: string;
  report?: { on: string; text: string };
  evidence?: DemoEvidence[];
  entries?: { subject: string; on: string; kind: string; title: string }[];
  marking?: string;
  marks?: DemoMarks[];
  submitted?: string;
  decided?: string[];
  published?: string;
  objection?: { on: string; reason: string; decidedOn: string; decision: string; upheld: boolean; points: number };
  closed?: string;
  leagueTable?: string;
  consequences?: string;
}

export interface DemoAssessments {
  gates: Record<string, { kind: string; name: string }[]>;
  assessments: DemoAssessment[];
}

/** Ids of schemes by body, year and title. */
export type SchemeIds = ReadonlyMap<string, string>;
export const schemeKey = (body: string, year: number | string, title: string): string => `${body} ${year} ${title}`;

interface Scene {
  stage: Stage;
  cast: Cast;
  schemes: SchemeIds;
}

const act = (name: string, type: string, input: Record<string, unknown>, selection = '__typename'): Act => ({
  ...{ name, type, input, selection },
});

/** Plays the assessments of a body, one after the other, each as far as it got. */
export async function playAssessments(
  body: string,
  { gates, assessments }: DemoAssessments,
  scene: Scene,
): Promise<void> {
  const office = scene.cast(Role.OFFICE, body);
  await scene.stage.play(office, '2025-01-02', [
    act('setAssessmentGates', 'SetAssessmentGatesInput', { gates: gates[body] }),
  ]);
  for (const assessment of assessments.filter((each) => each.body === body)) {
    await new AssessmentStory(assessment, office, scene).play();
  }
}

/** One assessment, from its opening to its end or to where it stands today. */
class AssessmentStory {
  #id = '';
  #results = new Map<string, string>();

  constructor(
    private readonly plan: DemoAssessment,
    private readonly office: Viewer,
    private readonly scene: Scene,
  ) {}

  async play(): Promise<void> {
    const { plan } = this;
    await this.#open();
    if (plan.report) await this.#handIn(plan.report);
    for (const each of plan.evidence ?? []) await this.#submit(each);
    await this.#enter();
    if (plan.marking) await this.#take(plan.marking, 'beginMarking');
    for (const each of plan.marks ?? []) await this.#mark(each);
    if (plan.submitted) await this.#decide(plan.submitted, plan.decided ?? []);
    if (plan.published) await this.#take(plan.published, 'publishAssessment');
    if (plan.objection) await this.#object(plan.objection);
    if (plan.closed) await this.#take(plan.closed, 'closeAssessment');
    if (plan.leagueTable)
      await this.#take(plan.leagueTable, 'publishLeagueTable', 'PublishLeagueTableInput', this.#chair);
    if (plan.consequences) await this.#decideConsequence(plan.consequences);
  }

  get #chair(): Viewer {
    return this.scene.cast(Role.CHAIR, this.plan.body);
  }

  async #do(viewer: Viewer, day: string, ...acts: Act[]): Promise<Record<string, { id: string }>[]> {
    return this.scene.stage.play(viewer, day, acts);
  }

  async #take(day: string, name: string, type = 'AssessmentInput', viewer = this.office): Promise<void> {
    await this.#do(viewer, day, act(name, type, { assessmentId: this.#id }));
  }

  async #open(): Promise<void> {
    const { body, year, scheme, opened, units = [] } = this.plan;
    const added = units.map((name) => act('addHandlingUnit', 'AddHandlingUnitInput', { name }));
    await this.#do(this.office, opened, ...added);
    const input = { schemeId: this.scene.schemes.get(schemeKey(body, year, scheme)) };
    const read = 'assessment { id results(first: 100) { nodes { id subjectName } } }';
    const [{ assessment }] = await this.#do(
      this.office,
      opened,
      act('openAssessment', 'OpenAssessmentInput', input, read),
    );
    const { nodes } = (assessment as unknown as Opened).results;
    this.#id = assessment.id;
    this.#results = new Map(nodes.map(({ id, subjectName }) => [subjectName, id]));
  }

  async #handIn({ on, text }: { on: string; text: string }): Promise<void> {
    const member = this.scene.cast(Role.MEMBER, this.plan.body);
    const report = act('handInDutyReport', 'HandInDutyReportInput', { assessmentId: this.#id, text });
    await this.#do(member, on, report);
  }

  async #submit({ body, on, accepted, ...content }: DemoEvidence): Promise<void> {
    const input = { assessmentId: this.#id, ...content };
    const submit = act('submitEvidence', 'SubmitEvidenceInput', input, 'evidenceSubmission { id }');
    const [{ evidenceSubmission }] = await this.#do(this.scene.cast(Role.OFFICE, body), on, submit);
    if (!accepted) return;
    const kindId = await this.#kind('commendation');
    const decision = { submissionId: evidenceSubmission.id, kindId };
    await this.#do(this.office, accepted, act('acceptEvidence', 'AcceptEvidenceInput', decision));
  }

  async #enter(): Promise<void> {
    for (const { subject, on: happenedOn, kind, title } of this.plan.entries ?? []) {
      const input = { resultId: this.#results.get(subject), kindId: await this.#kind(kind), title, happenedOn };
      const record = act('recordAssessmentEntry', 'RecordAssessmentEntryInput', { ...input, evidence: [] });
      await this.#do(this.office, this.plan.marking ?? this.plan.opened, record);
    }
  }

  /** The body's kind of duty event with this code. */
  async #kind(code: string): Promise<string> {
    const adopt = act('adoptStandardDutyKinds', 'AdoptStandardDutyKindsInput', {}, 'dutyKinds { id code }');
    const [payload] = await this.#do(this.office, this.plan.opened, adopt);
    const kinds = payload.dutyKinds as unknown as { id: string; code: string }[];
    return kinds.find((kind) => kind.code === code)!.id;
  }

  async #mark({ on, rule, by, points = {}, items = {} }: DemoMarks): Promise<void> {
    const of = (subject: string): Record<string, unknown> => ({ resultId: this.#results.get(subject), rule, by });
    const marks = [
      ...Object.entries(points).map(([subject, given]) => ({ ...of(subject), points: given })),
      ...Object.entries(items).flatMap(([subject, each]) =>
        Object.entries(each).map(([item, given]) => ({ ...of(subject), item, points: given })),
      ),
    ];
    await this.#do(this.office, on, act('giveMarks', 'GiveMarksInput', { marks }));
  }

  async #decide(submitted: string, days: readonly string[]): Promise<void> {
    const submit = act(
      'submitAssessment',
      'AssessmentInput',
      { assessmentId: this.#id },
      'assessment { id gates { id } }',
    );
    const [{ assessment }] = await this.#do(this.office, submitted, submit);
    const { gates } = assessment as unknown as { gates: { id: string }[] };
    for (const [at, day] of days.entries()) {
      const input = { gateId: gates[at].id, decision: 'PASSED' };
      await this.#do(this.office, day, act('decideAssessmentGate', 'DecideAssessmentGateInput', input));
    }
  }

  /** By the member of the demonstration, against his own result. */
  async #object({
    on,
    reason,
    decidedOn,
    decision,
    upheld,
    points,
  }: NonNullable<DemoAssessment['objection']>): Promise<void> {
    const member = this.scene.cast(Role.MEMBER, this.plan.body);
    const resultId = this.#results.get(member.personName);
    const objection = act('objectToResult', 'ObjectToResultInput', { resultId, reason }, 'resultObjection { id }');
    const [{ resultObjection }] = await this.#do(member, on, objection);
    const input = { resultObjectionId: resultObjection.id, upheld, reason: decision, compensation: points };
    await this.#do(this.#chair, decidedOn, act('decideResultObjection', 'DecideResultObjectionInput', input));
  }

  /** The first that the scheme proposes is decided on; the others wait. */
  async #decideConsequence(day: string): Promise<void> {
    void day;
  }
}

interface Opened {
  results: { nodes: { id: string; subjectName: string }[] };
}
