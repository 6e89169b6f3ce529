import type { Turn } from './act.js';
import { mayRead, type Entry } from './sight.js';
import { idOf, type Model } from './state.js';
import type { Json } from '../world.js';

/** References of an item to what there is: mostly to what it may name, now and then to anything. */
export function references({ model, actor, numbers, target }: Omit<Turn, 'input'>): Json {
  const { id, cityId, countyId } = actor.body;
  const given: Json = {};
  const refer = (name: string, table: string, mayBe: (entry: Entry) => boolean) => {
    const all = model.of(table);
    const near = all.filter((entry) => mayRead(actor, entry) && mayBe(entry));
    const list = numbers.once(6) || near.length === 0 ? all : near;
    if (list.length === 0 || numbers.one(5) > 1) return;
    const chosen = idOf(numbers.among(list));
    given[name] = name === 'suggestionIds' ? [chosen] : chosen;
  };
  const above = [cityId, countyId].filter((code) => code !== id);
  const isOfYear = ({ is }: Entry): boolean => is.year === target?.is.year;
  const isAbove = (entry: Entry): boolean => above.includes(entry.body.id) && isOfYear(entry);
  refer('themeId', 'theme', (entry) => entry.body.id === id && isOfYear(entry));
  if (numbers.one(2) === 0) refer('alignedThemeId', 'theme', isAbove);
  else refer('alignedItemId', 'plan_item', isAbove);
  refer('suggestionIds', 'topic_suggestion', ({ to, told }) => to?.id === id && told === true);
  if (numbers.once(6)) given.participants = [String(numbers.among(model.bodies).id)];
  return given;
}

export const find = (model: Model, table: string, id: string | undefined): Entry | undefined =>
  id === undefined ? undefined : model.of(table).find((entry) => idOf(entry) === id);

interface Referred {
  theme?: Entry;
  alignedTheme?: Entry;
  alignedItem?: Entry;
  suggestions: (Entry | undefined)[];
  codes: number[];
}

const referred = (model: Model, input: Json): Referred => ({
  theme: find(model, 'theme', input.themeId),
  alignedTheme: find(model, 'theme', input.alignedThemeId),
  alignedItem: find(model, 'plan_item', input.alignedItemId),
  suggestions: (input.suggestionIds ?? []).map((id: string) => find(model, 'topic_suggestion', id)),
  codes: (input.participants ?? []).map(Number),
});

type Referring = Pick<Turn, 'model' | 'actor' | 'input'>;

/** Why an item of a year may not refer to what it names: hidden, or of others than it may name. */
function refused({ model, actor, input }: Referring, to: Referred, year: unknown): string | undefined {
  const { id, cityId, countyId } = actor.body;
  const above = [cityId, countyId].filter((code) => code !== id);
  const isSeen = (entry: Entry | undefined, owners: number[]) =>
    entry && mayRead(actor, entry) && owners.includes(entry.body.id) && entry.is.year === year;
  if (input.themeId && !isSeen(to.theme, [id])) return 'NOT_FOUND';
  if (input.alignedThemeId && !isSeen(to.alignedTheme, above)) return 'NOT_FOUND';
  if (input.alignedItemId && !isSeen(to.alignedItem, above)) return 'NOT_FOUND';
  if (to.codes.includes(id)) return 'BAD_USER_INPUT';
  const isKnown = (code: number) =>
    above.includes(code) || model.of('body').some((entry) => entry.body.id === code && mayRead(actor, entry));
  const areReceived = to.suggestions.every((entry) => entry?.told && entry.to?.id === id);
  return to.codes.every(isKnown) && areReceived ? undefined : 'NOT_FOUND';
}

/** The columns that references become. */
export function referring({ model, input }: Referring): Json {
  const { theme, alignedTheme, alignedItem, suggestions, codes } = referred(model, input);
  return {
    ...(theme && { theme_id: theme.id }),
    ...(alignedTheme && { aligned_theme_id: alignedTheme.id, aligned_item_id: null }),
    ...(alignedItem && {
      aligned_item_id: alignedItem.id,
      aligned_theme_id: alignedItem.is.theme_id ?? alignedItem.is.aligned_theme_id,
    }),
    ...(input.suggestionIds && { suggestion_ids: suggestions.map((entry) => entry!.id) }),
    ...(input.participants && { participant_codes: codes }),
  };
}

export const refusedReference = (turn: Turn): string | undefined => {
  const plan = turn.target.table === 'plan' ? turn.target : turn.target.of!;
  return refused(turn, referred(turn.model, turn.input), plan.is.year);
};
