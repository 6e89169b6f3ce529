import type { HeldSeat, Level, Role, Viewer } from '../platform/context.js';
import type { Database } from '../platform/database/database.js';
import { badInput, forbidden, unauthenticated, type ApiError } from '../platform/errors.js';
import { hashOfSecret, isSecret } from '../platform/secret.js';
import { holdingSeat } from '../seat/index.js';
import type { Identify } from '../platform/http/server.js';
import type { ReadSubject } from './oidc.service.js';

/** What a token of this service begins with: it is recognised wherever it turns up. */
export const tokenPrefix = 'cn';

/** One answer for a seat in a body of others and in one that does not exist. */
export const seatNotHeld = (): ApiError =>
  forbidden({ en: 'You hold no seat in this body.', zh: '您在该单位没有席位。' });

export interface IdentifyOptions {
  now: () => Date;
  /** Reads the tokens of the OIDC issuer, if there is one. */
  readSubject?: ReadSubject;
}

/**
 * Finds out who asks, from `Authorization: Bearer …` and `X-Body`. Asked again with every request, in one statement, so
 * that whatever ends a sign-in ends it at once: signing out, time, another password, a disabled account, the end of its seat.
 */
export function makeIdentify(database: Database, options: IdentifyOptions): Identify {
  return async ({ authorization, body }) => {
    if (authorization === undefined) return { viewer: null };
    const [, token] = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization) ?? [];
    const seats = token ? await seatsBehind(token, database, options) : [];
    if (seats.length === 0) return { viewer: null, refusal: unauthenticated() };
    if (body === undefined) return byDefault(seats);
    if (!/^[1-9]\d{11}$/.test(body)) return { viewer: null, refusal: malformed() };
    const named = seats.find(({ bodyId }) => bodyId === Number(body));
    return named ? { viewer: viewerIn(named, seats) } : { viewer: null, refusal: seatNotHeld() };
  };
}

/** Which of several accounts is meant, no body that has linked the subject can say for the others. */
function byDefault(seats: readonly SeatRow[]): Awaited<ReturnType<Identify>> {
  const accounts = new Set(seats.map(({ accountId }) => accountId));
  return accounts.size === 1 ? { viewer: viewerIn(seats[0], seats) } : { viewer: null, refusal: unnamed() };
}

const unnamed = (): ApiError =>
  badInput('X-Body', {
    en: 'name the body to act in: several bodies have linked you to an account.',
    zh: '您在多个单位均有关联账号，请指明以哪个单位身份办理。',
  });

const malformed = (): ApiError =>
  badInput('X-Body', { en: 'must be a 12-digit division code.', zh: '应为 12 位行政区划代码。' });

/** A seat that the token may act in, with all that the viewer is made of. */
interface SeatRow {
  accountId: string;
  personId: string;
  personName: string;
  sessionId: string | null;
  named: boolean;
  seatId: string;
  roles: Role[];
  bodyId: number;
  level: Level;
  name: string;
  cityId: number;
  countyId: number;
  parentId: number;
  timeZone: string;
  closedOn: string | null;
}

const columns = `a.id as "accountId", p.id as "personId", p.name as "personName", t.id as "seatId", t.roles,
  b.id as "bodyId", b.level, b.name, b.city_id as "cityId", b.county_id as "countyId", b.parent_id as "parentId",
  b.time_zone as "timeZone", b.closed_on as "closedOn"`;

const seatsOfAccount = `join person p on p.id = a.person_id
  join seat t on t.person_id = a.person_id and t.state = 'HELD' and ${holdingSeat}
  join body b on b.city_id = t.city_id and b.id = t.tenant_id`;

/** The seats behind a token, the one that acts by default first; none where the token is worth nothing. */
async function seatsBehind(token: string, database: Database, options: IdentifyOptions): Promise<SeatRow[]> {
  if (isSecret(tokenPrefix, token)) return seatsOfSession(token, database, options.now());
  const subject = await options.readSubject?.(token);
  return subject ? seatsOfSubject(subject, database) : [];
}

async function seatsOfSession(token: string, database: Database, now: Date): Promise<SeatRow[]> {
  const seats = await database.identify<SeatRow>(
    'seats_of_session',
    `select s.id as "sessionId", t.city_id = s.seat_city_id and t.id = s.seat_id as named, ${columns}
     from sign_in_session s
     join account a on a.city_id = s.account_city_id and a.id = s.account_id and a.state = 'ACTIVE'
       and a.password_version = s.password_version
     ${seatsOfAccount}
     where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2
     order by named desc, t.started_at, t.id`,
    [hashOfSecret(token), now],
  );
  // The seat chosen when signing in has ended: so has the sign-in, whatever else the person holds.
  return seats[0]?.named ? seats : [];
}

async function seatsOfSubject(
  { issuer, subject }: { issuer: string; subject: string },
  database: Database,
): Promise<SeatRow[]> {
  return database.identify<SeatRow>(
    'seats_of_subject',
    `select null as "sessionId", true as named, ${columns}
     from identity i join account a on a.city_id = i.city_id and a.id = i.account_id and a.state = 'ACTIVE'
     ${seatsOfAccount}
     where i.issuer = $1 and i.subject = $2
     order by t.account_id is null, t.started_at, t.id`,
    [issuer, subject],
  );
}

function viewerIn(acting: SeatRow, all: readonly SeatRow[]): Viewer {
  const { accountId, personId, personName, seatId, sessionId, roles } = acting;
  const { body } = heldSeat(acting);
  const seats = all.map(heldSeat);
  return { accountId, personId, personName, seatId, roles, body, seats, sessionId: sessionId ?? undefined };
}

function heldSeat({ seatId, roles, bodyId, ...row }: SeatRow): HeldSeat {
  const { level, name, cityId, countyId, parentId, timeZone, closedOn } = row;
  return { id: seatId, roles, body: { id: bodyId, level, name, cityId, countyId, parentId, timeZone, closedOn } };
}
