import type { Asked, Rule } from './answer.js';
import { existsIn, isWithin } from './figures.js';
import { Refusal } from './page.js';
import { bodyOf } from './readers.js';
import type { Row } from '../oracle.js';

const led = ['led', 'reports', 'suggestions', 'suggestions_adopted', 'suggestions_implemented', 'instructions'].concat(
  ...['own_sub_topics', 'own_sub_topics_on_time', 'own_contributions_handed_in', 'own_contributions_on_time'],
);
const shared = ['taken_part', 'proposals_taken_up', 'sub_topics_given', 'sub_topics_on_time'].concat(
  ...['contributions_handed_in', 'contributions_on_time', 'suggestions_contributed'],
  ...['contributed_adopted', 'contributed_implemented'],
);

interface OfBody {
  body: Row;
  year: number;
}

/** What is kept of bodies for a year; that it equals a recount is tested by itself. */
function rowsOf(bodies: readonly Row[], year: number, { stored, viewer }: Asked): Row[] {
  const ids = new Set(bodies.map(({ id }) => id));
  return stored.visible('research_figure', viewer).filter((row) => row.year === year && ids.has(row.tenant_id));
}

const within = (body: Row, { stored, viewer }: Asked): Row[] =>
  stored.visible('body', viewer).filter((each) => isWithin(each, body));
const isSomething = (row: Row): boolean => [...led, ...shared].some((column) => Number(row[column]) > 0);

const sum =
  (columns: string[], isWhole: boolean): Rule =>
  ({ body, year }: OfBody, _args, asked) => {
    const rows = rowsOf(isWhole ? within(body, asked) : [body], year, asked);
    return Object.fromEntries(
      columns.map((column) => [column, rows.reduce((all, row) => all + Number(row[column]), 0)]),
    );
  };

const figuresOf = (type: string): Record<string, Rule> => ({
  [`${type}.body`]: ({ body }: OfBody) => body,
  [`${type}.own`]: sum(led, false),
  [`${type}.total`]: sum(led, true),
  [`${type}.shared`]: sum(shared, false),
  [`${type}.sharedTotal`]: sum(shared, true),
});

/** What of credit and figures of joint research is no column of its own name. */
export const creditFields: Record<string, Rule> = {
  'ResearchCredit.toBody': ({ to_tenant_id }, _args, { stored, viewer }) =>
    stored.find('body_name', to_tenant_id, viewer),
  'Query.researchRollUp': (_source, { year, body }, asked) => {
    if (year < 2000 || year > 2100) throw new Refusal(['BAD_USER_INPUT', 'NOT_FOUND']);
    return { year, body: bodyOf(body ?? String(asked.viewer.body.id), asked) };
  },
  ...figuresOf('ResearchRollUp'),
  ...figuresOf('ResearchFiguresOfBody'),
  'ResearchRollUp.bodiesInScope': ({ body, year }: OfBody, _args, asked) =>
    within(body, asked).filter((each) => existsIn(each, year)).length,
  'ResearchRollUp.bodiesReporting': ({ body, year }: OfBody, _args, asked) =>
    rowsOf(within(body, asked), year, asked).filter(isSomething).length,
  'ResearchRollUp.bodies': ({ body, year }: OfBody, _args, asked) =>
    asked.stored
      .visible('body', asked.viewer)
      .filter((each) => each.parent_id === body.id && each.id !== body.id)
      .filter((each) => existsIn(each, year) || rowsOf([each], year, asked).some(isSomething))
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map((each) => ({ body: each, year })),
};
