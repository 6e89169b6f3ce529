import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const onOff = z.enum(['on', 'off']);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');
const url = z.url();

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: port.default(4000),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
    DATA_DIR: z.string().min(1).default('.data'),
    DEMO: onOff.optional(),
    IDE: onOff.optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    OIDC_ISSUER: url.optional(),
    OIDC_AUDIENCE: z.string().min(1).optional(),
    OIDC_JWKS_URL: url.optional(),
    OIDC_ALGORITHM: z.enum(['RS256', 'ES256', 'EdDSA']).default('RS256'),
    TRUST_PROXY: onOff.default('off'),
  })
  .superRefine((values, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (values.NODE_ENV === 'production' && values.DEMO === 'on') refuse('DEMO', 'is refused in production');
    if (values.NODE_ENV === 'production' && !values.DATABASE_URL) refuse('DATABASE_URL', 'is required in production');
    if (values.DATABASE_URL && values.DEMO === 'on' && !values.DATABASE_OWNER_URL)
      refuse('DATABASE_OWNER_URL', 'is required for DEMO');
    if (values.DATABASE_URL && new URL(values.DATABASE_URL).username !== 'api') {
      refuse(
        'DATABASE_URL',
        'must name the user "api"; the service signs in as api_city, api_county, api_town and api_auth',
      );
    }
    const oidc = [values.OIDC_ISSUER, values.OIDC_AUDIENCE, values.OIDC_JWKS_URL].filter(Boolean).length;
    if (oidc !== 0 && oidc !== 3) refuse('OIDC_ISSUER', 'OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL go together');
  });

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
  trustProxy: boolean;
  oidc?: Oidc;
}

/** Reads the environment once; throws an error whose message lists everything that is wrong, a line each. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not usable:\n${lines.join('\n')}`);
  }
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
    trustProxy: values.TRUST_PROXY === 'on',
    oidc: oidcOf(values),
  };
}

function oidcOf(values: z.infer<typeof environment>): Oidc | undefined {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, OIDC_ALGORITHM } = values;
  if (!OIDC_ISSUER || !OIDC_AUDIENCE || !OIDC_JWKS_URL) return undefined;
  return { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, jwksUrl: OIDC_JWKS_URL, algorithm: OIDC_ALGORITHM };
}
