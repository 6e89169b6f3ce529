import type { PageArgs } from './page.js';
import type { Condition, Order } from './statement.js';
import type { EntityType } from './table.js';

/** A list below each object of a type: read along with the objects, whether these are one or a page. */
export interface ListBelow<T = object> {
  entity: () => EntityType<T>;
  /** The column that names the object the list is below. */
  by: string;
  where?: readonly Condition[];
  order: Order;
  /** The page where the field takes no arguments for it. */
  page?: PageArgs;
}

/** Declares on a field that it is this list: `@Extensions(reads(itemsOfPlan))`. */
export const reads = (below: ListBelow): { needs: string[]; below: ListBelow } => ({ needs: ['id'], below });

/** Declares on a field which columns its resolver reads: `@Extensions(needs('dueOn'))`. */
export const needs = (...properties: string[]): { needs: string[] } => ({ needs: properties });
