import type { Level } from '../workloads/workload.ts';

// Compiled JavaScript has no types here.
const database = (await import(new URL('../../dist/platform/database/database.js', import.meta.url).href)) as {
  optionsOf(): string;
};

/** The login roles, one per level. */
export const roles: Record<Level, string> = { CITY: 'api_city', COUNTY: 'api_county', TOWNSHIP: 'api_town' };

/** What the product sets for its own connections, so that nobody is planned or timed otherwise. */
export const options: string = database.optionsOf();
