export type Level = 'CITY' | 'COUNTY' | 'TOWNSHIP';

/** Somebody who asks: the office of one body. */
export interface Viewer {
  level: Level;
  bodyId: number;
  cityId: number;
  countyId: number;
  personId: string;
  /** Of his sign-in at the product. */
  token: string;
}

export interface Ask {
  query: string;
  variables: Record<string, unknown>;
}

export type ServerName = 'product' | 'raw' | 'peer';
export type Data = Record<string, unknown>;

/** What a workload may look up before it is timed. */
export interface Prepare {
  viewer: Viewer;
  /** Rows that the owner sees. */
  rows: <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;
  /** The data that a server answers the viewer with. */
  data: <D = Data>(server: 'product' | 'peer', ask: Ask) => Promise<D>;
}

/** The same question to the raw baseline: one statement, and the answer's text made of its rows. */
export interface RawRead {
  text: (level: Level) => string;
  values: (at: Prepare) => Promise<string[]> | string[];
  /** The value of `data` as JSON text; the rows are as PostgreSQL wrote them. */
  answer: (rows: (string | null)[][]) => string;
}

/** The same question to PostGraphile, and its answer brought into the product's shape. */
export interface PeerRead {
  ask: (at: Prepare) => Promise<Ask> | Ask;
  data: (answer: Data, at: Prepare) => Data;
}

/** One question that is asked over and over. */
export interface Workload {
  name: string;
  title: string;
  /** Who asks, in turn. */
  levels: readonly Level[];
  product: (at: Prepare) => Promise<Ask> | Ask;
  raw?: RawRead;
  peer?: PeerRead;
  /** What of the answers is compared; without it all. */
  comparable?: (data: Data) => Data;
}

export const everyLevel: readonly Level[] = ['CITY', 'COUNTY', 'TOWNSHIP'];

/** The column that a list below a body of this level is read by. */
export const scopeColumn = (level: Level): string =>
  ({ CITY: 'city_id', COUNTY: 'county_id', TOWNSHIP: 'tenant_id' })[level];

const scratch = Buffer.alloc(100);

/** The opaque id that the product shows. One buffer for all: the raw baseline is to be as fast as can be. */
export const idOf = (type: string, key: string): string =>
  scratch.toString('base64url', 0, scratch.write(`${type}:${key}`, 'latin1'));

/** A value as JSON text. */
export const json = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value));

/** The condition that PostGraphile takes for the rows below the viewer's body, as the product has it. */
export const peerScope = ({ viewer }: Prepare): Record<string, string> => {
  const column = { CITY: 'cityId', COUNTY: 'countyId', TOWNSHIP: 'tenantId' }[viewer.level];
  return { cityId: String(viewer.cityId), [column]: String(viewer.bodyId) };
};

/** A row of PostGraphile with the id that the product shows. */
export const shown = (type: string, { rowId, ...row }: Data): Data => ({ id: idOf(type, rowId as string), ...row });

/** The rows of one of PostGraphile's connections. */
export const nodesOf = (connection: unknown): Data[] => (connection as { nodes: Data[] }).nodes;

/** The key behind an opaque id of the product. */
export const keyOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1];
