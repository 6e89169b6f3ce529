import { today, type RequestContext } from '../platform/context.js';
import { conflict, type ApiError } from '../platform/errors.js';
import type { Assessment } from './assessment.entity.js';

/** Why an assessment is not closed yet: who is assessed may still object. */
export function objectionsPossible(
  { objectionsBy }: Pick<Assessment, 'objectionsBy'>,
  context: RequestContext,
): ApiError | undefined {
  if (!objectionsBy || today(context) > objectionsBy) return undefined;
  return conflict({ en: `Objections are possible until ${objectionsBy}.`, zh: `申诉期至 ${objectionsBy}，尚未届满。` });
}
