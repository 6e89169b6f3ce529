import { v7 as uuidv7 } from 'uuid';
import { owner, type TestBody } from '../world.js';

/** Where records are placed: two levels and somebody who takes part in all of them. */
export interface Place {
  above: TestBody;
  body: TestBody;
  below: TestBody;
  /** Another one below. */
  beside: TestBody;
  personId: string;
}

/** A record in a state, the ids that acts on it need, and a look at what became of it. */
export interface Placed {
  ids: Record<string, string>;
  /** `STATE@reach` as stored, or `gone`. */
  read: () => Promise<string>;
}

export type Row = Record<string, unknown>;
export type Placing = (place: Place, state: string, reach: number) => Promise<Placed>;

/**
 * Written as the owner and not by acts: so any state is to be had at once, also for acts that are broken. What the acts
 * before would have left beside state and reach is there only where an act needs it.
 */
export async function store(table: string, row: Row): Promise<string> {
  const columns = Object.keys(row).join(', ');
  await owner.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
    [JSON.stringify(row)],
  );
  return row.id as string;
}

/** The scope of a row of a body, with an id of its own. */
export const rowOf = ({ id, cityId, countyId, parentId }: TestBody, reach = 0): Row => ({
  ...{ id: uuidv7(), city_id: cityId, county_id: countyId, parent_id: parentId, tenant_id: id, reach },
});

/** Looks at a record again; state and reach may be told by other columns. */
export const reading =
  (table: string, { cityId }: TestBody, id: string, state = 'state', reach = 'reach') =>
  async (): Promise<string> => {
    const text = `select ${state} || '@' || ${reach} as stored from ${table} where city_id = $1 and id = $2`;
    const { rows } = await owner.query<{ stored: string }>(text, [cityId, id]);
    return rows[0]?.stored ?? 'gone';
  };

let numbers = 0;
/** A number that no other record here has. */
export const another = (): number => ++numbers;
