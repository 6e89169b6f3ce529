import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '../platform/database/tenant-entity.js';

/** Whether figures are of a body alone or of it and all bodies below it. */
export enum Coverage {
  OWN = 'OWN',
  SUBTREE = 'SUBTREE',
}

/**
 * The kept figures of a body for a year: how many plans and items under each key. The keys are defined with the triggers
 * that keep them, in the migration of the roll-up; nobody else writes here.
 */
@Entity({ tableName: 'plan_figure' })
@Unique({ name: 'plan_figure_coverage', properties: ['cityId', 'tenantId', 'year', 'coverage'] })
export class PlanFigure extends TenantEntity {
  @Property({ type: 'smallint' })
  year!: number;

  @Property({ type: 'string', length: 8 })
  coverage!: Coverage;

  @Property({ type: 'json', columnType: 'jsonb' })
  figures!: Record<string, number>;
}
