import type { Body, Level } from './bodies.ts';
import { asOf, dayOf, dayText, momentText } from './calendar.ts';
import type { Copy } from './copy.ts';
import type { Random } from './random.ts';
import { themes } from './words.ts';

/** Gates (审议环节) that the plans of a level go through. */
export const gates: Record<Level, readonly (readonly [kind: string, name: string])[]> = {
  CITY: [
    ['GOVERNMENT_CONSULTATION', '征求市政府意见'],
    ['PARTY_GROUP', '市政协党组会议'],
    ['CHAIR_MEETING', '市政协主席会议'],
    ['PARTY_COMMITTEE', '市委常委会会议'],
  ],
  COUNTY: [
    ['PARTY_GROUP', '县政协党组会议'],
    ['CHAIR_MEETING', '县政协主席会议'],
    ['PARTY_COMMITTEE', '县委常委会会议'],
  ],
  TOWNSHIP: [
    ['OTHER', '政协委员联络组会议'],
    ['PARTY_COMMITTEE', '镇党委会议'],
  ],
};

const opened = dayOf(2022, 1, 10);

/** What a body has before its first plan: the person, account and seat of its office, gates, and a term where it has one. */
export function addBody(body: Body, passwordHash: string, copy: Copy, random: Random): void {
  const { id: person, name } = body.officer;
  const account = random.uuid(opened);
  const since = momentText(opened);
  copy.add('person', '', [person, name]);
  copy.add('account', body.scope, [0, account, person, name, 'office', 'ACTIVE', false, passwordHash, 1, 1, since]);
  copy.add('seat', body.scope, [0, random.uuid(opened), account, person, name, '{OFFICE}', 'HELD', false, since]);
  for (const [at, [kind, gate]] of gates[body.level].entries()) {
    copy.add('gate_template', body.scope, [0, random.uuid(opened), at + 1, kind, gate]);
  }
  if (body.level !== 'TOWNSHIP') addTerm(body, copy, random);
}

function addTerm(body: Body, copy: Copy, random: Random): void {
  const term = random.uuid(opened);
  copy.add('term', body.scope, [1, term, 10, dayText(opened), null]);
  for (let session = 1; opened + (session - 1) * 365 < asOf; session++) {
    const first = opened + (session - 1) * 365;
    copy.add('term_session', body.scope, [1, random.uuid(first), term, session, dayText(first), dayText(first + 3)]);
  }
}

/** What a body sets for a year before plans are made: themes, and of a city what it expects of those below. */
export function addYear(body: Body, year: number, copy: Copy, random: Random): void {
  body.offered = [];
  body.themes = [];
  if (body.level === 'TOWNSHIP') return;
  const day = dayOf(year - 1, 12, 2);
  for (const [at, title] of themes.slice(0, body.level === 'CITY' ? 5 : 3).entries()) {
    const id = random.uuid(day);
    body.themes.push(id);
    copy.add('theme', body.scope, [2, id, year, at + 1, title]);
  }
  if (body.level === 'CITY') addExpectations(body, year, day, copy, random);
}

function addExpectations(city: Body, year: number, day: number, copy: Copy, random: Random): void {
  const quotas = [
    ['COUNTY', 1, null, false, 'YEAR', 6, '县级年度协商不少于6次'],
    ['COUNTY', 2, 'CHAIR_MEETING', true, 'YEAR', 3, '县级议政性主席会议不少于3次'],
    ['TOWNSHIP', 1, null, false, 'YEAR', 2, '乡镇年度协商不少于2次'],
    ['TOWNSHIP', 2, 'MICRO', false, 'QUARTER', 1, '乡镇每季度微协商不少于1次'],
  ] as const;
  for (const quota of quotas) copy.add('quota', city.scope, [2, random.uuid(day), year, ...quota]);
  const days = [
    ['COUNTY', dayOf(year, 3, 31), '县级计划3月底前印发'],
    ['TOWNSHIP', dayOf(year, 4, 30), '乡镇计划4月底前印发'],
  ] as const;
  for (const [level, due, label] of days) {
    copy.add('reporting_requirement', city.scope, [2, random.uuid(day), year, level, dayText(due), label]);
  }
}
