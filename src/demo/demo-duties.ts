import { Role, type Viewer } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';
import { daysAfter } from '../platform/days.js';
import type { Cast } from './demo-plan.js';
import { act, type Stage } from './stage.js';

/** What the member says to what is recorded of him: he confirms, or objects with a reason, on which it may be decided. */
export interface DemoAnswer {
  confirm?: boolean;
  reason?: string;
  upheld?: boolean;
  decision?: string;
  role?: string;
}

export interface DemoDuty {
  on: string;
  kind: string;
  title: string;
  halfDays?: number;
  level?: string;
  organiser?: string;
  results?: string[];
  tags?: string[];
  quantity?: number;
  /** By their part, as keys of the register; the demo account of the body's member is `member`. */
  participants: Record<string, string[]>;
  answer?: DemoAnswer;
  /** Recorded once more, with another value. */
  again?: { organiser: string };
  /** Taken back for this reason, and said anew for the day before. */
  correction?: string;
}

export interface DemoDuties {
  body: string;
  events: DemoDuty[];
}

/** The keys of a body's members by their keys in its register; the demo account of a member by `member`. */
export type MemberKeys = (body: string, self: string) => Promise<Map<string, string>>;

/** Ids of the kinds of duty events by body and code. */
export type KindIds = Map<string, string>;

/** Plays the duty events of one body: its kinds, then event by event, with what the member answered. */
export async function playDuties(
  { body, events }: DemoDuties,
  { stage, cast, members, kinds: known }: { stage: Stage; cast: Cast; members: MemberKeys; kinds: KindIds },
): Promise<void> {
  const office = cast(Role.OFFICE, body);
  const self = cast(Role.MEMBER, body);
  const adopt = act('adoptStandardDutyKinds', 'AdoptStandardDutyKindsInput', {}, 'dutyKinds { id code }');
  const [{ dutyKinds }] = await stage.play(office, '2025-01-02', [adopt]);
  const kinds = new Map((dutyKinds as unknown as { id: string; code: string }[]).map(({ id, code }) => [code, id]));
  for (const [code, id] of kinds) known.set(`${body} ${code}`, id);
  const register = await members(body, self.personName);
  const idOf = (key: string): string => globalId('Member', register.get(key)!);
  for (const event of events) await playEvent(event, { stage, office, self, idOf, kindId: kinds.get(event.kind)! });
}

interface Scene {
  stage: Stage;
  office: Viewer;
  self: Viewer;
  kindId: string;
  idOf: (key: string) => string;
}

async function playEvent(event: DemoDuty, scene: Scene): Promise<void> {
  const { stage, office } = scene;
  const { on, again, correction, answer } = event;
  const input = contentOf(event, scene);
  const recorded = daysAfter(on, 1);
  const part = 'dutyEvent { id participations(first: 100) { nodes { id member { id } } } }';
  const [{ dutyEvent }] = await stage.play(office, recorded, [
    act('recordDutyEvent', 'RecordDutyEventInput', input, part),
  ]);
  if (again)
    await stage.play(office, recorded, [
      act('recordDutyEvent', 'RecordDutyEventInput', { ...input, ...again }, '__typename'),
    ]);
  if (correction) {
    const replacement = { ...input, happenedOn: daysAfter(on, -1) };
    const correct = { eventId: dutyEvent.id, reason: correction, replacement };
    await stage.play(office, daysAfter(on, 3), [
      act('correctDutyEvent', 'CorrectDutyEventInput', correct, '__typename'),
    ]);
  }
  if (answer) await playAnswer(answer, (dutyEvent as Event).participations.nodes, daysAfter(on, 2), scene);
}

interface Event {
  id: string;
  participations: { nodes: { id: string; member: { id: string } }[] };
  [field: string]: unknown;
}

function contentOf(event: DemoDuty, { kindId, idOf }: Scene): Record<string, unknown> {
  const { on: happenedOn, title, halfDays, level, organiser, results, tags, quantity } = event;
  const participants = Object.entries(event.participants).flatMap(([role, keys]) =>
    keys.map((key) => ({ memberId: idOf(key), role })),
  );
  return { kindId, title, happenedOn, halfDays, level, organiser, results, tags, quantity, participants };
}

/** What the member says to what is recorded of him, and what becomes of it. */
async function playAnswer(
  { confirm, reason, upheld, decision, role }: DemoAnswer,
  parts: Event['participations']['nodes'],
  day: string,
  { stage, office, self, idOf }: Scene,
): Promise<void> {
  const participationId = parts.find(({ member }) => member.id === idOf('member'))!.id;
  const answer = confirm
    ? act('confirmParticipation', 'ParticipationInput', { participationId }, '__typename')
    : act('objectToParticipation', 'ObjectToParticipationInput', { participationId, reason }, '__typename');
  await stage.play(self, day, [answer]);
  if (upheld === undefined) return;
  const decided = { participationId, upheld, reason: decision, role };
  await stage.play(office, daysAfter(day, 3), [act('decideObjection', 'DecideObjectionInput', decided, '__typename')]);
}
