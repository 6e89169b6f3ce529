import { COMMITTEE, leading, working, type Act, type Turn } from './act.js';
import { named, oneOf } from './member-acts.js';
import type { Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Json } from '../world.js';

const running = ['SELF_ASSESSMENT', 'MARKING'];
const reason = '有误';
const evidence = [{ kind: '文件', reference: '1' }];
const assessmentOf = ({ of }: Entry): Entry => of!;

/** The decision that stands on a submission. */
export const decisionOn = (model: Model, { id }: Entry): Entry | undefined =>
  model.of('assessment_entry').find(({ is }) => is.submission_id === id && is.state !== 'COMPENSATED');

const ofSubmission = { on: 'evidence_submission', key: 'submissionId' } as const;

export const evidenceActs: Record<string, Act> = {
  submitEvidence: {
    on: 'assessment',
    key: 'assessmentId',
    by: working,
    ofOthers: true,
    input: ({ numbers }) => ({
      ...{ title: numbers.among(['材料甲', '材料乙']), happenedOn: day, evidence },
      ...(numbers.once(8) && { claimedPoints: 0 }),
    }),
    refused: ({ model, actor, target, input }) => {
      if (target.body.id === actor.body.id) return 'FORBIDDEN';
      if (!running.includes(target.is.state as string)) return 'ILLEGAL_TRANSITION';
      if (input.claimedPoints === 0) return 'BAD_USER_INPUT';
      const results = model.partsOf(target, 'assessment_result');
      return results.some(({ is }) => is.subject_tenant_id === actor.body.id) ? undefined : 'FORBIDDEN';
    },
    done: ({ model, actor, target, input: { title } }) => {
      const is = { title, state: 'SUBMITTED', assessment_id: target.id, to_tenant_id: target.body.id };
      model.add('evidence_submission', actor.body, { ...is, withdrawn_on: null }, { of: target });
    },
  },
  withdrawEvidence: {
    ...ofSubmission,
    by: working,
    from: ['SUBMITTED'],
    refused: ({ model, target }) => (decisionOn(model, target) ? 'CONFLICT' : undefined),
    done: ({ target }) => void Object.assign(target.is, { state: 'WITHDRAWN', withdrawn_on: day }),
  },
};

function undecidable({ model, target }: Turn): string | undefined {
  if (target.is.state !== 'SUBMITTED') return 'ILLEGAL_TRANSITION';
  return decisionOn(model, target) ? 'CONFLICT' : undefined;
}

/** Its kind is looked at first. */
function wrongKind({ model, actor, input }: Turn): string | undefined {
  const kind = named(model, 'duty_kind', input.kindId);
  if (kind?.body.id !== actor.body.id) return 'NOT_FOUND';
  return kind.is.state === 'ACTIVE' ? undefined : 'ILLEGAL_TRANSITION';
}
const someKind = (turn: Omit<Turn, 'input'>): Json => ({
  kindId: idOf(oneOf(turn, turn.actor.body, 'duty_kind')),
});

/** The result that an entry counts for: that of whoever submitted it, or the one that is named. */
const resultFor = (model: Model, target: Entry): Entry =>
  target.table === 'assessment_result'
    ? target
    : model.partsOf(target.of!, 'assessment_result').find(({ is }) => is.subject_tenant_id === target.body.id)!;

const factOf = ({ model, target, input }: Turn): Json => {
  const { is } = named(model, 'duty_kind', input.kindId)!;
  const title = input.title ?? target.is.title;
  return { result_id: resultFor(model, target).id, kind_code: is.code, family: is.family, title, state: 'COUNTED' };
};

/** The same thing counts once for a subject. */
function isCounted(turn: Turn): boolean {
  const fact = factOf(turn);
  const same = ['result_id', 'family', 'title', 'state'];
  return turn.model.of('assessment_entry').some(({ is }) => same.every((column) => is[column] === fact[column]));
}

function enter({ model, actor, target }: Turn, is: Json): void {
  const decides = target.table === 'evidence_submission';
  const told = { submission_id: decides ? target.id : null, to_tenant_id: decides ? target.body.id : null };
  model.add('assessment_entry', actor.body, { ...told, ...is, decided_on: day }, { of: target.of });
}

export const enteringActs: Record<string, Act> = {
  acceptEvidence: {
    ...ofSubmission,
    by: leading,
    from: running,
    judged: assessmentOf,
    input: someKind,
    before: wrongKind,
    refused: (turn) => undecidable(turn) ?? (isCounted(turn) ? 'CONFLICT' : undefined),
    done: (turn) => enter(turn, factOf(turn)),
  },
  rejectEvidence: {
    ...ofSubmission,
    by: leading,
    from: running,
    judged: assessmentOf,
    input: () => ({ reason }),
    refused: undecidable,
    done: (turn) => {
      const { id: result_id } = resultFor(turn.model, turn.target);
      enter(turn, { result_id, kind_code: null, title: turn.target.is.title, state: 'REJECTED', reason });
    },
  },
  recordAssessmentEntry: {
    on: 'assessment_result',
    key: 'resultId',
    by: [COMMITTEE, ...working],
    from: running,
    judged: assessmentOf,
    input: (turn) => ({ ...someKind(turn), title: turn.numbers.among(['座谈', '视察']) }),
    before: wrongKind,
    refused: (turn) => {
      if ((turn.target.is.member_id ?? null) !== null) return 'BAD_USER_INPUT';
      return isCounted(turn) ? 'CONFLICT' : undefined;
    },
    done: (turn) => enter(turn, factOf(turn)),
  },
  compensateAssessmentEntry: {
    on: 'assessment_entry',
    key: 'entryId',
    by: leading,
    from: running,
    judged: assessmentOf,
    input: () => ({ reason }),
    refused: ({ target }) => (target.is.state === 'COMPENSATED' ? 'ILLEGAL_TRANSITION' : undefined),
    done: ({ target }) => void Object.assign(target.is, { state: 'COMPENSATED', compensated_on: day }),
  },
};
