import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { createWithPgClient, makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeJSONPgSmartTagsPlugin } from 'postgraphile/utils';
import { options, roles } from './connections.ts';

type PgSettings = Record<string, string | undefined>;

// PostGraphile as its manual sets it up, on the same tables and row policies; who asks comes from a header.

function poolOf(role: string): pg.Pool {
  const url = new URL(process.env.DATABASE_URL!);
  url.username = role;
  const max = Number(process.env.DATABASE_POOL);
  const pool = new pg.Pool({ connectionString: url.href, max, options, application_name: 'peer' });
  pool.on('error', (error) => console.error(error));
  return pool;
}

const pools = new Map(Object.entries(roles).map(([level, role]) => [level, poolOf(role)]));
const clients = new Map([...pools].map(([level, pool]) => [level, createWithPgClient({ pool })]));

/** Chooses the pool by who asks: each level has a login role of its own. */
const service = makePgService({ pool: pools.get('CITY'), schemas: ['public'], pubsub: false });
service.adaptor = {
  ...service.adaptor,
  createWithPgClient: () => (pgSettings, callback) => clients.get(levelOf(pgSettings ?? {}))!(pgSettings, callback),
};

function levelOf({ 'app.viewer': viewer = '' }: PgSettings): string {
  const [tenant, city, county] = viewer.split(' ');
  return tenant === city ? 'CITY' : tenant === county ? 'COUNTY' : 'TOWNSHIP';
}

/** Relations by the keys that the product reads them by; those of the constraints have up to four columns. */
const tags = makeJSONPgSmartTagsPlugin({
  version: 1,
  config: {
    class: {
      body: { tags: { unique: 'city_id,id' } },
      plan: named('body'),
      plan_item: named(
        'body',
        '(city_id, plan_id) references plan (city_id, id)|@fieldName plan|@foreignFieldName items',
      ),
      plan_gate: named(
        null,
        '(city_id, plan_id) references plan (city_id, id)|@fieldName plan|@foreignFieldName gates',
      ),
      plan_event: named(
        null,
        '(city_id, plan_id) references plan (city_id, id)|@fieldName plan|@foreignFieldName history',
      ),
      plan_item_event: named(
        null,
        '(city_id, item_id) references plan_item (city_id, id)|@fieldName item|@foreignFieldName progress',
      ),
      plan_figure: named(
        null,
        '(city_id, tenant_id) references body (city_id, id)|@fieldName counted|@foreignFieldName figures',
      ),
    },
  },
});

function named(body: string | null, ...keys: string[]) {
  const name = body ? [`(tenant_id) references body_name (id)|@fieldName ${body}`] : [];
  return { tags: { foreignKey: [...name, ...keys] } };
}

/** What the product's `set_context` sets; PostGraphile sets it itself. */
function settingsOf(request: IncomingMessage): PgSettings {
  const [, ...viewer] = String(request.headers['x-viewer']).split(' ');
  return { 'app.viewer': viewer.join(' ') };
}

const postgraphileInstance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [tags],
  pgServices: [service],
  grafast: { context: ({ node }) => ({ pgSettings: node ? settingsOf(node.req) : {} }) },
  grafserv: { graphiql: false, watch: false, websockets: false },
});

const serv = postgraphileInstance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
await serv.ready();
server.listen(Number(process.env.PORT), '127.0.0.1');
