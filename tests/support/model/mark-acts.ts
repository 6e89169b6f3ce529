import { v7 as uuidv7 } from 'uuid';
import { CHAIR, COMMITTEE, MEMBER, working, type Act, type Turn } from './act.js';
import { addPart, current, named } from './member-acts.js';
import { mayRead, type Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Json } from '../world.js';

type Asked = Omit<Turn, 'input'>;
const marking = [CHAIR, COMMITTEE, ...working];
const ofAssessment = { on: 'assessment', key: 'assessmentId' } as const;

/** The most that assessors give by the one rule that takes marks. */
const most: Record<string, number> = { OWN_BODY: 20, TOWNSHIP: 10, SELF: 5 };
const rule = 'conduct';

/** With the marking of an assessment what others are asked is over, and goes on. */
export function moveRequests(model: Model, assessment: Entry, to: unknown): void {
  for (const { is } of model.of('mark_request').filter((each) => each.is.assessment_id === assessment.id)) {
    if (to === 'MARKING' && is.state === 'CLOSED') is.state = 'OPEN';
    if (to === 'IN_APPROVAL' && is.state === 'OPEN') is.state = 'CLOSED';
  }
}

const resultsOf = (model: Model, assessment: Entry): Entry[] =>
  model.partsOf(assessment, 'assessment_result').toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The other bodies at which a member who is assessed is posted. */
function postedAt(model: Model, { is, body }: Entry): number[] {
  const member = model.own(body, 'member').find(({ id }) => id === is.member_id);
  const postings = member ? current(model, member, 'posting') : [];
  const ids = new Set(postings.map((posting) => posting.is.to_tenant_id as number));
  return [...ids].filter((id) => id !== body.id).sort((a, b) => a - b);
}

interface Target {
  result: Entry;
  to: number;
}

/** Whom to ask about which result: of named ones all, of all others, without exempt ones, those who are posted. */
function targetsOf(model: Model, assessment: Entry, { resultIds, body }: Json): Target[] {
  const chosen = resultIds as string[] | undefined;
  const results = resultsOf(model, assessment).filter((each) =>
    chosen ? chosen.includes(idOf(each)) : each.is.exempt_reason === null,
  );
  return results.flatMap((result) => {
    const at = postedAt(model, result);
    const to = body === undefined ? at : chosen || at.includes(Number(body)) ? [Number(body)] : [];
    return to.map((id) => ({ result, to: id }));
  });
}

function refusedAsking({ model, actor, target, input }: Turn): string | undefined {
  const { resultIds, body, by } = input;
  const asked = model.bodies.find(({ id }) => String(id) === body);
  if (asked) {
    if (![asked.id, asked.cityId, asked.countyId].includes(actor.body.id)) return 'NOT_FOUND';
    if (asked.id === actor.body.id || asked.closedOn) return 'BAD_USER_INPUT';
  }
  if (!(by in most) || (by === 'SELF' && target.is.subject === 'MEMBER')) return 'BAD_USER_INPUT';
  if (!resultIds) return undefined;
  const results = resultsOf(model, target).map(idOf);
  if (!resultIds.every((id: string) => results.includes(id))) return 'NOT_FOUND';
  return targetsOf(model, target, input).length === 0 ? 'BAD_USER_INPUT' : undefined;
}

const askingFor = ({ model, target, numbers }: Asked): Json => {
  const results = target ? resultsOf(model, target) : [];
  const chosen = results.length > 0 && !numbers.once(9) ? numbers.among(results) : undefined;
  const near = target ? model.bodies.filter(({ cityId, countyId }) => [cityId, countyId].includes(target.body.id)) : [];
  const bodies = near.length > 0 && !numbers.once(6) ? near : model.bodies;
  return {
    ...(numbers.one(3) > 0 && { body: String(numbers.among(bodies).id) }),
    ...(numbers.one(2) === 0 && {
      resultIds: [idOf(chosen ?? { table: 'assessment_result', id: uuidv7() })],
    }),
    by: numbers.among(['TOWNSHIP', 'TOWNSHIP', 'TOWNSHIP', 'SELF', 'GROUP']),
    marksBy: '2026-07-31',
  };
};

/** What is marked, and in whose part: in answer to a request, or for a result. */
interface Marked {
  request?: Entry;
  result?: Entry;
}

function markedBy(model: Model, { requestId, resultId }: Json): Marked {
  const request = requestId && named(model, 'mark_request', requestId);
  const id: unknown = request ? request.is.result_id : undefined;
  const asked = model.of('assessment_result').find((each) => each.id === id);
  return { request, result: asked ?? (resultId && named(model, 'assessment_result', resultId)) };
}

function refusedMark({ model, actor, input }: Turn): string | undefined {
  const [mark] = input.marks as Json[];
  const { request, result } = markedBy(model, mark);
  if (mark.requestId) {
    if (!request || !mayRead(actor, request)) return 'NOT_FOUND';
    if (request.is.to_tenant_id !== actor.body.id) return 'FORBIDDEN';
    return mark.points > most[request.is.by as string] ? 'BAD_USER_INPUT' : undefined;
  }
  if (!result || !mayRead(actor, result)) return 'NOT_FOUND';
  if (result.body.id !== actor.body.id) return 'FORBIDDEN';
  if (result.of!.is.state !== 'MARKING') return 'ILLEGAL_TRANSITION';
  if (result.is.person_id === actor.personId) return 'FORBIDDEN';
  return mark.points > most[mark.by] ? 'BAD_USER_INPUT' : undefined;
}

function give({ model, actor, input }: Turn): void {
  const [mark] = input.marks as Json[];
  const { request, result } = markedBy(model, mark);
  const of = { result_id: result!.id, rule, by: request ? request.is.by : mark.by, given_by_person_id: actor.personId };
  const before = model
    .own(actor.body, 'mark')
    .find(({ is }) => Object.entries(of).every(([column, value]) => is[column] === value));
  if (before) return void (before.is.points = mark.points);
  const about = { result_tenant_id: result!.body.id, request_id: request?.id ?? null, item: null };
  model.add('mark', actor.body, { ...of, ...about, points: mark.points });
}

/** Mostly what can be marked by somebody, now and then anything there is. */
const markFor = ({ model, actor, numbers }: Asked): Json => {
  const points = numbers.among([5, 5, 5, 15, 25]);
  const received = model.of('mark_request').filter(({ is }) => is.to_tenant_id === actor.body.id);
  const own = model.own(actor.body, 'assessment_result').filter(({ of }) => of!.is.state === 'MARKING');
  const asked = numbers.once(6) ? model.of('mark_request') : received;
  if (asked.length > 0 && numbers.one(2) === 0) return { marks: [{ requestId: idOf(numbers.among(asked)), points }] };
  const results = numbers.once(6) || own.length === 0 ? model.of('assessment_result') : own;
  const result = results.length > 0 ? numbers.among(results) : { table: 'assessment_result', id: uuidv7() };
  return { marks: [{ resultId: idOf(result), rule, by: 'OWN_BODY', points }] };
};

function refusedTakingBack({ model, actor, target }: Turn): string | undefined {
  if (target.is.given_by_person_id !== actor.personId) return 'FORBIDDEN';
  const { request_id, result_id } = target.is;
  const request = model.of('mark_request').find(({ id }) => id === request_id);
  if (request) return request.is.state === 'OPEN' ? undefined : 'ILLEGAL_TRANSITION';
  const result = model.of('assessment_result').find(({ id }) => id === result_id)!;
  return result.of!.is.state === 'MARKING' ? undefined : 'ILLEGAL_TRANSITION';
}

const himself = ({ model, actor }: Pick<Turn, 'model' | 'actor'>): Entry | undefined =>
  model.own(actor.body, 'member').find(({ is }) => is.state === 'SERVING' && is.person_id === actor.personId);

export const markActs: Record<string, Act> = {
  requestMarks: {
    ...ofAssessment,
    by: working,
    from: ['MARKING'],
    input: askingFor,
    refused: refusedAsking,
    done: ({ model, target, input }) => {
      const { by, marksBy: marks_by } = input;
      for (const { result, to } of targetsOf(model, target, input)) {
        const about = { to_tenant_id: to, result_id: result.id, rule, by };
        const known = model
          .own(target.body, 'mark_request')
          .find(({ is }) => Object.entries(about).every(([column, value]) => is[column] === value));
        const state = { state: 'OPEN', marks_by, subject_name: result.is.subject_name };
        if (known) Object.assign(known.is, state);
        else model.add('mark_request', target.body, { ...about, ...state, assessment_id: target.id, most: most[by] });
      }
    },
  },
  withdrawMarkRequest: {
    on: 'mark_request',
    key: 'requestId',
    by: working,
    from: ['OPEN'],
    done: ({ target }) => void (target.is.state = 'WITHDRAWN'),
  },
  giveMarks: { by: marking, input: markFor, refused: refusedMark, done: give },
  withdrawMark: {
    on: 'mark',
    key: 'markId',
    by: marking,
    refused: refusedTakingBack,
    done: ({ model, target }) => model.remove(target),
  },
  handInDutyReport: {
    ...ofAssessment,
    by: [MEMBER],
    from: ['SELF_ASSESSMENT'],
    input: ({ numbers }) => ({
      text: '述职报告',
      marks: numbers.among([[], [4], [9]]).map((points) => ({ rule, points })),
    }),
    refused: (turn) => {
      if (turn.target.is.subject !== 'MEMBER') return 'BAD_USER_INPUT';
      if (!himself(turn)) return 'FORBIDDEN';
      return turn.input.marks.some(({ points }: Json) => points > most.SELF) ? 'BAD_USER_INPUT' : undefined;
    },
    done: (turn) => {
      const { model, target, input } = turn;
      const member = himself(turn)!;
      const about = { assessment_id: target.id, member_id: member.id };
      const before = model.partsOf(member, 'duty_report').find(({ is }) => is.assessment_id === target.id);
      const said = { text: input.text as string, self_marks: input.marks as unknown, handed_in_on: day };
      if (before) Object.assign(before.is, said);
      else addPart(model, 'duty_report', member, { ...about, ...said });
    },
  },
};
