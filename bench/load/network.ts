import { readFileSync } from 'node:fs';
import { Random } from './random.ts';

export type Bodies = 'anqing' | 'anhui' | 'china';

const header = 'code,level,name,parent_code';

/** Digits of a province in a code, its name, and how many cities it has. */
const provinces: readonly (readonly [digits: number, name: string, cities: number])[] = [
  [11, '北京', 1],
  [12, '天津', 1],
  [13, '河北', 11],
  [14, '山西', 11],
  [15, '内蒙古', 12],
  [21, '辽宁', 14],
  [22, '吉林', 9],
  [23, '黑龙江', 13],
  [31, '上海', 1],
  [32, '江苏', 13],
  [33, '浙江', 11],
  [34, '安徽', 16],
  [35, '福建', 9],
  [36, '江西', 11],
  [37, '山东', 16],
  [41, '河南', 18],
  [42, '湖北', 14],
  [43, '湖南', 14],
  [44, '广东', 21],
  [45, '广西', 14],
  [46, '海南', 5],
  [50, '重庆', 2],
  [51, '四川', 21],
  [52, '贵州', 9],
  [53, '云南', 16],
  [54, '西藏', 7],
  [61, '陕西', 10],
  [62, '甘肃', 14],
  [63, '青海', 8],
  [64, '宁夏', 5],
  [65, '新疆', 15],
];

/** How many bodies there really are below the cities, development zones with codes of their own included. */
const below = { anhui: { counties: 119, townships: 1685 }, china: { counties: 2975, townships: 41_351 } };

/**
 * A network file as `npm run network:load` takes it: that of the demonstration, or one with the codes, the depth and the
 * numbers of the real one and made-up names.
 */
export function networkText(bodies: Bodies, seed: number): string {
  if (bodies === 'anqing') return readFileSync(new URL('../../seeds/network/anqing.csv', import.meta.url), 'utf8');
  const random = new Random(seed);
  const rows = [header];
  const chosen = provinces.filter(([, name]) => bodies === 'china' || name === '安徽');
  const cities = chosen.flatMap(([digits, name, count]) =>
    Array.from({ length: count }, (_, at) => ({
      code: (digits * 100 + at + 1) * 100_000_000,
      name: `${name}${at + 1}`,
    })),
  );
  const counties = spread(below[bodies].counties, cities.length, 98, random);
  const townships = spread(below[bodies].townships, below[bodies].counties, 300, random);
  for (const [at, { code, name }] of cities.entries()) {
    rows.push(`${code},CITY,${name}市,`);
    for (let county = 1; county <= counties[at]; county++) {
      addCounty(code + county * 1_000_000, code, `${name}市${county}县`, townships.pop()!, rows);
    }
  }
  return `${rows.join('\n')}\n`;
}

function addCounty(code: number, city: number, name: string, townships: number, rows: string[]): void {
  rows.push(`${code},COUNTY,${name},${city}`);
  for (let at = 1; at <= townships; at++) rows.push(`${code + at * 1000},TOWNSHIP,${name}${at}镇,${code}`);
}

/** `total` handed out to `places`, to each from 1 to `most`, the largest share about four times the smallest. */
function spread(total: number, places: number, most: number, random: Random): number[] {
  const scales = random.scales(places, 4);
  const shares = scales.map((scale) => Math.min(most, Math.max(1, Math.floor((scale * total) / places))));
  let left = total - shares.reduce((sum, share) => sum + share, 0);
  for (let at = 0; left !== 0; at = (at + 1) % places) {
    const step = Math.sign(left);
    if (shares[at] + step < 1 || shares[at] + step > most) continue;
    shares[at] += step;
    left -= step;
  }
  return shares;
}
