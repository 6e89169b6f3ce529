import { dayText, momentText } from './calendar.ts';
import type { Copy } from './copy.ts';
import type { Item } from './item.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

const reason = '因工作安排变化，经研究调整部分议题。';
const cancelled = '与上级部署的议题重复，予以取消。';

/** The first edition of an issued plan (版次), and the second where an amendment cancelled its last item. */
export function addEditions(plan: Plan, issuedOn: number, amendedOn: number | null, copy: Copy, random: Random): void {
  const { items } = plan;
  addEdition(plan, 1, issuedOn, [null, null, null, null], items, copy, random);
  if (amendedOn === null) return;
  const last = items[items.length - 1];
  const after = [...items.slice(0, -1), { ...last, state: 'CANCELLED' as const }];
  const consent = [reason, '主席会议', dayText(amendedOn), null];
  const edition = addEdition(plan, 2, amendedOn, consent, after, copy, random);
  copy.add('plan_change', plan.body.scope, [
    ...[
      plan.story.reach,
      random.uuid(amendedOn),
      edition,
      1,
      'CANCEL',
      last.id,
      last.title,
      null,
      null,
      null,
      cancelled,
    ],
  ]);
}

function addEdition(
  plan: Plan,
  number: number,
  day: number,
  consent: readonly (string | null)[],
  items: readonly Item[],
  copy: Copy,
  random: Random,
): string {
  const { id, body, story } = plan;
  const edition = random.uuid(day);
  const { officer } = body;
  copy.add('plan_edition', body.scope, [
    ...[story.reach, edition, id, number, ...consent, officer.id, officer.name, momentText(day), snapshot(plan, items)],
  ]);
  return edition;
}

/** The whole plan as the product keeps it with an edition. */
function snapshot({ title, year, story, offices, documentNumber }: Plan, items: readonly Item[]): string {
  const issuedOn = dayText(story.issuedOn!);
  return JSON.stringify({ title, year, issuedOn, issuedBy: offices, documentNumber, items: items.map(itemOf) });
}

const itemOf = ({ committee, departments, participants, from, due, ...item }: Item) => ({
  ...{ id: item.id, position: item.position, title: item.title, description: item.description, form: item.form },
  ...{ onPolicy: item.onPolicy, source: item.source, themeId: item.themeId, alignedThemeId: item.alignedThemeId },
  ...{ alignedItemId: item.alignedItemId, leadChair: item.leadChair, responsibleCommittee: committee },
  ...{ handlingDepartments: departments, plannedAs: item.plannedAs, plannedFrom: dayText(from), dueOn: dayText(due) },
  ...{ phase: item.phase, state: item.state },
  participants: participants.map(({ code, level, name }) => ({ id: code, level, name })),
});
