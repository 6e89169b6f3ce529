import { registerEnumType } from 'type-graphql';
import { eventLevels, type EventLevel as Word } from '../scoring/index.js';

const levels: Readonly<Record<Word, string>> = {
  NATIONAL: 'National 国家级.',
  PROVINCE: 'Of a province 省级.',
  CITY: 'Of a city 市级.',
  COUNTY: 'Of a county 县级.',
  TOWNSHIP: 'Of a township 乡镇级.',
};

/** Levels of the scoring engine, the same words. */
export type EventLevel = Word;
export const EventLevel = Object.fromEntries(eventLevels.map((each) => [each, each])) as { [Each in Word]: Each };
registerEnumType(EventLevel, {
  name: 'EventLevel',
  description: 'Level at which something was done, adopted or commended 事项级别.',
  valuesConfig: Object.fromEntries(eventLevels.map((each) => [each, { description: levels[each] }])),
});

/** What an entry is beside the others. */
export enum DutyEntry {
  RECORD = 'RECORD',
  COMPENSATION = 'COMPENSATION',
  REPLACEMENT = 'REPLACEMENT',
}
registerEnumType(DutyEntry, {
  name: 'DutyEntry',
  description: 'What an entry of duty events is beside the others 记录性质. Entries are never changed.',
  valuesConfig: {
    RECORD: { description: 'Something that happened 原始记录.' },
    COMPENSATION: { description: 'Takes an earlier entry back, for some members or all 冲正.' },
    REPLACEMENT: { description: 'Says anew what an earlier entry said wrongly 更正.' },
  },
});

/** What an entry is, by what it refers to. */
export function entryOf({ compensatesId, replacesId }: Referring): DutyEntry {
  if (compensatesId) return DutyEntry.COMPENSATION;
  return replacesId ? DutyEntry.REPLACEMENT : DutyEntry.RECORD;
}

interface Referring {
  compensatesId?: string | null;
  replacesId?: string | null;
}
