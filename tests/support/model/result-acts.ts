import { leading, type Act, type Turn } from './act.js';
import { named } from './member-acts.js';
import type { Entry } from './sight.js';
import { day, idOf } from './state.js';

const followed = ['REPORTED', 'CLOSED'];
const onProject = { on: 'research_project', key: 'projectId', by: leading } as const;
const projectOf = ({ of }: Entry): Entry => of!;

/** An act on a suggestion, by the state of its project and its own. */
const onSuggestion = (of: string[], from: string[]) => ({
  ...{ on: 'research_suggestion', key: 'suggestionId', by: leading, from: of, judged: projectOf },
  refused: ({ target }: Turn) => (from.includes(target.is.state as string) ? undefined : 'ILLEGAL_TRANSITION'),
});

function enter({ model, target }: Turn, kind: string, outcome: string | null = null): void {
  model.add('suggestion_follow_up', target.body, { kind, outcome, happened_on: day }, { of: target });
}

export const suggestingActs: Record<string, Act> = {
  addResearchSuggestion: {
    ...onProject,
    from: ['RUNNING', ...followed],
    input: () => ({ title: '建议', addressedTo: '某局' }),
    done: ({ model, actor, target }) => {
      const last = Math.max(0, ...model.partsOf(target, 'research_suggestion').map(({ is }) => is.position as number));
      const what = { position: last + 1, title: '建议', addressed_to: '某局', origin_tenant_id: null, made_on: day };
      const none = { decided_on: null, implemented_on: null, looked_back_on: null, reopened: 0 };
      model.add('research_suggestion', actor.body, { ...what, ...none, state: 'MADE' }, { of: target });
    },
  },
  editResearchSuggestion: {
    ...onSuggestion(['RUNNING', ...followed], ['MADE']),
    input: () => ({ title: '改名' }),
    done: ({ target }) => void (target.is.title = '改名'),
  },
  removeResearchSuggestion: {
    ...onSuggestion(['RUNNING'], ['MADE']),
    done: ({ model, target }) => model.remove(target),
  },
  decideResearchSuggestion: {
    ...onSuggestion(followed, ['MADE']),
    input: ({ numbers }) => (numbers.once(4) ? { decision: 'NOT_ADOPTED', reason: '说明' } : { decision: 'ADOPTED' }),
    done: ({ target, input }) => void Object.assign(target.is, { state: input.decision, decided_on: day }),
  },
  followUpSuggestion: {
    ...onSuggestion(followed, ['MADE', 'ADOPTED', 'IMPLEMENTED']),
    input: ({ numbers }) =>
      numbers.one(2) === 0
        ? { kind: 'REPLY', text: '已阅。' }
        : { kind: 'PROMISE', promisedBy: '某局', promisedFor: '2026-12-31' },
    done: (turn) => enter(turn, turn.input.kind as string),
  },
  implementSuggestion: {
    ...onSuggestion(followed, ['ADOPTED']),
    done: (turn) => {
      Object.assign(turn.target.is, { state: 'IMPLEMENTED', implemented_on: day, looked_back_on: null });
      enter(turn, 'IMPLEMENTATION');
    },
  },
  lookBackOnSuggestion: {
    ...onSuggestion(followed, ['IMPLEMENTED']),
    input: ({ numbers }) =>
      numbers.one(2) === 0 ? { outcome: 'CONFIRMED' } : { outcome: 'REOPENED', reason: '出现反复' },
    done: (turn) => {
      const { is } = turn.target;
      is.looked_back_on = day;
      if (turn.input.outcome === 'REOPENED')
        Object.assign(is, { state: 'ADOPTED', implemented_on: null, reopened: (is.reopened as number) + 1 });
      enter(turn, 'LOOK_BACK', turn.input.outcome as string);
    },
  },
};

/** Now and then it names a suggestion, which may be another project's. */
function refusedNaming({ model, input }: Turn, project: Entry): string | undefined {
  const [id] = (input.suggestionIds ?? []) as string[];
  return id && named(model, 'research_suggestion', id)?.of !== project ? 'NOT_FOUND' : undefined;
}

const naming: Act['input'] = ({ model, numbers }) => {
  const all = model.of('research_suggestion');
  return all.length > 0 && numbers.one(2) === 0 ? { suggestionIds: [idOf(numbers.among(all))] } : {};
};

export const submittingActs: Record<string, Act> = {
  submitResearch: {
    ...onProject,
    from: followed,
    input: (turn) => ({ kind: 'PROPOSAL', title: '提案', recipient: '市政协', ...naming(turn) }),
    refused: (turn) => refusedNaming(turn, turn.target),
    done: ({ model, actor, target }) => {
      const what = { kind: 'PROPOSAL', title: '提案', recipient: '市政协', submitted_on: day, handover_id: null };
      model.add('research_submission', actor.body, what, { of: target });
    },
  },
  recordInstruction: {
    ...{ on: 'research_submission', key: 'submissionId', by: leading, from: followed, judged: projectOf },
    input: (turn) => ({ leaderName: '宣北辰', leaderOffice: '副市长', text: '请阅研。', ...naming(turn) }),
    refused: (turn) => refusedNaming(turn, turn.target.of!),
    done: ({ model, target }) => {
      const what = { leader_name: '宣北辰', leader_office: '副市长', text: '请阅研。', given_on: day };
      model.add('leader_instruction', target.body, what, { of: target });
    },
  },
};
