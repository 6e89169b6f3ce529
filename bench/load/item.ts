import type { Body, Level } from './bodies.ts';
import { dayOf } from './calendar.ts';
import type { Random } from './random.ts';
import { committees, departments, givenNames, itemDescriptions, itemTitles, surnames } from './words.ts';

export type ItemState = 'PLANNED' | 'UNDERWAY' | 'POSTPONED' | 'DONE' | 'CANCELLED';
export type Phase = 'TOPIC' | 'RESEARCH' | 'CONSULTATION' | 'OUTCOME' | 'FOLLOW_UP' | 'EVALUATION';

/** An item (协商议题) as it is planned; progress changes the last ones. */
export interface Item {
  id: string;
  position: number;
  title: string;
  description: string | null;
  form: string;
  onPolicy: boolean;
  source: string;
  themeId: string | null;
  alignedThemeId: string | null;
  alignedItemId: string | null;
  leadChair: string | null;
  committee: string | null;
  departments: string[];
  participants: Body[];
  plannedAs: 'DATE' | 'MONTH' | 'QUARTER';
  from: number;
  due: number;
  phase: Phase;
  state: ItemState;
  doneOn: number | null;
  postponedUntil: number | null;
  postponedReason: string | null;
  version: number;
}

const forms: Record<Level, readonly (readonly [string, number])[]> = {
  CITY: [
    ['PLENARY', 1],
    ['STANDING_COMMITTEE', 2],
    ['CHAIR_MEETING', 4],
    ['SPECIAL', 3],
    ['COUNTERPART', 6],
    ['SECTOR', 3],
    ['PROPOSAL_HANDLING', 3],
    ['JOINT_MEETING', 1],
  ],
  COUNTY: [
    ['STANDING_COMMITTEE', 2],
    ['CHAIR_MEETING', 4],
    ['SPECIAL', 3],
    ['COUNTERPART', 4],
    ['SECTOR', 2],
    ['PROPOSAL_HANDLING', 3],
    ['MONTHLY', 3],
    ['REMOTE', 1],
  ],
  TOWNSHIP: [
    ['MICRO', 8],
    ['SECTOR', 1],
    ['MONTHLY', 1],
  ],
};
const sources = [
  ['PARTY_GOVERNMENT', 4],
  ['MEMBER', 5],
  ['RESIDENT', 2],
  ['PUBLIC', 1],
  ['DEPARTMENT', 2],
  ['PARTY_OR_ORGANISATION', 1],
  ['CARRIED_OVER', 1],
] as const;

export function planItem(body: Body, year: number, position: number, day: number, random: Random): Item {
  const form = random.weighted(forms[body.level]);
  const town = body.level === 'TOWNSHIP';
  return {
    ...{ id: random.uuid(day), position, form, source: random.weighted(sources) },
    title: random.pick(itemTitles),
    description: random.chance(0.6) ? random.pick(itemDescriptions) : null,
    onPolicy: form === 'STANDING_COMMITTEE' || random.chance(0.3),
    themeId: body.themes.length > 0 && random.chance(0.8) ? random.pick(body.themes) : null,
    ...alignment(body, random),
    leadChair: random.pick(surnames) + random.pick(givenNames),
    committee: town ? null : random.pick(committees),
    departments: some(departments, 3, random),
    participants: body.children.length > 0 && random.chance(0.3) ? some(body.children, 3, random) : [],
    ...plannedTime(year, random),
    ...{ phase: 'TOPIC', state: 'PLANNED', doneOn: null, postponedUntil: null, postponedReason: null, version: 1 },
  };
}

/** To a theme of a body above, or to one of its items together with the item's theme. */
function alignment({ above }: Body, random: Random): Pick<Item, 'alignedThemeId' | 'alignedItemId'> {
  if (above.length === 0 || random.chance(0.6)) return { alignedThemeId: null, alignedItemId: null };
  const { themes, offered } = random.chance(0.7) ? above[0] : above[above.length - 1];
  if (offered.length > 0 && random.chance(0.15)) {
    const { id, theme } = random.pick(offered);
    return { alignedThemeId: theme, alignedItemId: id };
  }
  return { alignedThemeId: random.pick(themes), alignedItemId: null };
}

function plannedTime(year: number, random: Random): Pick<Item, 'plannedAs' | 'from' | 'due'> {
  const month = random.whole(2, 12);
  const way = random.fraction();
  if (way < 0.3) {
    const first = month - ((month - 1) % 3);
    return { plannedAs: 'QUARTER', from: dayOf(year, first, 1), due: dayOf(year, first + 3, 0) };
  }
  if (way < 0.8) return { plannedAs: 'MONTH', from: dayOf(year, month, 1), due: dayOf(year, month + 1, 0) };
  const from = dayOf(year, month, random.whole(1, 25));
  return { plannedAs: 'DATE', from, due: from + random.whole(0, 3) };
}

/** One to `most` different ones. */
function some<T>(all: readonly T[], most: number, random: Random): T[] {
  const first = random.whole(0, all.length - 1);
  const count = Math.min(all.length, random.whole(1, most));
  return Array.from({ length: count }, (_, at) => all[(first + at) % all.length]);
}
