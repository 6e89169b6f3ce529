import type { Viewer } from '../../../src/platform/context.js';
import { CHAIR, leading, MEMBER, working, type Act, type Turn } from './act.js';
import { count, recompute, step } from './assessment-acts.js';
import { isDecided, propose, rankedIn, shownOf, undecidedIn, withdraw } from './outcomes.js';
import type { Entry } from './sight.js';
import { day } from './state.js';

const reason = '复核';
/** The last day on which anybody can object to what was published so early in this history. */
const lastDay = '2026-06-08';
const assessmentOf = ({ of }: Entry): Entry => of!;
const isWorking = ({ roles }: Viewer): boolean => working.some((role) => roles.includes(role));

/** A body objects to its own result, a member to his. */
const isOfBody = ({ is }: Entry, { body }: Viewer): boolean => is.subject_tenant_id === body.id;

function refusedObjecting({ model, actor, target, input }: Turn): string | undefined {
  const asBody = isOfBody(target, actor);
  if (!asBody && target.body.id !== actor.body.id) return 'FORBIDDEN';
  if (asBody ? !isWorking(actor) : !actor.roles.includes(MEMBER)) return 'FORBIDDEN';
  if (target.of!.is.state !== 'PUBLISHED') return 'ILLEGAL_TRANSITION';
  if (!asBody && !isHis(target, actor)) return 'FORBIDDEN';
  if (input.rule === 'none') return 'BAD_USER_INPUT';
  return undecidedIn(model, target.of!).some(({ is }) => is.result_id === target.id) ? 'CONFLICT' : undefined;
}

function refusedWithdrawing({ model, actor, target }: Turn): string | undefined {
  const asBody = target.is.member_id === null;
  if (target.body.id !== actor.body.id) return 'FORBIDDEN';
  if (asBody ? !isWorking(actor) : !actor.roles.includes(MEMBER)) return 'FORBIDDEN';
  if (target.is.state !== 'SUBMITTED' || isDecided(model, target)) return 'ILLEGAL_TRANSITION';
  return asBody || target.is.person_id === actor.personId ? undefined : 'FORBIDDEN';
}

const ofObjection = { on: 'result_objection', key: 'resultObjectionId' } as const;

export const objectingActs: Record<string, Act> = {
  objectToResult: {
    on: 'assessment_result',
    key: 'resultId',
    by: [MEMBER, ...working],
    from: ['PUBLISHED'],
    judged: assessmentOf,
    ofOthers: true,
    whose: (target, viewer) =>
      target.is.subject_tenant_id === null ? isHis(target, viewer) : isOfBody(target, viewer) && isWorking(viewer),
    now: new Date(`${lastDay}T15:59:00Z`),
    input: ({ numbers }) => ({ reason, rule: numbers.among([null, 'proposals', 'conduct', 'proposals', 'none']) }),
    refused: refusedObjecting,
    done: ({ model, actor, target, input: { rule } }) => {
      const { subject_tenant_id } = target.is;
      // For a group whoever leads it objects, as a member.
      const isMember = ({ is }: Entry): boolean => is.person_id === actor.personId;
      const maker = target.is.group_id === null ? target : model.own(actor.body, 'member').find(isMember)!;
      const { person_id } = maker.is;
      const member_id = maker === target ? target.is.member_id : maker.id;
      const of = { result_id: target.id, assessment_id: target.of!.id, to_tenant_id: target.body.id };
      const about = { subject_tenant_id, member_id, person_id, rule: rule as unknown, reason };
      const is = { ...of, ...about, state: 'SUBMITTED', made_on: lastDay, withdrawn_on: null };
      model.add('result_objection', actor.body, is, { of: target.of });
      count(model, target.of!);
    },
  },
  withdrawResultObjection: {
    ...ofObjection,
    by: [MEMBER, ...working],
    from: ['SUBMITTED'],
    ofOthers: true,
    whose: (target, viewer) =>
      target.is.member_id === null ? target.body.id === viewer.body.id && isWorking(viewer) : isHis(target, viewer),
    refused: refusedWithdrawing,
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'WITHDRAWN', withdrawn_on: day });
      count(model, target.of!);
    },
  },
};

const isHis = ({ is, body }: Entry, { personId, body: { id }, roles }: Viewer): boolean =>
  body.id === id &&
  roles.includes(MEMBER) &&
  (is.person_id === personId || ((is.reader_person_ids ?? []) as unknown[]).includes(personId));

/** Points of a decision: together they are many, or as good as none. */
const points = [500, 500, -500, 0.25, null, null];
const noPoints = [0, 1.005];

/** In one's own matter somebody else decides. */
const isOwnMatter = ({ actor, target }: Turn): string | undefined =>
  target.is.person_id === actor.personId ? 'FORBIDDEN' : undefined;

/** So it is with what another one who leads the same group has objected. */
function isOfLed({ model, actor, target }: Turn): string | undefined {
  const { is } = model.of('assessment_result').find(({ id }) => id === target.is.result_id)!;
  return ((is.reader_person_ids ?? []) as unknown[]).includes(actor.personId) ? 'FORBIDDEN' : undefined;
}

export const decidingActs: Record<string, Act> = {
  decideResultObjection: {
    ...ofObjection,
    by: leading,
    from: ['PUBLISHED'],
    judged: assessmentOf,
    input: ({ numbers }) => {
      const upheld = numbers.one(3) > 0;
      const compensation = numbers.among(numbers.once(8) ? noPoints : upheld ? points : [null]);
      return { upheld, reason, compensation };
    },
    before: ({ input }) => (noPoints.includes(input.compensation) ? 'BAD_USER_INPUT' : undefined),
    refused: (turn) => {
      const { model, target } = turn;
      if (target.is.state !== 'SUBMITTED' || isDecided(model, target)) return 'ILLEGAL_TRANSITION';
      return isOwnMatter(turn) ?? isOfLed(turn);
    },
    done: decide,
  },
};

function decide(turn: Turn): void {
  const { model, target } = turn;
  const { upheld, compensation } = turn.input as { upheld: boolean; compensation: number | null };
  const { result_id, member_id, person_id } = target.is;
  const assessment = target.of!;
  const to = { to_tenant_id: target.body.id, objection_id: target.id, member_id, person_id };
  const said = { upheld, reason, compensation, decided_on: day };
  model.add('objection_decision', assessment.body, { ...to, ...said }, { of: target });
  if (!upheld) return count(model, assessment);
  const { is } = model.of('assessment_result').find(({ id }) => id === result_id)!;
  is.compensation = (is.compensation as number) + (compensation ?? 0);
  step(turn, assessment, 'decideResultObjection');
  recompute(model, assessment);
  propose(model, assessment, day);
  for (const table of shownOf(model, assessment)) withdraw(model, table, '申诉成立，考核结果已重新计算。');
}

const ofConsequence = { on: 'consequence', key: 'consequenceId', from: ['PROPOSED'] } as const;

export const consequenceActs: Record<string, Act> = {
  decideConsequence: {
    ...ofConsequence,
    by: [CHAIR],
    input: ({ numbers }) => ({ documentNumber: numbers.among([null, '〔2026〕1号']), remark: reason }),
    refused: isOwnMatter,
    done: ({ target, input }) => {
      const said = { document_number: input.documentNumber as unknown, remark: reason };
      Object.assign(target.is, { state: 'DECIDED', decided_on: day, ...said });
    },
  },
  dropConsequence: {
    ...ofConsequence,
    by: leading,
    input: () => ({ reason }),
    refused: isOwnMatter,
    done: ({ target }) => void Object.assign(target.is, { state: 'DROPPED', dropped_on: day, reason }),
  },
};

export const leagueTableActs: Record<string, Act> = {
  publishLeagueTable: {
    on: 'assessment',
    key: 'assessmentId',
    by: [CHAIR],
    from: ['PUBLISHED', 'CLOSED'],
    input: ({ numbers }) => ({ title: numbers.among([null, '晾晒榜']) }),
    refused: ({ model, target }) =>
      shownOf(model, target).length > 0 || rankedIn(model, target).length === 0 ? 'CONFLICT' : undefined,
    done: ({ model, target, input }) => {
      const { year, subject, title } = target.is;
      const of = { assessment_id: target.id, year, subject, title: (input.title as unknown) ?? title };
      const is = { ...of, state: 'PUBLISHED', published_on: day, withdrawn: false, withdrawn_on: null, reason: null };
      const table = model.add('league_table', target.body, is, { of: target, offered: subject === 'BODY' });
      rankedIn(model, target).forEach((_, at) =>
        model.add('league_table_row', target.body, { position: at + 1, withdrawn: false }, { of: table }),
      );
    },
  },
  withdrawLeagueTable: {
    on: 'league_table',
    key: 'leagueTableId',
    by: [CHAIR],
    from: ['PUBLISHED'],
    input: () => ({ reason }),
    done: ({ model, target }) => withdraw(model, target, reason),
  },
};
