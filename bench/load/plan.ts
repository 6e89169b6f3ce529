import type { Body } from './bodies.ts';
import { dayText, momentText, yearOf } from './calendar.ts';
import type { Copy } from './copy.ts';
import { addEditions } from './edition.ts';
import { planItem, type Item } from './item.ts';
import { PlanStory } from './plan-story.ts';
import { cancel, carryOut, type ItemAct } from './progress.ts';
import type { Random } from './random.ts';

/** A plan as it is being written. */
export interface Plan {
  id: string;
  body: Body;
  year: number;
  title: string;
  documentNumber: string | null;
  offices: string[] | null;
  story: PlanStory;
  items: Item[];
}

const review = '全年协商议题按计划推进，成果报送党委、政府研究采纳，办理情况良好。';
const day = (at: number | null): string | null => (at === null ? null : dayText(at));

/** The plan of a body for a year, with all that belongs to it. Years come in their order: document numbers follow them. */
export function addPlan(body: Body, year: number, copy: Copy, random: Random): void {
  const story = new PlanStory(body, year, random);
  const count = Math.max(1, Math.min(300, Math.round(body.items * (0.8 + 0.4 * random.fraction()))));
  const plan: Plan = {
    ...{ id: random.uuid(story.createdOn), body, year, story },
    title: `${titleOf(body)}${year}年度协商计划`,
    documentNumber: story.issuedOn === null ? null : nextNumber(body, yearOf(story.issuedOn), copy, random),
    offices: story.issuedOn === null ? null : officesOf(random),
    items: Array.from({ length: count }, (_, at) => planItem(body, year, at + 1, story.createdOn, random)),
  };
  addRow(plan, copy);
  addGates(plan, copy, random);
  addActs(plan, copy, random);
  addItems(plan, copy, random);
  tally(plan);
}

const titleOf = ({ level, name }: Body): string => (level === 'TOWNSHIP' ? `${name}政协工委` : `政协${name}委员会`);

function officesOf(random: Random): string[] {
  if (random.chance(0.6)) return ['CONFERENCE_OFFICE'];
  return ['PARTY_COMMITTEE_OFFICE', 'GOVERNMENT_OFFICE', 'CONFERENCE_OFFICE'];
}

/** The next number of the body's series for the calendar year; a series is written when the next one begins. */
function nextNumber(body: Body, year: number, copy: Copy, random: Random): string {
  const { series } = body;
  if (year !== series.year) {
    endSeries(body, copy, random);
    Object.assign(series, { year, last: 0 });
  }
  series.last += 1;
  return `${body.mark}〔${year}〕${series.last}号`;
}

export function endSeries({ series, scope }: Body, copy: Copy, random: Random): void {
  if (series.last > 0) copy.add('number_series', scope, [0, random.uuid(0), series.year, series.last]);
}

function addRow({ id, body, year, title, documentNumber, offices, story }: Plan, copy: Copy): void {
  const { state, reach, round, returnReason, reportedOn, issuedOn, amendedOn, closedOn, createdOn, updatedOn } = story;
  const edition = issuedOn === null ? 0 : amendedOn === null ? 1 : 2;
  copy.add('plan', body.scope, [
    ...[reach, id, body.level, year, title, state, edition, round, returnReason, day(reportedOn), day(issuedOn)],
    ...[offices && `{${offices.join()}}`, documentNumber, day(closedOn), closedOn === null ? null : review],
    ...[momentText(createdOn), momentText(updatedOn, story.acts.length), story.acts.length + 1],
  ]);
}

/** The bodies above see the gates of the round that passed, once the plan is reported. */
function addGates({ id, body, story }: Plan, copy: Copy, random: Random): void {
  for (const { round, position, kind, name, decision, day: decidedOn } of story.gates) {
    const reach = round === story.round ? Math.min(story.reach, 1) : 0;
    const remark = decision === 'RETURNED' ? '选题重复，请进一步凝练后再报。' : null;
    copy.add('plan_gate', body.scope, [
      ...[reach, random.uuid(story.createdOn), id, round, position, kind, name, decision, day(decidedOn), null, remark],
    ]);
  }
}

function addActs({ id, body, story }: Plan, copy: Copy, random: Random): void {
  const { officer, scope } = body;
  for (const [at, { act, from, to, day: on, reach, note }] of story.acts.entries()) {
    copy.add('plan_event', scope, [
      ...[reach, random.uuid(on), id, act, from, to, note, officer.id, officer.name, momentText(on, at + 1)],
    ]);
  }
}

function addItems(plan: Plan, copy: Copy, random: Random): void {
  const { body, story, items } = plan;
  const { issuedOn, amendedOn, closedOn } = story;
  if (issuedOn !== null) addEditions(plan, issuedOn, amendedOn, copy, random);
  for (const item of items) {
    const dropped = amendedOn !== null && item === items[items.length - 1];
    const acts = dropped
      ? [cancel(item, amendedOn)]
      : issuedOn === null
        ? []
        : carryOut(item, amendedOn ?? issuedOn, closedOn, random);
    addItem(plan, item, copy);
    for (const [at, act] of acts.entries()) addItemAct(plan, item, act, at, copy, random);
    body.tally.events += acts.length;
  }
}

function addItem({ id, body, year, story }: Plan, item: Item, copy: Copy): void {
  copy.add('plan_item', body.scope, [
    ...[
      story.reach,
      item.id,
      body.level,
      id,
      year,
      item.position,
      item.title,
      item.description,
      item.form,
      item.onPolicy,
    ],
    ...[item.source, item.themeId, item.alignedThemeId, item.alignedItemId, item.leadChair, item.committee],
    ...[`{${item.departments.join()}}`, `{${item.participants.map(({ code }) => code).join()}}`, '{}'],
    ...[item.plannedAs, dayText(item.from), dayText(item.due), item.phase, item.state, day(item.doneOn)],
    ...[day(item.postponedUntil), item.postponedReason, item.version],
  ]);
}

function addItemAct({ body, story }: Plan, item: Item, act: ItemAct, at: number, copy: Copy, random: Random): void {
  const { officer, scope } = body;
  copy.add('plan_item_event', scope, [
    ...[story.reach, random.uuid(act.day), item.id, act.act, act.from, act.to, act.phase, dayText(act.day)],
    ...[day(act.until), act.note, officer.id, officer.name, momentText(act.day, at + 1)],
  ]);
}

function tally({ id, body, year, story, items }: Plan): void {
  body.tally.plans += 1;
  body.tally.items += items.length;
  body.tally.events += story.acts.length;
  if (story.reach < 1) return;
  body.tally.seen.plans += 1;
  body.tally.seen.items += items.length;
  body.tally.shown = { id, year, state: story.state, items: items.length };
  if (story.reach < 2) return;
  // A theme of a body above that the offered item itself is aligned to counts as its theme.
  body.offered = items.slice(0, 10).map((item) => ({ id: item.id, theme: item.themeId ?? item.alignedThemeId }));
}
