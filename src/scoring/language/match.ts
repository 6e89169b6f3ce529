import type { CountedThing, EventLevel, Family, MemberGroupKind, ParticipationRole } from './vocabulary.js';

/**
 * Which events are meant: all that is given must hold, each list by one of its entries. A match that names roles
 * nowhere means those who took part: whoever was absent did not.
 */
export interface Match {
  readonly families?: readonly Family[];
  readonly kinds?: readonly string[];
  readonly roles?: readonly ParticipationRole[];
  readonly results?: readonly string[];
  readonly levels?: readonly EventLevel[];
  readonly organisers?: readonly string[];
  readonly tags?: readonly string[];
  /** Days of the year, "MM-DD", both included, in the order of the scheme's period. */
  readonly on?: { readonly from?: string; readonly to?: string };
  readonly all?: readonly Match[];
  readonly any?: readonly Match[];
  readonly not?: Match;
}

/** Which subjects are meant: all that is given must hold, each list by one of its entries. */
export interface SubjectFilter {
  readonly kinds?: readonly string[];
  readonly roles?: readonly string[];
  readonly groups?: readonly GroupFilter[];
  readonly tags?: readonly string[];
  readonly all?: readonly SubjectFilter[];
  readonly any?: readonly SubjectFilter[];
  readonly not?: SubjectFilter;
}

export interface GroupFilter {
  readonly kind?: MemberGroupKind;
  readonly name?: string;
  readonly role?: string;
}

/** A figure of a subject; counts and attendance over one year, several or the term. */
export type Measure = CountMeasure | PointsMeasure | AttendanceMeasure | RateMeasure;

export interface CountMeasure {
  readonly count: Match;
  readonly of?: CountedThing;
  /** So many years together, this one being the last, or the term so far; by default this year. */
  readonly years?: number | 'TERM';
}

/** Points of a group, a rule or the "TOTAL", of this year or so many years ago. */
export interface PointsMeasure {
  readonly points: string;
  readonly ago?: number;
}

/** Attended of those called to, per cent. */
export interface AttendanceMeasure {
  readonly attendance: Match;
  readonly of?: 'EVENTS' | 'HALF_DAYS';
  /** Roles that attended; by default all but the absent ones. */
  readonly attended?: readonly ParticipationRole[];
  /** Whether absence with leave is left out of those called to; by default it is an absence. */
  readonly leave?: 'ABSENT' | 'LEFT_OUT';
  readonly years?: number | 'TERM';
}

/** Events that fit `part` of those that fit `rate`, per cent. */
export interface RateMeasure {
  readonly rate: Match;
  readonly part: Match;
  readonly years?: number | 'TERM';
}
