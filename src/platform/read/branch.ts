import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import type { Relation } from '../graphql/fields.js';
import type { ListBelow } from './below.js';
import type { PageArgs } from './page.js';
import type { Table, Tables } from './table.js';

/** What a selection asks of the rows of one table: columns, and what is read along with each row. */
export interface Branch {
  table: Table;
  properties: string[];
  ones: One[];
  lists: Many[];
}

/** The one object whose key stands in the column `by`; kept on the row under the field's name. */
export interface One {
  field: string;
  by: string;
  branch: Branch;
}

/** A list below each row; kept on the row under `key`. */
export interface Many {
  key: string;
  list: ListBelow;
  branch: Branch;
  /** Arguments of the page, or undefined where this operation leaves the list out or asks it twice in different ways. */
  pageIn: (variables: Record<string, unknown>) => PageArgs | undefined;
}

/** Where the page of a list that was read along is kept on its parent's row. */
export const keyOfList = (responseKey: string | number, field: string): string => `${responseKey}:${field}`;

const cache = new WeakMap<object, Map<Table, Branch>>();

/**
 * What the selection under `info` asks of `table`, wherever fragments put it. Columns under `@skip` and `@include` are
 * read all the same, so that one document stays one statement; the answer leaves such fields out.
 */
export function branchOf(info: GraphQLResolveInfo, table: Table, tables: Tables): Branch {
  const { fieldNodes } = info;
  // A field that stands in several places is merged with others in some of them: those are remembered together.
  const place = fieldNodes.length === 1 ? fieldNodes[0] : fieldNodes;
  const known = cache.get(place) ?? new Map<Table, Branch>();
  cache.set(place, known);
  const branch =
    known.get(table) ??
    new Growing(info, table, tables, { left: mostTables }).grow(fieldNodes, getNamedType(info.returnType));
  known.set(table, branch);
  return branch;
}

/** Planning a statement of many tables takes longer than reading them one after the other; the rest is read then. */
const mostTables = 24;

/** What authorisation, ids and relations need whatever the client selects. */
const alwaysRead = ['id', 'tenantId', 'state'];

interface Asked {
  field: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
}

class Growing {
  readonly #properties: Set<string>;
  readonly #ones = new Map<string, Asked>();
  readonly #lists = new Map<string, Asked>();

  constructor(
    private readonly info: GraphQLResolveInfo,
    private readonly table: Table,
    private readonly tables: Tables,
    private readonly budget: { left: number },
  ) {
    this.#properties = new Set(alwaysRead.filter((property) => table.has(property)));
  }

  grow(nodes: readonly FieldNode[], type: GraphQLNamedType): Branch {
    for (const node of nodes) this.#collect(node.selectionSet, type);
    const ones = [...this.#ones.values()].filter(() => this.budget.left-- > 0).map((asked) => this.#one(asked));
    const lists = [...this.#lists].filter(() => this.budget.left-- > 0).map(([key, asked]) => this.#many(key, asked));
    // The sort is for the text of the statement: the same columns are the same statement.
    return { table: this.table, properties: [...this.#properties].sort(), ones, lists };
  }

  /** Walks the selection; on the way to the table's own type it passes through connections, edges and payloads. */
  #collect(set: SelectionSetNode | undefined, type: GraphQLNamedType): void {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') this.#field(selection, type);
      else {
        const part = selection.kind === 'FragmentSpread' ? this.info.fragments[selection.name.value] : selection;
        const named = part.typeCondition && this.info.schema.getType(part.typeCondition.name.value);
        this.#collect(part.selectionSet, named ?? type);
      }
    }
  }

  #field(node: FieldNode, type: GraphQLNamedType): void {
    if (!isObjectType(type) && !isAbstractType(type)) return;
    const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
    if (!field) return;
    if (type.name === this.table.typeName || isAbstractType(type)) this.#own(node, field);
    else if (!this.tables.entityOfType(type.name)) this.#collect(node.selectionSet, getNamedType(field.type));
  }

  #own(node: FieldNode, field: GraphQLField<unknown, unknown>): void {
    const declared = field.extensions.needs as string[] | undefined;
    for (const property of declared ?? [field.name]) if (this.table.has(property)) this.#properties.add(property);
    if (field.extensions.relation) this.#ask(this.#ones, field.name, node, field);
    if (field.extensions.below)
      this.#ask(this.#lists, keyOfList(node.alias?.value ?? field.name, field.name), node, field);
  }

  #ask(asked: Map<string, Asked>, key: string, node: FieldNode, field: Asked['field']): void {
    const same = asked.get(key);
    if (same) same.nodes.push(node);
    else asked.set(key, { field, nodes: [node] });
  }

  #one({ field, nodes }: Asked): One {
    const { entity, by } = field.extensions.relation as Relation;
    return { field: field.name, by, branch: this.#below(this.tables.of(entity()), nodes, field) };
  }

  #many(key: string, { field, nodes }: Asked): Many {
    const list = field.extensions.below as ListBelow;
    const branch = this.#below(this.tables.of(list.entity()), nodes, field);
    // The sort key makes the cursors.
    for (const property of list.order.by) if (!branch.properties.includes(property)) branch.properties.push(property);
    return { key, list, branch, pageIn: (variables) => pageOf(field, nodes, list, variables) };
  }

  #below(table: Table, nodes: FieldNode[], field: Asked['field']): Branch {
    return new Growing(this.info, table, this.tables, this.budget).grow(nodes, getNamedType(field.type));
  }
}

function pageOf(
  field: Asked['field'],
  nodes: FieldNode[],
  list: ListBelow,
  variables: Record<string, unknown>,
): PageArgs | undefined {
  const shown = nodes.filter((node) => isShown(node, variables));
  if (shown.length === 0) return undefined;
  if (list.page) return list.page;
  const [page, ...others] = shown.map((node) => getArgumentValues(field, node, variables) as PageArgs);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(page)) ? page : undefined;
}

function isShown(node: FieldNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
  );
}
