import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../platform/context.js';
import { act, type Act, type Stage } from './stage.js';

/** One act as it stands under seeds/: who did it on which day, and under what name later ones find what it made. */
export interface DemoStep {
  on: string;
  /** Role and code of the body: `OFFICE 340800000000`. */
  by: string;
  act: string;
  /** Strings that begin with `@` name what others made. */
  input: Record<string, unknown>;
  as?: string;
}

/** What is read of a payload beside the id of what was made: each of these is named after it. */
const parts: Record<string, string | undefined> = {
  sendHandover: 'handovers(first: 50) { nodes { id toBody { code } } }',
  handInContribution: 'versions(last: 1) { nodes { handover { id } } }',
  creditResearch: 'credits(first: 100) { nodes { id toBody { code } researcherName } }',
};

/** Plays steps in their order; those that one person does in a row on a day go in one operation where none waits for another. */
export class DemoScript {
  readonly #names = new Map<string, string>();

  constructor(
    private readonly stage: Stage,
    private readonly schema: GraphQLSchema,
    private readonly cast: (by: string) => Viewer,
    /** What was made elsewhere, by name. */
    private readonly known: (name: string) => Promise<string | undefined>,
  ) {}

  async play(steps: readonly DemoStep[]): Promise<void> {
    let together: { step: DemoStep; act: Act }[] = [];
    const flush = async (): Promise<void> => {
      const [first] = together;
      if (!first) return;
      const { by, on } = first.step;
      const payloads = await this.stage.play(
        this.cast(by),
        on,
        together.map(({ act }) => act),
      );
      payloads.forEach((payload, at) => this.#name(together[at].step.as, Object.values(payload)[0]));
      together = [];
    };
    for (const step of steps) {
      const [before] = together;
      if (before && (before.step.by !== step.by || before.step.on !== step.on || this.#waits(step.input)))
        await flush();
      together.push({ step, act: await this.#actOf(step) });
    }
    await flush();
  }

  /** Whether it names what is still to be made. */
  #waits(input: unknown): boolean {
    return [...JSON.stringify(input).matchAll(/"@([^"]+)"/g)].some(([, name]) => !this.#names.has(name));
  }

  async #actOf({ act: name, input }: DemoStep): Promise<Act> {
    const field = this.schema.getMutationType()!.getFields()[name];
    const payload = getNamedType(field.type) as GraphQLObjectType;
    const made = Object.values(payload.getFields()).find(({ type }) => isObjectType(getNamedType(type)));
    const selection = made ? `${made.name} { id ${parts[name] ?? ''} }` : '__typename';
    const type = getNamedType(field.args[0].type).name;
    return act(name, type, (await this.#resolved(input)) as Record<string, unknown>, selection);
  }

  async #resolved(value: unknown): Promise<unknown> {
    if (typeof value === 'string' && value.startsWith('@')) return this.#idOf(value.slice(1));
    if (Array.isArray(value)) return Promise.all(value.map((each) => this.#resolved(each)));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(async ([key, each]) => [key, await this.#resolved(each)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  async #idOf(name: string): Promise<string> {
    const id = this.#names.get(name) ?? (await this.known(name));
    if (!id) throw new Error(`the demonstration has nothing named ${name}`);
    return id;
  }

  /** What was made by its name, and what came of it along with it by that and by what else is read of it. */
  #name(as: string | undefined, made: unknown): void {
    if (as === undefined || typeof made !== 'object' || made === null) return;
    const { id, ...others } = made as Record<string, unknown>;
    if (typeof id === 'string') this.#names.set(as, id);
    for (const each of Object.values(others)) {
      const nodes = (each as { nodes?: Record<string, unknown>[] } | null)?.nodes ?? [];
      for (const node of nodes) this.#nameNode(as, node);
    }
  }

  #nameNode(as: string, { id, handover, ...others }: Record<string, unknown>): void {
    if (handover) this.#names.set(`${as} handover`, (handover as { id: string }).id);
    const words = Object.values(others).flatMap((each): unknown[] =>
      typeof each === 'object' ? Object.values(each ?? {}) : [each],
    );
    if (id) this.#names.set([as, ...words].join(' '), id as string);
  }
}
