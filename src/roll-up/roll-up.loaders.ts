import DataLoader from 'dataloader';
import { type Level, type RequestContext, viewerOf } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { figuresBelowLoader, figuresLoader, type FiguresOfBody } from '../plan-figure/index.js';

/** A body as far as roll-ups need it. */
export interface RollUpBody {
  id: number;
  level: Level;
  name: string;
  cityId: number;
  countyId: number;
  parentId: number;
  validFrom: string;
  closedOn: string | null;
}

/** The day that a body has set for the plans of a level. */
export interface DueDay {
  id: string;
  setBy: number;
  level: Level;
  dueOn: string;
}

/** What a quota counts. */
export interface QuotaMeasure {
  id: string;
  setBy: number;
  level: Level;
  year: number;
  form?: string | null;
  onPolicy: boolean;
  period: string;
  minimum: number;
}

const columns = `id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId",
  valid_from as "validFrom", closed_on as "closedOn"`;

/** What roll-ups are made of, each read in one statement for all bodies of an answer. Row security decides what is there. */
export class RollUpSource {
  readonly #figures;
  readonly #figuresBelow;
  readonly #bodies = new DataLoader((ids: readonly number[]) => this.#bodiesOf(ids));
  readonly #below = new DataLoader((parents: readonly number[]) => this.#bodiesBelow(parents));
  readonly #known = new Map<string, Promise<unknown[]>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly cityId: number,
  ) {
    this.#figures = figuresLoader(work, cityId);
    this.#figuresBelow = figuresBelowLoader(work, cityId);
  }

  /** The figures of a body for a year. */
  figures(body: number, year: number): Promise<FiguresOfBody> {
    return this.#figures.load({ body, year });
  }

  /** A body, if the viewer sees it. */
  body(id: number): Promise<RollUpBody | undefined> {
    return this.#bodies.load(id);
  }

  /** All bodies that the viewer sees, in the order of their codes. */
  bodies(): Promise<RollUpBody[]> {
    return this.#once<RollUpBody>(`select ${columns} from body where city_id = $1 order by id`, 'bodies_of_roll_up');
  }

  /** The bodies directly below one, in the order of their codes; their figures of the year come at the same moment. */
  async bodiesBelow(parent: number, year: number): Promise<RollUpBody[]> {
    const [bodies, figures] = await Promise.all([
      this.#below.load(parent),
      this.#figuresBelow.load({ body: parent, year }),
    ]);
    for (const { id } of bodies) this.#figures.prime({ body: id, year }, figures(id));
    return bodies;
  }

  /** The days by which plans of a year are to be reported and issued, those of the highest bodies first. */
  dueDays(year: number): Promise<DueDay[]> {
    return this.#once<DueDay>(
      `select id, tenant_id as "setBy", level, due_on as "dueOn"
       from reporting_requirement where city_id = $1 and year = $2 order by tenant_id, level`,
      'due_days_of_roll_up',
      year,
    );
  }

  /** The quotas of a year by level, those of the highest bodies first. */
  quotas(year: number): Promise<QuotaMeasure[]> {
    return this.#once<QuotaMeasure>(
      `select id, tenant_id as "setBy", level, year, form, on_policy as "onPolicy", period, minimum
       from quota where city_id = $1 and year = $2 order by level, tenant_id, position`,
      'quotas_of_roll_up',
      year,
    );
  }

  /** The themes that the city has for a year. */
  cityThemes(year: number): Promise<{ id: string }[]> {
    return this.#once<{ id: string }>(
      'select id from theme where city_id = $1 and tenant_id = $1 and year = $2',
      'city_themes_of_roll_up',
      year,
    );
  }

  async #bodiesOf(ids: readonly number[]): Promise<(RollUpBody | undefined)[]> {
    const text = `select ${columns} from body where city_id = $1 and id = any($2)`;
    const rows = await this.work.query<RollUpBody & Record<string, unknown>>(
      text,
      [this.cityId, ids],
      'bodies_by_code',
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id));
  }

  async #bodiesBelow(parents: readonly number[]): Promise<RollUpBody[][]> {
    const text = `select ${columns} from body where city_id = $1 and parent_id = any($2) order by id`;
    const rows = await this.work.query<RollUpBody & Record<string, unknown>>(
      text,
      [this.cityId, parents],
      'bodies_below_bodies',
    );
    const below = Map.groupBy(rows, ({ parentId }) => parentId);
    return parents.map((parent) => below.get(parent) ?? []);
  }

  #once<R extends object>(text: string, name: string, ...values: number[]): Promise<R[]> {
    const key = [name, ...values].join();
    const known = this.#known.get(key) ?? this.work.query(text, [this.cityId, ...values], name);
    this.#known.set(key, known);
    return known as Promise<R[]>;
  }
}

const sources = new WeakMap<UnitOfWork, RollUpSource>();

/** The source of the operation under way; what it has read is forgotten when the operation writes. */
export function sourceOf(context: RequestContext): RollUpSource {
  const { work } = context;
  const known = sources.get(work);
  if (known) return known;
  const made = new RollUpSource(work, viewerOf(context).body.cityId);
  sources.set(work, made);
  const { onFlush } = work;
  work.onFlush = () => {
    onFlush();
    sources.delete(work);
  };
  return made;
}
