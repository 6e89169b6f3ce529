import { z } from 'zod';

const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};
const port = whole(0, 65_535);
const onOff = z.enum(['on', 'off']);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');
const url = z.url();
/** How many proxies of one's own stand before the service, or their addresses: nobody else's word for an address is taken. */
const proxies = z
  .string()
  .regex(/^(off|[1-9]|[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*)$/, 'must be off, a number of proxies, or their addresses');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL: whole(1, 100).default(10),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: onOff.optional(),
  IDE: onOff.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  OIDC_ISSUER: url.optional(),
  OIDC_AUDIENCE: z.string().min(1).optional(),
  OIDC_JWKS_URL: url.optional(),
  OIDC_ALGORITHM: z.enum(['RS256', 'ES256', 'EdDSA']).default('RS256'),
  TRUST_PROXY: proxies.default('off'),
});

type Given = Record<string, string | undefined>;
type Refuse = (name: string, message: string) => void;

/** What does not go together. Looked at beside the values themselves, so that one list names all that is wrong. */
function crossCheck(given: Given, refuse: Refuse): void {
  if (given.NODE_ENV === 'production' && given.DEMO === 'on') refuse('DEMO', 'is refused in production');
  if (given.NODE_ENV === 'production' && !given.DATABASE_URL) refuse('DATABASE_URL', 'is required in production');
  if (given.DATABASE_URL && given.DEMO === 'on' && !given.DATABASE_OWNER_URL)
    refuse('DATABASE_OWNER_URL', 'is required for DEMO');
  if (given.DATABASE_URL && URL.parse(given.DATABASE_URL)?.username !== 'api') {
    refuse(
      'DATABASE_URL',
      'must name the user "api"; the service signs in as api_city, api_county, api_town and api_auth',
    );
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) refuse('DATABASE_OWNER_URL', 'goes with DATABASE_URL');
  if (!given.DATABASE_URL && Number(given.DATABASE_POOL) > 10) {
    refuse('DATABASE_POOL', 'is at most 10 with the embedded database');
  }
  const oidc = [given.OIDC_ISSUER, given.OIDC_AUDIENCE, given.OIDC_JWKS_URL].filter(Boolean).length;
  if (oidc !== 0 && oidc !== 3) refuse('OIDC_ISSUER', 'OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL go together');
}

export interface Oidc {
  issuer: string;
  audience: string;
  jwksUrl: string;
  algorithm: string;
}

/** The configuration of one process. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  databaseUrl?: string;
  databaseOwnerUrl?: string;
  poolSize: number;
  dataDir: string;
  demo: boolean;
  ide: boolean;
  logLevel: string;
  trustProxy: false | number | string;
  oidc?: Oidc;
}

/** Reads the environment once; throws an error whose message lists everything that is wrong, a line each. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const lines = (parsed.error?.issues ?? []).map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  crossCheck(given, (name, message) => lines.push(`  ${name}: ${message}`));
  if (!parsed.success || lines.length > 0) throw new Error(`The configuration is not usable:\n${lines.join('\n')}`);
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const embedded = !values.DATABASE_URL;
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    poolSize: values.DATABASE_POOL,
    dataDir: values.DATA_DIR,
    demo: (values.DEMO ?? (embedded ? 'on' : 'off')) === 'on',
    ide: (values.IDE ?? (production ? 'off' : 'on')) === 'on',
    logLevel: values.LOG_LEVEL,
    trustProxy: trustOf(values.TRUST_PROXY),
    oidc: oidcOf(values),
  };
}

const trustOf = (value: string): Config['trustProxy'] =>
  value === 'off' ? false : /^\d$/.test(value) ? Number(value) : value;

function oidcOf(values: z.infer<typeof environment>): Oidc | undefined {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, OIDC_ALGORITHM } = values;
  if (!OIDC_ISSUER || !OIDC_AUDIENCE || !OIDC_JWKS_URL) return undefined;
  return { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, jwksUrl: OIDC_JWKS_URL, algorithm: OIDC_ALGORITHM };
}
