import type {
  EventLevel,
  EventStanding,
  Family,
  MemberGroupKind,
  ParticipationRole,
  SubjectKind,
} from './language/vocabulary.js';

/** Whoever is assessed. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly roles?: readonly string[];
  readonly groups?: readonly { readonly kind: MemberGroupKind; readonly name: string; readonly role?: string }[];
  readonly tags?: readonly string[];
  /** First day as a subject, "YYYY-MM-DD": no year before it speaks for or against him. */
  readonly since?: string;
}

/** A participation 履职记录 as the engine sees it: one subject's part in one event. */
export interface DutyEvent {
  readonly id: string;
  readonly kind: string;
  readonly family: Family;
  readonly on: string;
  /** What it was, where nothing else tells: lines carry it. */
  readonly title?: string;
  readonly role: ParticipationRole;
  readonly standing: EventStanding;
  /** By default 1. */
  readonly halfDays?: number;
  /** Money given, households helped, characters written: whatever the kind counts in. */
  readonly quantity?: number;
  readonly level?: EventLevel;
  readonly results?: readonly string[];
  readonly tags?: readonly string[];
  readonly organiser?: string;
  /** The object it arose from: several events of one proposal have the same source. */
  readonly source?: string;
  /** How many persons share it, and the subject's place among them, from 1. */
  readonly authors?: number;
  readonly place?: number;
  readonly evidence?: readonly Evidence[];
}

export interface Evidence {
  readonly kind: string;
  readonly reference: string;
}

/** Points an assessor gave by a mark rule. */
export interface Mark {
  readonly id: string;
  readonly rule: string;
  readonly by: string;
  readonly points: number;
  /** What was marked, where each item is. */
  readonly item?: string;
}

/** What earlier years left, and the term. */
export interface History {
  readonly years?: readonly PastYear[];
  /** All his events of earlier years, as far as the term and the rules look back; missing: they are not known. */
  readonly events?: readonly DutyEvent[];
  readonly term?: { readonly from: string; readonly until?: string };
}

/** A closed year; `points` by id of group or rule. */
export interface PastYear {
  readonly year: number;
  readonly total: number;
  readonly grade?: string | null;
  readonly points?: Readonly<Record<string, number>>;
}
