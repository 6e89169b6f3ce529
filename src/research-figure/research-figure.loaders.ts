import { viewerOf, type RequestContext } from '../platform/context.js';
import type { ResearchLedFigures, ResearchSharedFigures } from './research-roll-up.entity.js';

/** The figures of one body: a row of the table, with zeros where there is none. */
export type Figures = Record<keyof ResearchLedFigures | keyof ResearchSharedFigures, number>;

const led: Record<keyof ResearchLedFigures, string> = {
  led: 'led',
  reports: 'reports',
  suggestions: 'suggestions',
  suggestionsAdopted: 'suggestions_adopted',
  suggestionsImplemented: 'suggestions_implemented',
  instructions: 'instructions',
  ownSubTopics: 'own_sub_topics',
  ownSubTopicsOnTime: 'own_sub_topics_on_time',
  ownContributionsHandedIn: 'own_contributions_handed_in',
  ownContributionsOnTime: 'own_contributions_on_time',
};
const shared: Record<keyof ResearchSharedFigures, string> = {
  takenPart: 'taken_part',
  proposalsTakenUp: 'proposals_taken_up',
  subTopicsGiven: 'sub_topics_given',
  subTopicsOnTime: 'sub_topics_on_time',
  contributionsHandedIn: 'contributions_handed_in',
  contributionsOnTime: 'contributions_on_time',
  suggestionsContributed: 'suggestions_contributed',
  contributedAdopted: 'contributed_adopted',
  contributedImplemented: 'contributed_implemented',
};
const columns = Object.entries({ ...led, ...shared })
  .map(([name, column]) => `${column} as "${name}"`)
  .join(', ');

type Row = Figures & { body: number } & Record<string, unknown>;

/** The figures of all bodies that the viewer sees for a year, by body. Row security decides which these are. */
export async function figuresOfYear(year: number, context: RequestContext): Promise<Map<number, Figures>> {
  const { cityId } = viewerOf(context).body;
  const text = `select tenant_id as body, ${columns} from research_figure where city_id = $1 and year = $2`;
  const rows = await context.work.query<Row>(text, [cityId, year], 'research_figures_of_year');
  return new Map(rows.map((row) => [row.body, row]));
}

const sumOf = <Name extends string>(names: Record<Name, unknown>, rows: readonly Figures[]): Record<Name, number> => {
  const sum = (name: string): number => rows.reduce((all, row) => all + row[name as keyof Figures], 0);
  return Object.fromEntries(Object.keys(names).map((name) => [name, sum(name)])) as Record<Name, number>;
};

/** What some bodies led, added up. */
export const ledBy = (rows: readonly Figures[]): ResearchLedFigures => sumOf(led, rows);
/** What some bodies did in projects of others, added up. */
export const sharedBy = (rows: readonly Figures[]): ResearchSharedFigures => sumOf(shared, rows);

/** Whether anything is counted for a body. */
export const isSomething = (figures: Figures): boolean =>
  Object.keys({ ...led, ...shared }).some((name) => figures[name as keyof Figures] > 0);
