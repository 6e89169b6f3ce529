import { limitExceeded, type ApiError } from '../errors.js';

/** What the variables of an operation may hold at most: no input is larger than a tenth of it. */
export const variableLimits = {
  /** Values in all, however deep. */
  variableValues: 5_000,
  /** Fields of one object; a mistake in one shows the object it stands in. */
  variableFields: 100,
  variableDepth: 20,
} as const;

export type VariableLimit = keyof typeof variableLimits;

interface Place {
  value: object;
  depth: number;
}

/** The limit that variables pass, if they do; walked without recursion, as they may be deeper than any stack. */
export function limitOfVariables(variables: Record<string, unknown>): VariableLimit | undefined {
  const places: Place[] = [{ value: variables, depth: 0 }];
  let values = 0;
  for (let place = places.pop(); place; place = places.pop()) {
    if (place.depth > variableLimits.variableDepth) return 'variableDepth';
    const held: unknown[] = Array.isArray(place.value) ? place.value : Object.values(place.value);
    if (held !== place.value && held.length > variableLimits.variableFields) return 'variableFields';
    values += held.length;
    if (values > variableLimits.variableValues) return 'variableValues';
    for (const value of held) {
      if (value !== null && typeof value === 'object') places.push({ value, depth: place.depth + 1 });
    }
  }
  return undefined;
}

/** Throws LIMIT_EXCEEDED past a limit. */
export function checkVariables(variables: Record<string, unknown>): void {
  const limit = limitOfVariables(variables);
  if (limit) throw passing(limit);
}

const passing = (limit: VariableLimit): ApiError =>
  limitExceeded(
    {
      en: `The variables pass the limit ${limit} of ${variableLimits[limit]}.`,
      zh: `变量超出 ${limit} 上限 ${variableLimits[limit]}。`,
    },
    { limit, maximum: variableLimits[limit] },
  );
