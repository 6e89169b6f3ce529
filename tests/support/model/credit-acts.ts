import { COMMITTEE, leading, working, type Act, type Turn } from './act.js';
import { enter } from './duty-acts.js';
import { named, oneOf } from './member-acts.js';
import { mayRead, type Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Row } from '../oracle.js';

/** Who sent what was taken up; where it was forwarded, first who proposed it. */
function proposersOf({ body, is }: Entry): [number, string][] {
  const first = is.proposer_tenant_id as number | null;
  if (!first) return [[body.id, 'PROPOSED']];
  return [
    [first, 'PROPOSED'],
    [body.id, 'FORWARDED'],
  ];
}

/** All that a project is to be credited for: bodies, who proposed it, and whom those who took part named. */
function dueFor(model: Model, project: Entry): Row[] {
  const own = project.body.id;
  const joined = (project.kept ?? []).filter((who) => typeof who === 'number');
  const bodies = [...new Set(joined)].toSorted((a, b) => a - b);
  const proposed = model.of('handover').find(({ id }) => id === project.is.origin_handover_id);
  const named = model
    .partsOf(project, 'researcher')
    .filter(({ is, body }) => is.state === 'NAMED' && [own, ...bodies].includes(body.id));
  const basisOf = (body: number): string => (body === own ? 'LED' : 'TOOK_PART');
  const ofBody = (to_tenant_id: number, basis: string): Row => ({
    to_tenant_id,
    basis,
    researcher_id: null,
    role: null,
  });
  return [
    ...[own, ...bodies].map((body) => ofBody(body, basisOf(body))),
    ...(proposed ? proposersOf(proposed).map(([body, basis]) => ofBody(body, basis)) : []),
    ...named.map(({ id, body, is }) => ({ ...ofBody(body.id, basisOf(body.id)), researcher_id: id, role: is.role })),
  ];
}

const isSame = (one: Row, other: Row): boolean =>
  ['to_tenant_id', 'basis', 'researcher_id'].every((column) => one[column] === other[column]);

const creditIn = ({ model, input }: Turn): Entry | undefined => named(model, 'research_credit', input.creditIds[0]);
/** The member whom a credit is of, where he has a file. */
const memberOf = ({ model }: Turn, credit: Entry): Entry | undefined => {
  const researcher = model.of('researcher').find(({ id }) => id === credit.is.researcher_id);
  return researcher && model.of('member').find(({ id }) => id === researcher.is.member_id);
};

function refusedTaking(turn: Turn): string | undefined {
  const { model, actor, input } = turn;
  const credit = creditIn(turn);
  if (!credit || !mayRead(actor, credit)) return 'NOT_FOUND';
  if (credit.is.to_tenant_id !== actor.body.id) return 'FORBIDDEN';
  if (credit.is.taken_over_on !== null) return 'ILLEGAL_TRANSITION';
  const member = memberOf(turn, credit);
  if (!member) return 'BAD_USER_INPUT';
  const kind = named(model, 'duty_kind', input.kindId);
  if (!kind || !mayRead(actor, kind)) return 'NOT_FOUND';
  if (kind.body.id !== actor.body.id) return 'FORBIDDEN';
  return kind.is.state === 'ACTIVE' ? undefined : 'ILLEGAL_TRANSITION';
}

export const creditActs: Record<string, Act> = {
  creditResearch: {
    ...{ on: 'research_project', key: 'projectId', by: leading, from: ['REPORTED', 'CLOSED'] },
    done: ({ model, target }) => {
      const known = model.partsOf(target, 'research_credit').map(({ is }) => is);
      const missing = dueFor(model, target).filter((due) => !known.some((each) => isSame(each, due)));
      for (const due of missing) {
        const of = { project_title: target.is.title, credited_on: day, taken_over_on: null };
        model.add('research_credit', target.body, { ...due, ...of }, { of: target });
      }
    },
  },
  takeOverResearchCredits: {
    by: [COMMITTEE, ...working],
    input: (turn) => ({
      creditIds: [idOf(oneOf(turn, turn.actor.body, 'research_credit'))],
      kindId: idOf(oneOf(turn, turn.actor.body, 'duty_kind')),
    }),
    refused: refusedTaking,
    done: (turn) => {
      const { model, input } = turn;
      const credit = creditIn(turn)!;
      credit.is.taken_over_on = day;
      const participants = [{ member: memberOf(turn, credit)!, role: 'PARTICIPANT' }];
      const title = `联合调研：${credit.is.project_title as string}`;
      enter(model, named(model, 'duty_kind', input.kindId)!, { title, participants });
    },
  },
};
