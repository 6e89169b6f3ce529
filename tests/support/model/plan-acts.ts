import { CHAIR, leading, working, type Act, type Turn } from './act.js';
import { isNamed } from './review-acts.js';
import { isReported, type Entry } from './sight.js';
import { day, type Model } from './state.js';

const plan = { on: 'plan', key: 'planId', by: working } as const;

/** Takes the plan to another state and writes it into its history. */
export function happen({ model, target, actor }: Turn, act: string, to?: string): void {
  const whole = target.table === 'plan' ? target : target.of!;
  const from = whole.is.state;
  if (to) whole.is.state = to;
  const is = { act, from_state: from, to_state: whole.is.state, person_id: actor.personId };
  model.add('plan_event', whole.body, is, { of: whole, reported: isReported(whole) });
}

const happens =
  (act: string, to?: string): Act['done'] =>
  (turn) =>
    happen(turn, act, to);

/** With the plan the bodies above see the themes of its items, for good. */
export function showThemes(model: Model, whole: Entry): void {
  const themes = new Set(model.partsOf(whole, 'plan_item').map(({ is }) => is.theme_id));
  for (const theme of model.own(whole.body, 'theme')) if (themes.has(theme.id)) theme.reported = true;
}

export const editionOf = (model: Model, whole: Entry): Entry =>
  model.add('plan_edition', whole.body, { number: whole.is.edition }, { of: whole });

const openGates = (model: Model, whole: Entry): Entry[] =>
  model.partsOf(whole, 'plan_gate').filter(({ is }) => is.round === whole.is.round && is.decision === null);

const shared = (act: string, isSeen: (target: Entry) => unknown, mark: 'offered' | 'published'): Act => ({
  ...plan,
  by: [CHAIR, ...working],
  from: ['ISSUED'],
  refused: ({ target }) => (isSeen(target) ? 'CONFLICT' : undefined),
  done: (turn) => {
    turn.target[mark] = true;
    happen(turn, act);
  },
});

export const planActs: Record<string, Act> = {
  draftPlan: {
    by: working,
    input: ({ numbers }) => ({ year: numbers.among([2025, 2026]), title: '计划' }),
    refused: ({ model, actor, input }) =>
      model.own(actor.body, 'plan').some(({ is }) => is.year === input.year) ? 'CONFLICT' : undefined,
    done: ({ model, actor, input: { year } }) => {
      const is = { year, state: 'DRAFT', edition: 0, round: 0, level: actor.body.level };
      model.add('plan', actor.body, { ...is, reported_on: null, issued_on: null });
    },
  },
  renamePlan: {
    ...plan,
    from: ['DRAFT'],
    input: ({ numbers, target }) => ({
      title: '改名',
      ...(numbers.once(8) && target?.is.state === 'DRAFT' && { version: 999 }),
    }),
    refused: ({ input }) => (input.version ? 'CONFLICT' : undefined),
    done: happens('editPlan'),
  },
  deletePlan: {
    ...plan,
    from: ['DRAFT'],
    refused: ({ model, target }) =>
      isNamed(model, [target, ...model.partsOf(target, 'plan_item')]) ? 'CONFLICT' : undefined,
    done: ({ model, target }) => model.remove(target),
  },
  submitPlan: {
    ...plan,
    from: ['DRAFT'],
    refused: ({ model, actor }) => (model.own(actor.body, 'gate_template').length === 0 ? 'CONFLICT' : undefined),
    done: (turn) => {
      const { model, target } = turn;
      happen(turn, 'submitPlan', 'IN_APPROVAL');
      target.is.round = (target.is.round as number) + 1;
      for (const { is } of model.own(target.body, 'gate_template')) {
        const gate = { round: target.is.round, position: is.position, kind: is.kind, decision: null };
        model.add('plan_gate', target.body, gate, { of: target });
      }
    },
  },
  recallPlan: {
    ...plan,
    from: ['IN_APPROVAL'],
    input: () => ({ reason: '撤回' }),
    done: happens('recallPlan', 'DRAFT'),
  },
  decideGate: {
    on: 'plan_gate',
    key: 'gateId',
    by: working,
    from: ['IN_APPROVAL'],
    judged: ({ of }) => of!,
    input: ({ numbers }) => ({ decision: numbers.once(5) ? 'RETURNED' : 'PASSED', remark: '意见' }),
    refused: ({ model, target }) => (openGates(model, target.of!)[0] === target ? undefined : 'CONFLICT'),
    done: (turn) => {
      const { model, target, input } = turn;
      const isLast = openGates(model, target.of!).length === 1;
      target.is.decision = input.decision;
      happen(turn, 'decideGate');
      if (input.decision === 'RETURNED') happen(turn, 'returnPlan', 'DRAFT');
      else if (isLast) happen(turn, 'approvePlan', 'APPROVED');
    },
  },
  reportPlan: {
    ...plan,
    from: ['APPROVED'],
    done: (turn) => {
      happen(turn, 'reportPlan', 'REPORTED');
      turn.target.is.reported_on = day;
      showThemes(turn.model, turn.target);
    },
  },
  issuePlan: {
    ...plan,
    from: ['APPROVED', 'REPORTED'],
    input: () => ({ issuedBy: ['CONFERENCE_OFFICE'] }),
    done: (turn) => {
      happen(turn, 'issuePlan', 'ISSUED');
      Object.assign(turn.target.is, { edition: 1, issued_on: day, reported_on: turn.target.is.reported_on ?? day });
      showThemes(turn.model, turn.target);
      editionOf(turn.model, turn.target);
    },
  },
  offerPlan: shared('offerPlan', ({ offered, published }) => offered || published, 'offered'),
  publishPlan: shared('publishPlan', ({ published }) => published, 'published'),
  closePlan: {
    ...plan,
    by: leading,
    from: ['ISSUED'],
    input: () => ({ review: '总结' }),
    done: happens('closePlan', 'CLOSED'),
  },
  setGateTemplate: {
    by: working,
    input: ({ numbers }) => ({
      gates: ['PARTY_GROUP', 'CHAIR_MEETING'].slice(numbers.one(2)).map((kind) => ({ kind, name: '环节' })),
    }),
    done: ({ model, actor, input }) => {
      model.remove(...model.own(actor.body, 'gate_template'));
      for (const [at, { kind }] of input.gates.entries())
        model.add('gate_template', actor.body, { position: at + 1, kind });
    },
  },
};
