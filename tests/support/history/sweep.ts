import type { Viewer } from '../../../src/platform/context.js';
import type { Reading } from './reads.js';
import { along, named, type Shape } from './shape.js';
import type { Stored } from './stored.js';
import { isList, type Walk } from './walks.js';
import type { Json } from '../world.js';

export interface Manner {
  size: number;
  backwards: boolean;
  /** How many lists go on side by side in one operation. */
  abreast: number;
}

/** Walks lists from one end to the other; each page is compared with the oracle. Returns the first difference. */
export async function walkAll(at: Sweep, walks: readonly Walk[], manner: Manner): Promise<Json> {
  const { abreast } = manner;
  const starts = walks.map((walk): Moving => ({ walk, cursor: undefined }));
  const groups = Array.from({ length: Math.ceil(starts.length / abreast) }, (_, n) =>
    starts.slice(n * abreast, (n + 1) * abreast),
  );
  for (let group = groups.pop(); group; group = groups.pop()) {
    const { further, wrong } = await step(at, group, manner);
    if (wrong) return wrong;
    groups.push(...further.filter(({ length }) => length > 0));
  }
  return undefined;
}

/** One page of each list of a group, in one operation. Where one of them is refused, each goes on by itself. */
async function step(
  { reading, viewer, stored }: Sweep,
  group: Moving[],
  manner: Manner,
): Promise<{ further: Moving[][]; wrong: Json }> {
  const count = { next: 0 };
  const reads = group.map(({ walk }) => named(along(walk.way), count));
  const given: Json = Object.assign({}, ...reads.map((read, n) => variablesOf(read, group[n], manner)));
  const { names, day } = reading;
  const { data, wrong } = await reading.answered(reads, { viewer, stored, day, names, given });
  if (data === null) return { further: group.length > 1 ? group.map((each) => [each]) : [], wrong };
  const further = group.flatMap((moving, n) => next(moving, data, group.length > 1 ? `r${n}` : undefined, manner));
  return { further: [further], wrong };
}

/** Who looks at what. */
export interface Sweep {
  reading: Reading;
  viewer: Viewer;
  stored: Stored;
}

interface Moving {
  walk: Walk;
  cursor: string | undefined;
}

function variablesOf(read: Shape, { walk, cursor }: Moving, { size, backwards }: Manner): Json {
  const given: Json = {};
  let shape: Shape | undefined = read;
  for (const { field, args } of walk.way) {
    const paged = isList(field)
      ? { [backwards ? 'last' : 'first']: size, [backwards ? 'before' : 'after']: cursor }
      : {};
    for (const [name, value] of Object.entries({ ...args, ...paged })) given[shape.variables[name]] = value;
    shape = shape.below[0];
  }
  return given;
}

function next({ walk }: Moving, data: Json, alias: string | undefined, { backwards }: Manner): Moving[] {
  const page = walk.way.reduce((at, { field }, n) => at?.[n === 0 ? (alias ?? field.name) : field.name], data);
  const info = page?.pageInfo;
  if (!info || !(backwards ? info.hasPreviousPage : info.hasNextPage)) return [];
  return [{ walk, cursor: backwards ? info.startCursor : info.endCursor }];
}
