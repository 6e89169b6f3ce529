import { CHAIR, leading, working, type Act, type Turn } from './act.js';
import { decisionOn } from './evidence-acts.js';
import { moveRequests } from './mark-acts.js';
import { leads, named, oneOf } from './member-acts.js';
import {
  compute,
  dropProposals,
  objectionCounts,
  propose,
  resultsOf,
  shownOf,
  undecidedIn,
  withdraw,
} from './outcomes.js';
import type { Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';
import { keyOf } from '../ids.js';

type Asked = Omit<Turn, 'input'>;
const reason = '因病';
const running = ['SELF_ASSESSMENT', 'MARKING'];

/** A subject as a result names it. */
interface Subject {
  key: string;
  name: string;
  column: Row;
  person: unknown;
}

/** All that a body has of a kind of subject, by name: named, who served in the year, else who served at its end or today. */
function subjectsOf(model: Model, body: Entry['body'], { subject: kind, year }: Row, { subjectIds }: Json): Subject[] {
  const end = [`${String(year)}-12-31`, day].sort()[0];
  const [from, to] = subjectIds ? [`${String(year)}-01-01`, `${String(year)}-12-31`] : [end, end];
  const served = ({ joined_on, left_on }: Row): boolean =>
    (joined_on as string) <= to && (left_on == null || (left_on as string) >= from);
  const own = (table: string): Entry[] => model.own(body, table);
  const found: Subject[] =
    kind === 'MEMBER'
      ? own('member')
          .filter(({ is }) => served(is))
          .map(({ id, is }) => ({ key: id, name: is.name as string, column: { member_id: id }, person: is.person_id }))
      : kind === 'SECTOR'
        ? own('member_group')
            .filter((group) => group.is.kind === 'SECTOR')
            .map(({ id, is }) => ({ key: id, name: is.name as string, column: { group_id: id }, person: null }))
        : model
            .of('body')
            .filter((each) => each.body.parentId === body.id && each.is.closed_on === null)
            .map(({ id, is, body: below }) => ({
              ...{ key: id, name: is.name as string, person: null },
              column: { subject_tenant_id: below.id },
            }));
  return found.sort((a, b) => (a.name === b.name ? (a.key < b.key ? -1 : 1) : a.name < b.name ? -1 : 1));
}

const keyIn = ({ is }: Entry): unknown => is.member_id ?? is.group_id ?? String(is.subject_tenant_id);

/** Those that are named and not in it yet, or all that are missing. */
function coming(
  model: Model,
  assessment: Entry | undefined,
  subjects: Subject[],
  { subjectIds, bodies }: Json,
): Subject[] {
  const keys: string[] | undefined = subjectIds?.map((id: string) => keyOf(id)) ?? bodies;
  const chosen = keys ? keys.map((key) => subjects.find((subject) => subject.key === key)!) : subjects;
  const known = assessment ? resultsOf(model, assessment).map(keyIn) : [];
  return [...new Set(chosen)].filter(({ key }) => !known.includes(key));
}
const unpublished = { published: false, reader_person_ids: null };
function enter(model: Model, assessment: Entry, subjects: Subject[]): void {
  const { year } = assessment.is;
  for (const { name, column, person } of subjects) {
    const of = { member_id: null, group_id: null, subject_tenant_id: null, unit_id: null, ...column };
    const is = { ...of, year, subject_name: name, person_id: person, exempt_reason: null, ...unpublished };
    model.add('assessment_result', assessment.body, { ...is, compensation: 0 }, { of: assessment });
  }
}

/** What the bodies above are told. */
export function count(model: Model, assessment: Entry): void {
  const results = resultsOf(model, assessment);
  const [figure] = model.partsOf(assessment, 'assessment_figure');
  const exempt = results.filter(({ is }) => is.exempt_reason !== null).length;
  const counted = { subjects: results.length, exempt, scored: results.length - exempt };
  Object.assign(figure.is, { ...counted, ...objectionCounts(model, assessment) });
}

/** Computes all results anew, and counts them. */
export function recompute(model: Model, assessment: Entry): void {
  compute(model, assessment);
  count(model, assessment);
}

/** Takes an act: the state afterwards, and a step in the history. */
export function step(
  { model, actor }: Turn,
  assessment: Entry,
  act: string,
  to = assessment.is.state,
  note: unknown = null,
): void {
  const states = { from_state: assessment.is.state, to_state: to };
  const is = { act, ...states, note, person_name: actor.personName };
  model.add('assessment_step', assessment.body, is, { of: assessment });
  moveRequests(model, assessment, to);
  assessment.is.state = to;
}

/** Now and then one subject is named, or one that is none of the body. */
function naming(turn: Asked, kind: unknown): Json {
  const { numbers, model, actor } = turn;
  if (!numbers.once(3)) return {};
  if (kind === 'BODY') return { bodies: [numbers.among(model.of('body')).id] };
  return { subjectIds: [idOf(oneOf(turn, actor.body, kind === 'SECTOR' ? 'member_group' : 'member'))] };
}

function refusedNames(model: Model, body: Entry['body'], of: Row, input: Json): string | undefined {
  const known = subjectsOf(model, body, of, input).map(({ key }) => key);
  const { subjectIds, bodies } = input;
  const keys: string[] = subjectIds?.map((id: string) => keyOf(id)) ?? bodies ?? [];
  return keys.some((key) => !known.includes(key)) ? 'NOT_FOUND' : undefined;
}

/** What was opened by a scheme. */
const schemeOf = new WeakMap<Entry, Entry>();
const first = (edition: Entry): Entry => (edition.of ? first(edition.of) : edition);
/** Whatever the edition. */
const isAssessed = (model: Model, scheme: Entry): boolean =>
  model.own(scheme.body, 'assessment').some((each) => first(schemeOf.get(each)!) === first(scheme));

/** The assessment of the year before: that named, or the only one, of the same title if there is one. No scheme looks back. */
function previousOf(model: Model, { body, is }: Entry, id?: string): Entry | undefined {
  if (id) return named(model, 'assessment', id);
  const before = model
    .own(body, 'assessment')
    .filter((each) => each.is.year === (is.year as number) - 1 && each.is.subject === is.subject);
  const alike = before.filter((each) => each.is.title === is.title);
  const likely = alike.length > 0 ? alike : before;
  return likely.length === 1 ? likely[0] : undefined;
}

function refusedPrevious(model: Model, { is }: Entry, id?: string): string | undefined {
  if (!id) return undefined;
  const previous = named(model, 'assessment', id);
  if (!previous) return 'NOT_FOUND';
  const fits = previous.is.year === (is.year as number) - 1 && previous.is.subject === is.subject;
  return fits ? undefined : 'BAD_USER_INPUT';
}

/** Days by which things are to be done; now and then one that is over. */
const dueDays = [
  { reportsBy: day, marksBy: '2026-07-01', decideBy: '2026-07-10', publishBy: '2026-07-20' },
  { marksBy: '2026-06-20', publishBy: '2026-06-20' },
  { decideBy: '2026-06-10' },
];
const dueOf = ({ reportsBy = null, marksBy = null, decideBy = null, publishBy = null }: Json): Row => ({
  ...{ reports_by: reportsBy, marks_by: marksBy, decide_by: decideBy, publish_by: publishBy },
});

const undecided = { submitted_on: null, decided_on: null, published_on: null, objections_by: null, closed_on: null };
const ofAssessment = { on: 'assessment', key: 'assessmentId', by: working } as const;

/** The edition that is in force of the same scheme. */
function laterEdition(model: Model, scheme: Entry): Entry | undefined {
  return model
    .own(scheme.body, 'scheme')
    .find((each) => each !== scheme && first(each) === first(scheme) && each.is.state === 'PUBLISHED');
}

export const runningActs: Record<string, Act> = {
  openAssessment: {
    on: 'scheme',
    key: 'schemeId',
    by: working,
    from: ['PUBLISHED', 'FROZEN'],
    input: (turn) => ({
      ...naming(turn, turn.target?.is.subject),
      ...(turn.numbers.once(3) && turn.numbers.among(dueDays)),
      ...(turn.numbers.once(6) && { previousId: idOf(oneOf(turn, turn.actor.body, 'assessment')) }),
    }),
    before: ({ input }) => (input.decideBy < day ? 'BAD_USER_INPUT' : undefined),
    refused: ({ model, target, input }) => {
      const { body, is } = target;
      if (isAssessed(model, target)) return 'CONFLICT';
      const wrong = refusedPrevious(model, target, input.previousId) ?? refusedNames(model, body, is, input);
      return wrong ?? (subjectsOf(model, body, is, input).length === 0 ? 'CONFLICT' : undefined);
    },
    done: (turn) => {
      const { model, target, input } = turn;
      const { body, is } = target;
      const of = { scheme_id: target.id, previous_id: previousOf(model, target, input.previousId)?.id ?? null };
      const about = { year: is.year, subject: is.subject, title: is.title, state: 'SELF_ASSESSMENT', round: 0 };
      const days = { objection_days: 7, opened_on: day, ...dueOf(input), ...undecided };
      const made = model.add('assessment', body, { ...of, ...about, ...days });
      schemeOf.set(made, target);
      step(turn, made, 'openAssessment');
      model.add('assessment_figure', body, {}, { of: made });
      enter(model, made, coming(model, undefined, subjectsOf(model, body, is, input), input));
      recompute(model, made);
    },
  },
  addSubjects: {
    ...ofAssessment,
    from: running,
    input: (turn) => naming(turn, turn.target?.is.subject),
    refused: ({ model, target, input }) => refusedNames(model, target.body, target.is, input),
    done: (turn) => {
      const { model, target, input } = turn;
      step(turn, target, 'addSubjects');
      enter(model, target, coming(model, target, subjectsOf(model, target.body, target.is, input), input));
      recompute(model, target);
    },
  },
  exemptSubject: {
    on: 'assessment_result',
    key: 'resultId',
    by: working,
    from: running,
    judged: ({ of }) => of!,
    input: ({ numbers }) => ({ reason: numbers.among([reason, null]) }),
    refused: ({ target, actor }) => (target.is.person_id === actor.personId ? 'FORBIDDEN' : undefined),
    done: (turn) => {
      const { model, target, input } = turn;
      const told = `${target.is.subject_name as string}: ${(input.reason as string) ?? 'no longer exempt'}`;
      target.is.exempt_reason = input.reason;
      step(turn, target.of!, 'exemptSubject', undefined, told);
      recompute(model, target.of!);
    },
  },
  computeAssessment: {
    ...ofAssessment,
    from: running,
    done: (turn) => {
      step(turn, turn.target, 'computeAssessment');
      recompute(turn.model, turn.target);
    },
  },
  adoptEdition: {
    ...ofAssessment,
    refused: ({ model, target }) => {
      const later = laterEdition(model, schemeOf.get(target)!);
      if (!later) return 'CONFLICT';
      return running.includes(target.is.state as string) ? undefined : 'ILLEGAL_TRANSITION';
    },
    done: (turn) => {
      const { model, target } = turn;
      const later = laterEdition(model, schemeOf.get(target)!)!;
      schemeOf.set(target, later);
      step(turn, target, 'adoptEdition', undefined, later.is.title);
      Object.assign(target.is, { scheme_id: later.id, title: later.is.title });
      recompute(model, target);
    },
  },
};

/** Whether something that was submitted to an assessment waits for a decision. */
const undecidedEvidence = (model: Model, assessment: Entry): boolean =>
  model
    .partsOf(assessment, 'evidence_submission')
    .some((each) => each.is.state === 'SUBMITTED' && !decisionOn(model, each));

const gates = [
  { kind: 'ASSESSMENT_GROUP', name: '考核工作组' },
  { kind: 'CHAIR_MEETING', name: '主席会议' },
];
const remark = '说明';
const openGates = (model: Model, assessment: Entry): Entry[] =>
  model
    .partsOf(assessment, 'assessment_gate')
    .filter(({ is }) => is.round === assessment.is.round && is.decision === null);

/** So early that the days for objections are over on the day of all other acts. */
const early = '2026-06-01';
function publish(model: Model, assessment: Entry, published: boolean): void {
  for (const { is } of resultsOf(model, assessment)) {
    is.published = published;
    is.reader_person_ids = published && is.group_id !== null ? leadersOf(model, is.group_id) : null;
  }
}

/** The persons of those who lead a group now. */
const leadersOf = (model: Model, group: unknown): unknown[] => {
  const leading = model.of('group_membership').filter(({ is }) => is.group_id === group && leads(is));
  return [...new Set(leading.map(({ is }) => is.person_id).filter((person) => person !== null))].sort();
};

export const concludingActs: Record<string, Act> = {
  setAssessmentGates: {
    by: working,
    input: ({ numbers }) => ({ gates: gates.slice(numbers.one(2)) }),
    done: ({ model, actor, input }) => {
      model.remove(...model.own(actor.body, 'assessment_gate_template'));
      input.gates.forEach((gate: Json, at: number) =>
        model.add('assessment_gate_template', actor.body, { ...gate, position: at + 1 }),
      );
    },
  },
  beginMarking: {
    ...ofAssessment,
    from: ['SELF_ASSESSMENT'],
    done: (turn) => {
      step(turn, turn.target, 'beginMarking', 'MARKING');
      recompute(turn.model, turn.target);
    },
  },
  submitAssessment: {
    ...ofAssessment,
    from: ['MARKING'],
    refused: ({ model, target }) =>
      model.own(target.body, 'assessment_gate_template').length === 0 || undecidedEvidence(model, target)
        ? 'CONFLICT'
        : undefined,
    done: (turn) => {
      const { model, target } = turn;
      step(turn, target, 'submitAssessment', 'IN_APPROVAL');
      const round = (target.is.round as number) + 1;
      Object.assign(target.is, { round, submitted_on: day });
      for (const { is } of model.own(target.body, 'assessment_gate_template')) {
        const open = { round, decision: null, decided_on: null, remark: null };
        model.add('assessment_gate', target.body, { ...is, ...open }, { of: target });
      }
      recompute(model, target);
    },
  },
  decideAssessmentGate: {
    on: 'assessment_gate',
    key: 'gateId',
    by: working,
    from: ['IN_APPROVAL'],
    judged: ({ of }) => of!,
    input: ({ numbers }) => ({ decision: numbers.among(['PASSED', 'PASSED', 'RETURNED']), remark }),
    refused: ({ model, target }) => (openGates(model, target.of!)[0] === target ? undefined : 'CONFLICT'),
    done: (turn) => {
      const { model, target, input } = turn;
      const assessment = target.of!;
      Object.assign(target.is, { decision: input.decision, decided_on: day, remark });
      step(turn, assessment, 'decideAssessmentGate', undefined, remark);
      if (input.decision === 'RETURNED') return step(turn, assessment, 'returnAssessment', 'MARKING', remark);
      if (openGates(model, assessment).length > 0) return;
      step(turn, assessment, 'approveAssessment', 'DECIDED');
      assessment.is.decided_on = day;
    },
  },
  publishAssessment: {
    ...ofAssessment,
    by: leading,
    from: ['DECIDED'],
    now: new Date(`${early}T04:00:00Z`),
    done: (turn) => {
      step(turn, turn.target, 'publishAssessment', 'PUBLISHED');
      Object.assign(turn.target.is, { published_on: early, objections_by: '2026-06-08' });
      publish(turn.model, turn.target, true);
      propose(turn.model, turn.target, early);
      count(turn.model, turn.target);
    },
  },
  closeAssessment: {
    ...ofAssessment,
    by: leading,
    from: ['PUBLISHED'],
    refused: ({ model, target }) => (undecidedIn(model, target).length > 0 ? 'CONFLICT' : undefined),
    done: (turn) => {
      step(turn, turn.target, 'closeAssessment', 'CLOSED');
      turn.target.is.closed_on = day;
      const { is } = schemeOf.get(turn.target)!;
      if (is.state === 'PUBLISHED') Object.assign(is, { state: 'FROZEN', frozen_on: day });
    },
  },
  reopenAssessment: {
    ...ofAssessment,
    by: [CHAIR],
    from: ['CLOSED'],
    input: ({ numbers }) => ({ reason, ...(numbers.once(2) && { clearCompensations: true }) }),
    done: (turn) => {
      const { clearCompensations } = turn.input as { clearCompensations?: true };
      const note = clearCompensations ? `${reason} (points by objections cleared)` : reason;
      step(turn, turn.target, 'reopenAssessment', 'MARKING', note);
      if (clearCompensations) for (const { is } of resultsOf(turn.model, turn.target)) is.compensation = 0;
      Object.assign(turn.target.is, { ...undecided, submitted_on: turn.target.is.submitted_on });
      publish(turn.model, turn.target, false);
      dropProposals(turn.model, turn.target, reason);
      for (const table of shownOf(turn.model, turn.target)) withdraw(turn.model, table, reason);
    },
  },
};
