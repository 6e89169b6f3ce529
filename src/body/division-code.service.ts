import { Level } from '../platform/context.js';
import { badInput } from '../platform/errors.js';

/** The number behind a 12-digit code; anything else is bad input of `field`. */
export function codeNumber(code: string, field: string): number {
  if (!isCode(code)) {
    throw badInput(field, { en: 'must be a 12-digit division code.', zh: '应为 12 位行政区划代码。' });
  }
  return Number(code);
}

/** Whether the text has the form of a code. */
export const isCode = (text: string): boolean => /^[1-9]\d{11}$/.test(text);

/** The levels that may stand directly below a level. A city without counties has its townships directly below it. */
export const levelsBelow: Readonly<Record<Level, readonly Level[]>> = {
  CITY: [Level.COUNTY, Level.TOWNSHIP],
  COUNTY: [Level.TOWNSHIP],
  TOWNSHIP: [],
};

// The digits of a code: 2 province, 2 city, 2 county, 3 township, 3 village.
const cityWidth = 100_000_000;
const countyWidth = 1_000_000;
const townshipWidth = 1_000;

/** The code of the city that a code lies in. */
export const cityOf = (code: number): number => code - (code % cityWidth);

/** Whether the code is that of a city, and not of a province. */
export const isCityCode = (code: number): boolean => code % cityWidth === 0 && code % (cityWidth * 100) !== 0;

/** Whether a body of `level` directly below `parent` may have the code: it lies in the parent's range and ends in zeros as its level does. */
export function fitsBelow(code: number, level: Level, parent: number): boolean {
  const [range, width] = level === Level.COUNTY ? [cityWidth, countyWidth] : [countyWidth, townshipWidth];
  return code !== parent && code % width === 0 && Math.floor(code / range) === Math.floor(parent / range);
}

const kindOfPlace = /(自治[县州旗]|地区|[市县旗盟]|(?<![新园发理范])区)$/;
const kindOfTownship = /(民族乡|街道办事处|街道|镇|乡)$/;

/**
 * The document mark 机关代字 a body has until its parent sets another: its name without the kind of place, and 政协; with
 * 联 for the liaison body of a township.
 */
export function documentMarkOf(level: Level, name: string): string {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  const short = letters.replace(level === Level.TOWNSHIP ? kindOfTownship : kindOfPlace, '');
  // 歙县 stays whole: nobody says 歙.
  const place = [...short].length < 2 ? letters : short;
  return level === Level.TOWNSHIP ? `${place}政协联` : `${place}政协`;
}
