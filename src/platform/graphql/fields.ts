import { Extensions, Field } from 'type-graphql';
import type { RequestContext } from '../context.js';
import type { EntityType } from '../read/table.js';

interface FieldOptions {
  description: string;
  nullable?: boolean;
}

/** What the schema keeps of a relation to one object: the entity, and the property that holds its key. */
export interface Relation {
  entity: () => EntityType;
  by: string;
}

/** A field that is the one object whose key stands in `by`. Read in batches; null where the viewer may not see it. */
export function ToOne(entity: () => EntityType, by: string, options: FieldOptions): PropertyDecorator {
  return (target, property) => {
    Field(entity, options)(target, property);
    Extensions({ needs: [by], relation: { entity, by } satisfies Relation })(target, property);
  };
}

export type Compute<Row> = (row: Row, context: RequestContext) => unknown;

/** A field computed from columns of the same row, named in `needs` so that they are read. */
export function Computed<Row>(
  type: () => unknown,
  needs: (keyof Row & string)[],
  compute: Compute<Row>,
  options: FieldOptions,
): PropertyDecorator {
  return (target, property) => {
    Field(type as () => typeof String, options)(target, property);
    Extensions({ needs, compute })(target, property);
  };
}
