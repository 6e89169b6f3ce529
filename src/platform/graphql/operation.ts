import {
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { badInput } from '../errors.js';
import { checkKey, type Repeatable } from './idempotency.js';

/** An operation as the executor receives it. */
export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** The root fields of an operation, wherever fragments put them. */
export function rootFields({ document, operation }: Operation): FieldNode[] {
  const found: FieldNode[] = [];
  // Once is enough: the same fields again are merged, and fragments that double each other would not end.
  const seen = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const part of set.selections) {
      if (part.kind === Kind.FIELD) found.push(part);
      else if (part.kind === Kind.INLINE_FRAGMENT) visit(part.selectionSet);
      else if (!seen.has(part.name.value)) {
        seen.add(part.name.value);
        const fragment = document.definitions.find(
          (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === part.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) visit(fragment.selectionSet);
      }
    }
  };
  visit(operation.selectionSet);
  return found;
}

/** How an operation is run. `door` mutations run without a viewer's scope; `nothing` needs no database. */
export function kindOf(
  operation: Operation,
  fields: readonly FieldNode[],
  doors: ReadonlySet<string>,
): 'read' | 'write' | 'door' | 'nothing' {
  if (operation.operation.operation !== 'mutation') {
    return fields.every(({ name }) => name.value.startsWith('__')) ? 'nothing' : 'read';
  }
  const passing = fields.filter(({ name }) => doors.has(name.value));
  if (passing.length === 0) return 'write';
  if (fields.length > 1) {
    throw badInput(passing[0].name.value, { en: 'stands alone in its operation.', zh: '须单独提交。' });
  }
  return 'door';
}

/** The key under which a mutation may be sent again, if the client gave one. */
export function repeatable(operation: Operation, fields: readonly FieldNode[]): Repeatable | undefined {
  const keys = fields.map((field) => clientMutationId(operation, field)).filter((key) => key != null);
  if (keys.length === 0) return undefined;
  if (fields.length > 1) {
    throw badInput('clientMutationId', {
      en: 'needs a mutation that stands alone in its operation.',
      zh: '只能用于单独提交的变更。',
    });
  }
  checkKey(keys[0]);
  const { document, operation: node, variables } = operation;
  return { key: keys[0], request: `${print(document)}\n${node.name?.value ?? ''}\n${stable(variables)}` };
}

function clientMutationId({ schema, variables }: Operation, node: FieldNode): string | undefined {
  const field = schema.getMutationType()?.getFields()[node.name.value];
  if (!field) return undefined;
  const { input } = getArgumentValues(field, node, variables) as { input?: { clientMutationId?: string } };
  return input?.clientMutationId ?? undefined;
}

const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
