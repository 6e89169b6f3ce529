import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  type GraphQLArgument,
  type GraphQLNamedType,
} from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { orderOf } from './answer.js';
import type { OrderNames } from './page.js';
import type { Shape } from './shape.js';
import type { Stored } from './stored.js';
import type { Row } from '../oracle.js';
import { nodeTypes, type AnyField } from '../schema-walk.js';
import { schemeDocument, wrongDocuments } from '../schemes.js';
import { tableOfType } from '../stored-rows.js';
import type { Json } from '../world.js';

/** What an id is of, where its name does not say: of reviews, and of lineage. */
const severalTypes: Record<string, string[]> = {
  subjectId: ['Plan', 'PlanItem', 'TopicSuggestion'],
  id: ['PlanItem', 'TopicSuggestion'],
  projectId: ['ResearchProject'],
};

/** Turns numbers into arguments: mostly what fits, now and then what is of others, of other lists, or nowhere. */
export class Filling {
  #next = 0;

  constructor(
    private readonly numbers: readonly number[],
    private readonly viewer: Viewer,
    private readonly stored: Stored,
    private readonly names: OrderNames,
    private readonly cursors: ReadonlyMap<string, string[]>,
  ) {}

  variablesOf(read: Shape): Json {
    const given: Json = {};
    for (const { shape, type } of withTypes(read, 'Query')) this.#fill(shape, type, given);
    return given;
  }

  #fill({ field, variables, on }: Shape, parent: string, given: Json): void {
    const args: Json = {};
    const paged = field.args.some(({ name }) => name === 'first');
    // Most filters are left out, or hardly anything would be found.
    const seldom = Math.max(4, field.args.length / 2);
    for (const arg of field.args) {
      if (paged && ['first', 'last', 'after', 'before'].includes(arg.name)) continue;
      const required = String(arg.type).endsWith('!') && arg.defaultValue === undefined;
      if (required || this.#one(arg.name === 'scope' ? 2 : Math.ceil(seldom)) === 1)
        args[arg.name] = this.#value(arg, on ?? tableTypeOf(field));
    }
    if (paged) Object.assign(args, this.#page(`${parent}.${field.name}`, args, parent === 'Query', field.args));
    for (const [name, value] of Object.entries(args)) given[variables[name]] = value;
  }

  #page(name: string, args: Json, isRoot: boolean, declared: readonly GraphQLArgument[]): Json {
    const size = this.#among(isRoot ? [3, 1, 2, 5, 20, 100, 10, 50, 4, 7, 25, 30, 100, 0, 101] : [2, 1, 3, 5]);
    const orderBy = args.orderBy ?? declared.find((arg) => arg.name === 'orderBy')?.defaultValue;
    const list = orderOf(name, { orderBy });
    const page: Json = this.#one(3) === 1 ? { last: size } : { first: size };
    const cursor = this.#one(3) > 0 ? this.#cursor(list) : undefined;
    if (cursor) page[this.#among(['after', 'before'])] = cursor;
    return page;
  }

  #cursor(list: string): string | undefined {
    if (!this.names.knows(list)) return undefined;
    const own = this.cursors.get(list)!;
    return this.#one(8) === 1 ? this.#among([...this.cursors.values()].flat()) : this.#among(own);
  }

  #value(arg: GraphQLArgument, on?: string): unknown {
    const type = getNullableType(arg.type);
    if (isListType(type)) return [0, 1].map(() => this.#leaf(arg, getNamedType(type), on));
    return this.#leaf(arg, getNamedType(type), on);
  }

  #leaf({ name }: GraphQLArgument, type: GraphQLNamedType, on?: string): unknown {
    if (isEnumType(type)) return this.#among(type.getValues().map((each) => each.name));
    if (type.name === 'Boolean') return this.#one(2) === 1;
    if (type.name === 'ID') return this.#id(name, on);
    if (type.name === 'Int' && name === 'year') return this.#among([2025, 2026, 2024, 2023, 2022, 1999]);
    if (type.name === 'LocalDate')
      return this.#among(['2026-06-15', '2025-06-30', '2025-12-31', '2026-03-31', '2026-09-30']);
    if (type.name === 'String' && ['body', 'code', 'withBody'].includes(name)) return this.#code();
    if (type.name === 'String' && name === 'text') return this.#among(['测试', '委员', '甲', '']);
    if (type.name === 'String' && name === 'grade') return this.#among(['优秀', '称职', '']);
    if (type.name === 'JSON') return this.#among([schemeDocument(), ...wrongDocuments.map(([wrong]) => wrong)]);
    if (type.name === 'String' && name === 'organiser') return this.#among(['测试', '甲', '']);
    throw new Error(`nothing is known to ask for as ${name}: ${type.name}`);
  }

  #code(): string {
    const codes = this.#rows('body').map(({ id }) => String(id));
    return this.#one(16) === 0 ? '999999999999' : this.#among(codes);
  }

  /** Mostly what exists for whoever asks, or all would be missing. */
  #rows(table: string): Row[] {
    const visible = this.stored.visible(table, this.viewer);
    return visible.length > 0 && this.#one(3) > 0 ? visible : this.stored.rows(table);
  }

  /** Of the type that the argument is named after; one in eight of any type, one in eight of nothing. */
  #id(name: string, on?: string): string {
    const ending = (type: string) => name.toLowerCase().endsWith(`${type.toLowerCase()}id`);
    const type = on ?? nodeTypes.find(ending) ?? this.#among(severalTypes[name] ?? nodeTypes);
    const chance = this.#one(8);
    const chosen = chance === 1 ? this.#among(nodeTypes) : type;
    const rows = this.#rows(tableOfType(chosen)!);
    if (chance === 0 || rows.length === 0) return globalId(chosen, chosen === 'Body' ? 999_999_999_999 : uuidv7());
    return globalId(chosen, this.#among(rows).id as string);
  }

  /** A choice among so many; the same numbers in another turn are other choices. */
  #one(of: number): number {
    const number = this.numbers[this.#next % this.numbers.length] ?? 0;
    this.#next += 1;
    return Math.floor(number / (1 + Math.floor(this.#next / this.numbers.length))) % of;
  }

  #among<T>(list: readonly T[]): T {
    return list[this.#one(list.length)];
  }
}

/** The type whose ids a field takes: its own, where that is fetched by them. */
const tableTypeOf = ({ type, args }: AnyField): string | undefined => {
  const { name } = getNamedType(type);
  return args.some((arg) => arg.name === 'id') && tableOfType(name) ? name : undefined;
};

function withTypes(shape: Shape, parent: string): { shape: Shape; type: string }[] {
  const type = shape.on ?? getNamedType(shape.field.type).name;
  return [{ shape, type: parent }, ...shape.below.flatMap((each) => withTypes(each, type))];
}
