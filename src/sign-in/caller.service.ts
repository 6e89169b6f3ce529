import type { HeldSeat, Level, Role, Viewer } from '../platform/context.js';
import type { Database } from '../platform/database/database.js';
import { badInput, forbidden, unauthenticated, type ApiError } from '../platform/errors.js';
import type { Identify } from '../platform/http/server.js';
import { Memory } from './memory.service.js';
import type { ReadSubject } from './oidc.service.js';
import { proofIn, type Proof } from './proof.service.js';

/** One answer for a seat in a body of others and in one that does not exist. */
export const seatNotHeld = (): ApiError =>
  forbidden({ en: 'You hold no seat in this body.', zh: '您在该单位没有席位。' });

export interface IdentifyOptions {
  now: () => Date;
  /** Reads the tokens of the OIDC issuer, if there is one. */
  readSubject?: ReadSubject;
}

type Caller = Awaited<ReturnType<Identify>>;

/**
 * Finds out who asks, from `Authorization: Bearer …` and `X-Body`. Whoever has asked before is remembered; then his
 * transaction begins with the proof that nothing of that has changed. So whatever ends a sign-in ends it at once: signing
 * out, time, another password, a disabled account, the end of its seat.
 */
export function makeIdentify(database: Database, options: IdentifyOptions): Identify {
  const memory = new Memory<Known>(10_000);
  return async ({ authorization, body }) => {
    if (authorization === undefined) return { viewer: null };
    const proof = await proofIn(authorization, options);
    if (!proof) return { viewer: null, refusal: unauthenticated() };
    const lookUp = async (): Promise<Caller> => {
      const known = await lookedUp(proof, database);
      if (known.seats.length > 0) memory.keep(proof.key, known);
      else memory.forget(proof.key);
      return callerFrom(known.seats, body);
    };
    const known = memory.recall(proof.key);
    const { viewer } = known ? callerFrom(known.seats, body) : { viewer: null };
    // Only what lets somebody in is taken from memory: a refusal may have become untrue.
    return known && viewer ? { viewer, remembered: { enter: proof.enter(known.mark, viewer), lookUp } } : lookUp();
  };
}

/** What was found out of somebody, and the text that shows whether it is still so. */
interface Known {
  seats: SeatRow[];
  mark: string | null;
}

async function lookedUp(proof: Proof, database: Database): Promise<Known> {
  const rows = await database.identify<SeatRow & { mark: string }>(proof.name, proof.text, proof.values());
  // The seat chosen when signing in has ended: so has the sign-in, whatever else the person holds.
  return { seats: rows[0]?.named ? rows : [], mark: rows[0]?.mark ?? null };
}

function callerFrom(seats: readonly SeatRow[], body: string | undefined): Caller {
  if (seats.length === 0) return { viewer: null, refusal: unauthenticated() };
  if (body === undefined) return byDefault(seats);
  if (!/^[1-9]\d{11}$/.test(body)) return { viewer: null, refusal: malformed() };
  const named = seats.find(({ bodyId }) => bodyId === Number(body));
  return named ? { viewer: viewerIn(named, seats) } : { viewer: null, refusal: seatNotHeld() };
}

/** Which of several accounts is meant, no body that has linked the subject can say for the others. */
function byDefault(seats: readonly SeatRow[]): Caller {
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
