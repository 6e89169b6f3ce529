import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '../platform/database/tenant-entity.js';

/** A number that is counted; nothing where there is no row. */
const Count = (): ((target: object, property: string) => void) => Property({ type: 'integer', default: 0 });

/**
 * The kept figures of a body for the projects of a year. What each counts is said by `count_research_figures` in the
 * migration, whose triggers keep them; nobody else writes here. What a body led and what it did in projects of others are
 * apart: summed over bodies, the first counts each thing once.
 */
@Entity({ tableName: 'research_figure' })
@Unique({ name: 'research_figure_year', properties: ['cityId', 'tenantId', 'year'] })
export class ResearchFigure extends TenantEntity {
  @Property({ type: 'integer' })
  year!: number;

  @Count()
  led!: number;

  @Count()
  reports!: number;

  @Count()
  suggestions!: number;

  @Count()
  suggestionsAdopted!: number;

  @Count()
  suggestionsImplemented!: number;

  @Count()
  instructions!: number;

  @Count()
  ownSubTopics!: number;

  @Count()
  ownSubTopicsOnTime!: number;

  @Count()
  ownContributionsHandedIn!: number;

  @Count()
  ownContributionsOnTime!: number;

  @Count()
  takenPart!: number;

  @Count()
  proposalsTakenUp!: number;

  @Count()
  subTopicsGiven!: number;

  @Count()
  subTopicsOnTime!: number;

  @Count()
  contributionsHandedIn!: number;

  @Count()
  contributionsOnTime!: number;

  @Count()
  suggestionsContributed!: number;

  @Count()
  contributedAdopted!: number;

  @Count()
  contributedImplemented!: number;
}
