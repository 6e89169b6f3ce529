import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import type { Table } from './table.js';

/** Declares on a field which columns its resolver reads: `@Extensions(needs('dueOn'))`. */
export const needs = (...properties: string[]): { needs: string[] } => ({ needs: properties });

const cache = new WeakMap<FieldNode, Map<string, string[]>>();

/**
 * The properties of `table` that the selection under `info` asks for, wherever fragments put them.
 * `@skip` and `@include` are not looked at, so that one document stays one statement; the answer leaves such fields out.
 */
export function selectedProperties(info: GraphQLResolveInfo, table: Table): string[] {
  const node = info.fieldNodes[0];
  const known = cache.get(node) ?? new Map<string, string[]>();
  cache.set(node, known);
  const cached = known.get(table.typeName);
  // A field that stands in several places is merged with others in some of them: only what stands alone is remembered.
  const alone = info.fieldNodes.length === 1;
  if (cached && alone) return cached;
  const found = new Set<string>(alwaysRead.filter((property) => table.has(property)));
  for (const fieldNode of info.fieldNodes) {
    collect(fieldNode.selectionSet, getNamedType(info.returnType), { info, table, found });
  }
  const properties = [...found].sort();
  if (alone) known.set(table.typeName, properties);
  return properties;
}

/** What authorisation, ids and relations need whatever the client selects. */
const alwaysRead = ['id', 'tenantId', 'state'];

interface Collecting {
  info: GraphQLResolveInfo;
  table: Table;
  found: Set<string>;
}

/** Walks the selection; on the way to the table's own type it passes through connections, edges and payloads. */
function collect(set: SelectionSetNode | undefined, type: GraphQLNamedType, at: Collecting): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'FragmentSpread') {
      const fragment = at.info.fragments[selection.name.value];
      const named = at.info.schema.getType(fragment.typeCondition.name.value);
      collect(fragment.selectionSet, named ?? type, at);
    } else if (selection.kind === 'InlineFragment') {
      const condition = selection.typeCondition && at.info.schema.getType(selection.typeCondition.name.value);
      collect(selection.selectionSet, condition ?? type, at);
    } else {
      collectField(selection, type, at);
    }
  }
}

function collectField(node: FieldNode, type: GraphQLNamedType, at: Collecting): void {
  if (!isObjectType(type) && !isAbstractType(type)) return;
  const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
  if (!field) return;
  if (type.name === at.table.typeName || isAbstractType(type)) {
    const declared = field.extensions.needs as string[] | undefined;
    for (const property of declared ?? [node.name.value]) if (at.table.has(property)) at.found.add(property);
  } else if (node.selectionSet) {
    collect(node.selectionSet, getNamedType(field.type), at);
  }
}
