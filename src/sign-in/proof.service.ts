import type { Viewer } from '../platform/context.js';
import type { Sent } from '../platform/database/batch.js';
import { settingsOf } from '../platform/database/transaction.js';
import { hashOfSecret, isSecret } from '../platform/secret.js';
import type { IdentifyOptions } from './caller.service.js';

/** What a token of this service begins with: it is recognised wherever it turns up. */
export const tokenPrefix = 'cn';

/** What a request brings to show who asks: the statement that finds out, and the one that enters if it is as before. */
export interface Proof {
  key: string;
  name: string;
  text: string;
  values(): unknown[];
  enter(mark: string | null, viewer: Viewer): Sent;
}

const columns = `account_id as "accountId", person_id as "personId", person_name as "personName", session_id as "sessionId",
  named, seat_id as "seatId", roles, body_id as "bodyId", level, name, city_id as "cityId", county_id as "countyId",
  parent_id as "parentId", time_zone as "timeZone", closed_on as "closedOn"`;

/** The proof in an `Authorization` header; none where its token is worth nothing. */
export async function proofIn(
  authorization: string,
  { now, readSubject }: IdentifyOptions,
): Promise<Proof | undefined> {
  const [, token] = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization) ?? [];
  if (!token) return undefined;
  if (isSecret(tokenPrefix, token)) return bySession(hashOfSecret(token), now);
  const named = await readSubject?.(token);
  return named && bySubject(named.issuer, named.subject);
}

const bySession = (hash: Buffer, now: () => Date): Proof => ({
  key: hash.toString('base64url'),
  name: 'seats_of_session',
  text: `select ${columns}, mark_of_session($1, $2) as mark from seats_of_session($1, $2)`,
  values: () => [hash, now()],
  enter: (mark, viewer) => ({
    name: 'enter_by_session',
    text: 'select enter_by_session($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [hash, now(), mark, ...settingsOf(viewer)],
    asTexts: true,
  }),
});

const bySubject = (issuer: string, subject: string): Proof => ({
  key: JSON.stringify([issuer, subject]),
  name: 'seats_of_subject',
  text: `select ${columns}, mark_of_subject($1, $2) as mark from seats_of_subject($1, $2)`,
  values: () => [issuer, subject],
  enter: (mark, viewer) => ({
    name: 'enter_by_subject',
    text: 'select enter_by_subject($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [issuer, subject, mark, ...settingsOf(viewer)],
    asTexts: true,
  }),
});
