import { json, nodesOf } from './workload.ts';
import type { Data, PeerRead, Prepare, RawRead, Workload } from './workload.ts';

/** The year whose figures are asked for: the last one with plans below the viewer's body. */
async function yearOf({ rows, viewer }: Prepare): Promise<number> {
  const [{ year }] = await rows<{ year: number }>('select max(year) as year from plan_figure where tenant_id = $1', [
    viewer.bodyId,
  ]);
  return year;
}

const figures = ['items', 'state:DONE', 'done-late', 'plans'];
const columns = (table: string): string => figures.map((key) => `${table}.figures->>'${key}'`).join(', ');
const shownFigures = (values: (string | null)[]): string =>
  `{"items":${values[0] ?? 0},"done":${values[1] ?? 0},"doneLate":${values[2] ?? 0},"plans":${values[3] ?? 0}}`;
const selected = 'items done doneLate plans';

const figure = (b: string, f: string, coverage: string): string =>
  `left join plan_figure ${f} on ${f}.city_id = $1 and ${f}.tenant_id = ${b}.id and ${f}.year = $3 and ${f}.coverage = '${coverage}'`;

const raw: RawRead = {
  text: () => `(select b.id, b.name, ${columns('s')} from body b ${figure('b', 's', 'SUBTREE')} where b.id = $2)
    union all (select b.id, b.name, ${columns('s')} from body b ${figure('b', 's', 'SUBTREE')}
      where b.parent_id = $2 order by b.id limit 50)`,
  values: async (at) => [String(at.viewer.cityId), String(at.viewer.bodyId), String(await yearOf(at))],
  answer: ([[, , ...own], ...children]) => {
    let nodes = '';
    for (const [code, name, ...values] of children) {
      nodes += `${nodes && ','}{"body":{"code":"${code}","name":${json(name)}},"subtree":${shownFigures(values)}}`;
    }
    return `{"planRollUp":{"subtree":${shownFigures(own)},"children":{"nodes":[${nodes}]}}}`;
  },
};

interface PeerBody {
  rowId: string;
  name: string;
  figures: { nodes: { figures: Record<string, number> | string }[] };
}

const peerQuery = `query RollUp($parent: BigInt!, $is: PlanFigureCondition!) {
  bodyByRowId(rowId: $parent) { figures(first: 1, condition: $is) { nodes { figures } } }
  allBodies(first: 50, condition: { parentId: $parent }, orderBy: [ROW_ID_ASC]) {
    nodes { rowId name figures(first: 1, condition: $is) { nodes { figures } } } } }`;

function peerFigures(body: Pick<PeerBody, 'figures'>): Data {
  const [row] = body.figures.nodes;
  const found = (typeof row?.figures === 'string' ? JSON.parse(row.figures) : (row?.figures ?? {})) as Record<
    string,
    number
  >;
  const [items, done, doneLate, plans] = figures.map((key) => found[key] ?? 0);
  return { items, done, doneLate, plans };
}

/** It gives the kept figures whole; taking out the asked ones is left to the client. */
const peer: PeerRead = {
  ask: async (at) => ({
    query: peerQuery,
    variables: { parent: String(at.viewer.bodyId), is: { year: await yearOf(at), coverage: 'SUBTREE' } },
  }),
  data: ({ bodyByRowId, allBodies }) => ({
    planRollUp: {
      subtree: peerFigures(bodyByRowId as PeerBody),
      children: {
        nodes: (nodesOf(allBodies) as unknown as PeerBody[]).map((body) => ({
          body: { code: body.rowId, name: body.name },
          subtree: peerFigures(body),
        })),
      },
    },
  }),
};

export const rollUp: Workload = {
  name: 'roll-up',
  title: 'roll-up of a body by child',
  levels: ['CITY', 'COUNTY'],
  product: async (at) => ({
    query: `query RollUp($code: String!, $year: Int!) { planRollUp(code: $code, year: $year) {
      subtree { ${selected} } children(first: 50) { nodes { body { code name } subtree { ${selected} } } } } }`,
    variables: { code: String(at.viewer.bodyId), year: await yearOf(at) },
  }),
  raw,
  peer,
};

/** One subtree alone: to be as fast as reading one object, however many records are below. */
export const rollUpOne: Workload = {
  name: 'roll-up-one',
  title: 'roll-up of a city, the totals alone',
  levels: ['CITY'],
  product: async (at) => ({
    query: `query RollUpOne($code: String!, $year: Int!) { planRollUp(code: $code, year: $year) {
      subtree { ${selected} } } }`,
    variables: { code: String(at.viewer.bodyId), year: await yearOf(at) },
  }),
  raw: {
    text: () => `select ${columns('s')} from plan_figure s
      where s.city_id = $1 and s.tenant_id = $2 and s.year = $3 and s.coverage = 'SUBTREE'`,
    values: raw.values,
    answer: (rows) => `{"planRollUp":{"subtree":${shownFigures(rows[0] ?? [])}}}`,
  },
  peer: {
    ask: async (at) => ({
      query: `query RollUpOne($city: BigInt!, $body: BigInt!, $year: Int!) {
        planFigureByCityIdAndTenantIdAndYearAndCoverage(cityId: $city, tenantId: $body, year: $year, coverage: "SUBTREE") {
          figures } }`,
      variables: { city: String(at.viewer.cityId), body: String(at.viewer.bodyId), year: await yearOf(at) },
    }),
    data: ({ planFigureByCityIdAndTenantIdAndYearAndCoverage: row }) => ({
      planRollUp: { subtree: peerFigures({ figures: { nodes: [row as { figures: string }] } }) },
    }),
  },
};
