import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '../platform/database/tenant-entity.js';

/** The document numbers a body has given in a calendar year. */
@Entity({ tableName: 'number_series' })
@Unique({ name: 'number_series_year', properties: ['cityId', 'tenantId', 'year'] })
export class NumberSeries extends TenantEntity {
  @Property({ type: 'smallint' })
  year!: number;

  @Property({ type: 'integer' })
  last!: number;
}
