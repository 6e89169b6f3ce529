import { CHAIR, leading, working, type Act, type Turn } from './act.js';
import { resultOf } from './call-acts.js';
import type { Entry } from './sight.js';
import { idOf } from './state.js';

const choosing = {
  on: 'topic_suggestion',
  key: 'suggestionId',
  by: leading,
  from: ['OPEN', 'CLOSED'],
  judged: ({ of }: Entry): Entry => of!,
};
const notSubmitted = ({ is }: Entry): string | undefined =>
  is.state === 'SUBMITTED' ? undefined : 'ILLEGAL_TRANSITION';

function refusedMerging({ model, target, input }: Turn): string | undefined {
  if (input.outcome !== 'MERGED') return undefined;
  const into = model.of('topic_suggestion').find((entry) => idOf(entry) === input.mergedIntoId);
  if (into?.of !== target.of || (into!.author && !into!.told)) return 'NOT_FOUND';
  if (into!.body.id !== target.of!.body.id && !into!.told) return 'NOT_FOUND';
  if (into === target) return 'BAD_USER_INPUT';
  if (into!.is.state !== 'SUBMITTED') return 'ILLEGAL_TRANSITION';
  const merged = model.of('topic_result').filter(({ is }) => is.outcome === 'MERGED');
  return merged.some(({ of, is }) => of === into || is.merged_into_id === target.id) ? 'CONFLICT' : undefined;
}

export const choosingActs: Record<string, Act> = {
  circleSuggestion: {
    ...choosing,
    input: ({ actor, numbers }) =>
      actor.roles.includes(CHAIR) !== numbers.once(8) ? {} : { leader: numbers.among(['甲', '乙']) },
    refused: ({ model, actor, target, input }) => {
      const by = input.leader ? working : [CHAIR];
      const circles = model.partsOf(target, 'topic_circle');
      if (notSubmitted(target)) return notSubmitted(target);
      if (!by.some((role) => actor.roles.includes(role))) return 'FORBIDDEN';
      return circles.some(({ is }) => is.leader === (input.leader ?? actor.personName)) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, target, input }) => {
      const leader_person_id = input.leader ? null : actor.personId;
      model.add(
        'topic_circle',
        actor.body,
        { leader: input.leader ?? actor.personName, leader_person_id },
        { of: target },
      );
    },
  },
  uncircleSuggestion: {
    ...choosing,
    on: 'topic_circle',
    key: 'circleId',
    judged: ({ of }) => of!.of!,
    refused: ({ actor, target }) => {
      const isFree =
        target.is.leader_person_id === actor.personId || working.some((role) => actor.roles.includes(role));
      return notSubmitted(target.of!) ?? (isFree ? undefined : 'FORBIDDEN');
    },
    done: ({ model, target }) => model.remove(target),
  },
  decideSuggestion: {
    ...choosing,
    by: working,
    from: ['CLOSED'],
    input: ({ model, numbers, target }) => {
      const others = model.of('topic_suggestion').filter(({ of }) => !target || of === target.of || numbers.once(6));
      const outcome = numbers.among(others.length > 0 ? ['CHOSEN', 'NOT_CHOSEN', 'MERGED', 'MERGED'] : ['CHOSEN']);
      const mergedIntoId = outcome === 'MERGED' ? idOf(numbers.among(others)) : undefined;
      return { outcome, reason: '理由', mergedIntoId };
    },
    refused: (turn) => notSubmitted(turn.target) ?? refusedMerging(turn),
    done: ({ model, actor, target, input }) => {
      const into = model.of('topic_suggestion').find((entry) => idOf(entry) === input.mergedIntoId);
      const is = { outcome: input.outcome, merged_into_id: into?.id ?? null, told_on: null };
      const earlier = resultOf(model, target);
      if (earlier) Object.assign(earlier.is, is);
      else model.add('topic_result', actor.body, is, { of: target, to: target.body });
    },
  },
};
