import type { FastifyBaseLogger } from 'fastify';
import type { ApiError, Language } from './errors.js';
import type { Sent } from './database/batch.js';
import type { UnitOfWork } from './database/unit-of-work.js';
import type { Reader } from './read/reader.js';

/** Level of a body 层级: stored, never derived from its name. */
export enum Level {
  CITY = 'CITY',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
}

/** Role of a seat 角色. A person may hold several in one body. */
export enum Role {
  ADMIN = 'ADMIN',
  CHAIR = 'CHAIR',
  OFFICE = 'OFFICE',
  COMMITTEE = 'COMMITTEE',
  LIAISON = 'LIAISON',
  MEMBER = 'MEMBER',
  HANDLER = 'HANDLER',
  AUDITOR = 'AUDITOR',
}

/** The roles that keep the duty files 履职档案 of their body; all others read their own only. */
export const keepingFiles: readonly Role[] = [
  Role.ADMIN,
  Role.CHAIR,
  Role.OFFICE,
  Role.COMMITTEE,
  Role.LIAISON,
  Role.AUDITOR,
];

/** The scope columns of a body: one per level, 0 where the level does not apply. */
export interface ScopedBody {
  /** 12-digit division code. */
  id: number;
  level: Level;
  name: string;
  cityId: number;
  countyId: number;
  parentId: number;
  timeZone: string;
  closedOn: string | null;
}

/** A seat that a person holds in a body. He acts in one at a time. */
export interface HeldSeat {
  id: string;
  roles: readonly Role[];
  body: ScopedBody;
}

/** Who asks: one person acting in one seat of one body. */
export interface Viewer {
  accountId: string;
  personId: string;
  seatId: string;
  personName: string;
  roles: readonly Role[];
  body: ScopedBody;
  /** All the seats he may act in, this one among them. */
  seats: readonly HeldSeat[];
  /** The sign-in the token stands for; absent with a token of a foreign issuer. */
  sessionId?: string;
}

/** Whether he keeps the duty files of this body, acting in it. */
export const keepsFilesOf = (tenantId: number, { body, roles }: Pick<Viewer, 'body' | 'roles'>): boolean =>
  body.id === tenantId && roles.some((role) => keepingFiles.includes(role));

/** What goes with a viewer who was remembered. */
export interface Remembered {
  /** Enters his transaction, or fails with `CN001` where what was known of him no longer holds. */
  enter: Sent;
  /** Finds out anew who asks. */
  lookUp(): Promise<Pick<Request, 'viewer' | 'refusal'>>;
}

/** What is known of a request before anything is read. `viewer` is null for a caller who has not signed in. */
export interface Request {
  requestId: string;
  address: string;
  language: Language;
  viewer: Viewer | null;
  /** Set where the viewer was not looked up but remembered: his transaction finds out whether he is still who he was. */
  remembered?: Remembered;
  /** Why the token or the seat named in the request cannot be used; answers every operation. */
  refusal?: ApiError;
  log: FastifyBaseLogger;
  /** The clock: tests set it. */
  now: () => Date;
}

/** What every resolver receives. */
export interface RequestContext extends Request {
  /** The operation's transaction; set by the executor for the time of one operation. */
  work: UnitOfWork;
  read: Reader;
}

/** The viewer of an operation that its permission has already required. */
export function viewerOf(context: Pick<Request, 'viewer'>): Viewer {
  if (!context.viewer) throw new Error('an operation without permission for guests ran for a guest');
  return context.viewer;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Today's date (YYYY-MM-DD) in the time zone of the viewer's network: due dates are days there, not instants. */
export function today({ now, viewer }: Pick<Request, 'now' | 'viewer'>): string {
  const timeZone = viewer?.body.timeZone ?? 'Asia/Shanghai';
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(now());
}
