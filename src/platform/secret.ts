import { hash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits that says by its prefix what it is, such as `cn_…` for a token. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** Whether a text can be a secret with this prefix at all. */
export const isSecret = (prefix: string, text: string): boolean =>
  text.startsWith(`${prefix}_`) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefix.length + 1));

/** What is kept of a secret. It is random, so that a plain hash does. */
export const hashOfSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');
