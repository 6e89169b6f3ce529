import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Oidc } from '../platform/config.js';

/** Whom a token of an OIDC issuer names; undefined where it is not a good one. */
export type ReadSubject = (token: string) => Promise<{ issuer: string; subject: string } | undefined>;

const types = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

/**
 * Reads the tokens of one issuer: algorithm, issuer and audience are fixed, keys come from its key set only. A key set
 * that cannot be fetched is a failure of ours and thrown; it does not make a token bad.
 */
export function makeReadSubject(oidc: Oidc): ReadSubject {
  const keys = createRemoteJWKSet(new URL(oidc.jwksUrl), { timeoutDuration: 3_000, cooldownDuration: 30_000 });
  const rules = {
    issuer: oidc.issuer,
    audience: oidc.audience,
    algorithms: [oidc.algorithm],
    requiredClaims: ['sub', 'exp'],
    clockTolerance: 5,
  };
  return async (token) => {
    if (token.split('.').length !== 3) return undefined;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, rules);
      if (!types.has(protectedHeader.typ?.toLowerCase() ?? '')) return undefined;
      return typeof payload.sub === 'string' && payload.sub !== ''
        ? { issuer: oidc.issuer, subject: payload.sub }
        : undefined;
    } catch (error) {
      if (isBadToken(error)) return undefined;
      throw error;
    }
  };
}

const ofTheKeySet = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']);

const isBadToken = (error: unknown): boolean => error instanceof errors.JOSEError && !ofTheKeySet.has(error.code);
