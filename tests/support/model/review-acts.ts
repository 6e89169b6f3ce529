import { v7 as uuidv7 } from 'uuid';
import { leading, type Act, type Turn } from './act.js';
import { mayRead, type Entry } from './sight.js';
import { idOf, type Model } from './state.js';
import type { Viewer } from '../../../src/platform/context.js';

type Drawn = Omit<Turn, 'input'>;

/** A record of some tables, of whatever body, mostly one that is seen; one that never was where there is none. */
function recordFor({ model, actor, numbers }: Drawn, tables: string[], whose: (entry: Entry) => boolean): string {
  const all = tables.flatMap((table) => model.of(table));
  const near = all.filter((entry) => whose(entry) && mayRead(actor, entry));
  const among = near.length > 0 && !numbers.once(4) ? near : all;
  return idOf(among.length > 0 ? numbers.among(among) : { table: tables[0], id: uuidv7() });
}

const linked = ['plan_item', 'topic_suggestion', 'research_project', 'research_report'];
const reviewed = ['plan', ...linked];

const found = (model: Model, id: string): Entry | undefined =>
  reviewed.flatMap((table) => model.of(table)).find((each) => idOf(each) === id);

const isAbove = ({ body: { id } }: Viewer, { body }: Entry): boolean =>
  id !== body.id && [body.cityId, body.countyId].includes(id);

const verdicts = ['ACCEPTED', 'RETURNED', 'COMMENTED', 'GUIDED'];

/** Whether something refers to records that are to be removed: then they stay. What came of others goes with what is removed. */
export const isNamed = (model: Model, records: readonly Entry[]): boolean =>
  model.of('review').some(({ of }) => of && records.includes(of)) ||
  model.of('lineage_link').some(({ of, source }) => records.includes(source!) && !records.includes(of!));

export const reviewActs: Record<string, Act> = {
  reviewRecord: {
    by: leading,
    input: (turn) => ({
      subjectId: recordFor(turn, reviewed, (entry) => isAbove(turn.actor, entry)),
      verdict: turn.numbers.among(verdicts),
      ...(!turn.numbers.once(5) && { text: '意见' }),
    }),
    refused: ({ model, actor, input }) => {
      if (!input.text && input.verdict !== 'ACCEPTED') return 'BAD_USER_INPUT';
      const subject = found(model, input.subjectId);
      if (!subject || !mayRead(actor, subject)) return 'NOT_FOUND';
      return isAbove(actor, subject) ? undefined : 'FORBIDDEN';
    },
    done: ({ model, actor, input }) => {
      const subject = found(model, input.subjectId)!;
      const is = { verdict: input.verdict, text: input.text ?? null, to_tenant_id: subject.body.id };
      model.add('review', actor.body, { ...is, [`${subject.table}_id`]: subject.id }, { of: subject });
    },
  },
  answerReview: {
    on: 'review',
    whose: ({ is }, viewer) => is.to_tenant_id === viewer.body.id,
    key: 'reviewId',
    by: leading,
    ofOthers: true,
    input: () => ({ text: '答复' }),
    refused: ({ actor, target: { is } }) => (is.to_tenant_id === actor.body.id ? undefined : 'FORBIDDEN'),
    done: ({ model, actor, target }) => {
      const is = { text: '答复', to_tenant_id: target.body.id, review_id: target.id };
      model.add('review_answer', actor.body, is, { of: target });
    },
  },
};

const isDraft = ({ table, is }: Entry): boolean => table === 'topic_suggestion' && is.state === 'DRAFT';

function refusedEnd(actor: Viewer, end: Entry | undefined): string | undefined {
  if (!end || !mayRead(actor, end)) return 'NOT_FOUND';
  return isDraft(end) ? 'BAD_USER_INPUT' : undefined;
}

/** Whether a record came from another, by whatever way. */
const cameFrom = (model: Model, record: Entry, other: Entry): boolean =>
  model
    .of('lineage_link')
    .some(({ of, source }) => of === record && (source === other || cameFrom(model, source!, other)));

export const lineageActs: Record<string, Act> = {
  linkLineage: {
    by: leading,
    input: (turn) => ({
      sourceId: recordFor(turn, linked, () => true),
      derivedId: recordFor(turn, linked, ({ body }) => body.id === turn.actor.body.id),
    }),
    refused: ({ model, actor, input }) => {
      const [source, derived] = [found(model, input.sourceId), found(model, input.derivedId)];
      const first = refusedEnd(actor, derived);
      if (first) return first;
      if (derived!.body.id !== actor.body.id) return 'FORBIDDEN';
      const second = refusedEnd(actor, source);
      if (second) return second;
      if (source === derived) return 'BAD_USER_INPUT';
      const isSaid = model.of('lineage_link').some((link) => link.of === derived && link.source === source);
      return isSaid || cameFrom(model, source!, derived!) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, input }) => {
      const [source, derived] = [found(model, input.sourceId)!, found(model, input.derivedId)!];
      const named = { source_id: source.id, [`source_${source.table}_id`]: source.id };
      const is = {
        from_tenant_id: source.body.id,
        ...named,
        derived_id: derived.id,
        [`${derived.table}_id`]: derived.id,
      };
      model.add('lineage_link', actor.body, is, { of: derived, source });
    },
  },
  unlinkLineage: {
    on: 'lineage_link',
    key: 'linkId',
    by: leading,
    done: ({ model, target }) => model.remove(target),
  },
};
