import { viewerOf, type RequestContext } from '../platform/context.js';
import { dayOfYear } from '../platform/input.js';
import type { Condition } from '../platform/read/statement.js';
import { everInvited } from '../research-project/index.js';
import type { ResearchSuggestionFilter } from './research-suggestion.inputs.js';
import { SuggestionBox } from './research-suggestion.words.js';

/** The rows that a filter of suggestions leaves. */
export async function suggestionsWith(
  { box, state, year }: ResearchSuggestionFilter,
  context: RequestContext,
): Promise<Condition[]> {
  const own = viewerOf(context).body.id;
  const where: Condition[] =
    box === SuggestionBox.OWN ? [{ property: 'tenantId', is: '=', value: own }] : await ofTaken(context);
  if (state) where.push({ property: 'state', is: '=', value: state });
  if (year != null) {
    where.push(
      { property: 'madeOn', is: '>=', value: dayOfYear(year, '01-01') },
      { property: 'madeOn', is: '<=', value: dayOfYear(year, '12-31') },
    );
  }
  return where;
}

/** Those of others' projects whose results the own body keeps. */
const ofTaken = async (context: RequestContext): Promise<Condition[]> => {
  const own = viewerOf(context).body.id;
  return [
    { property: 'tenantId', is: '<>', value: own },
    await everInvited(context),
    { property: 'sharedWith', is: 'holding', value: String(own) },
  ];
};
