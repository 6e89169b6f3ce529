import type { GraphQLSchema } from 'graphql';
import { type Role, type Viewer } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';
import type { KindIds, MemberKeys } from './demo-duties.js';
import { DemoScript, type DemoStep } from './demo-script.js';
import type { Cast, Register } from './demo-plan.js';
import type { Stage } from './stage.js';

/** Part of the story of joint research and of what passes between bodies. */
export interface DemoChapter {
  chapter: string;
  steps: DemoStep[];
}

interface Scene {
  stage: Stage;
  schema: GraphQLSchema;
  cast: Cast;
  register: Register;
  members: MemberKeys;
  kinds: KindIds;
}

/** Plays joint research, chapter by chapter, through what the bodies did for it. */
export async function playResearch(chapters: readonly DemoChapter[], scene: Scene): Promise<void> {
  const cast = (by: string): Viewer => {
    const [role, body] = by.split(' ');
    return scene.cast(role as Role, body);
  };
  const script = new DemoScript(scene.stage, scene.schema, cast, (name) => idOf(name, scene));
  for (const { steps } of chapters) await script.play(steps);
}

/** The id of what other parts of the demonstration made: `member <body> <key>`, `kind <body> <code>`, `item <body> <year> <place>`, and what an item came from. */
async function idOf(name: string, { register, members, kinds }: Scene): Promise<string | undefined> {
  const [what, ...rest] = name.split(' ');
  const place = rest.join(' ');
  if (what === 'item') return register.items.get(place);
  if (what === 'suggestion-in') return register.suggestions.get(place)?.[0];
  if (what === 'kind') return kinds.get(place);
  if (what !== 'member') return undefined;
  const [body, key] = rest;
  const id = (await members(body, '')).get(key);
  return id && globalId('Member', id);
}
