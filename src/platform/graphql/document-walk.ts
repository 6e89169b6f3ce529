import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';
import { documentLimits, type DocumentLimit } from './document-limits.js';

type Counted = 'definitions' | 'spreads' | 'variables' | 'directives' | 'values' | 'repeats';

class Passed extends Error {
  constructor(readonly limit: DocumentLimit) {
    super(limit);
  }
}

/** The limit that a document passes, if it does. */
export function limitOfDocument({ definitions }: DocumentNode): DocumentLimit | undefined {
  try {
    const count = counter();
    count('definitions', definitions.length);
    for (const definition of definitions) new Walk(count).definition(definition);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Passed) return thrown.limit;
    throw thrown;
  }
}

function counter(): (what: Counted, more: number) => void {
  const counts: Partial<Record<Counted, number>> = {};
  return (what, more) => {
    const n = (counts[what] ?? 0) + more;
    if (n > documentLimits[what]) throw new Passed(what);
    counts[what] = n;
  };
}

/** One definition: its aliases and its depth are counted for themselves, as an operation may have that many. */
class Walk {
  #aliases = 0;

  constructor(private readonly count: (what: Counted, more: number) => void) {}

  definition(node: DefinitionNode): void {
    if (node.kind === Kind.OPERATION_DEFINITION) this.operation(node);
    else if (node.kind !== Kind.FRAGMENT_DEFINITION) return;
    this.directives(node);
    this.selections(node.selectionSet, 1, 1);
  }

  private operation({ variableDefinitions = [], selectionSet }: OperationDefinitionNode): void {
    this.count('variables', variableDefinitions.length);
    for (const variable of variableDefinitions) {
      this.directives(variable);
      if (variable.defaultValue) this.value(variable.defaultValue, 1);
    }
    const fields = selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
    if (fields.length > documentLimits.rootFields) throw new Passed('rootFields');
  }

  private selections({ selections }: SelectionSetNode, depth: number, nesting: number): void {
    if (depth > documentLimits.depth) throw new Passed('depth');
    this.nested(nesting);
    const names = new Set<string>();
    let fields = 0;
    for (const part of selections) {
      this.directives(part);
      if (part.kind === Kind.FIELD) {
        fields++;
        names.add((part.alias ?? part.name).value);
        this.field(part, depth, nesting);
        continue;
      }
      this.count('spreads', 1);
      if (part.kind === Kind.INLINE_FRAGMENT) this.selections(part.selectionSet, depth, nesting + 1);
    }
    this.count('repeats', fields - names.size);
  }

  private field({ alias, arguments: given, selectionSet }: FieldNode, depth: number, nesting: number): void {
    if (alias && ++this.#aliases > documentLimits.aliases) throw new Passed('aliases');
    this.values(given, nesting);
    if (selectionSet) this.selections(selectionSet, depth + 1, nesting + 1);
  }

  private directives({ directives = [] }: { directives?: readonly DirectiveNode[] }): void {
    this.count('directives', directives.length);
    for (const directive of directives) this.values(directive.arguments, 1);
  }

  private values(given: readonly { value: ValueNode }[] = [], nesting: number): void {
    this.count('values', given.length);
    for (const { value } of given) this.value(value, nesting + 1);
  }

  private value(node: ValueNode, nesting: number): void {
    this.nested(nesting);
    if (node.kind === Kind.OBJECT) this.values(node.fields, nesting);
    if (node.kind !== Kind.LIST) return;
    this.count('values', node.values.length);
    for (const value of node.values) this.value(value, nesting + 1);
  }

  private nested(nesting: number): void {
    if (nesting > documentLimits.nesting) throw new Passed('nesting');
  }
}

/** The error that says so; its code is given by whoever formats errors of validation. */
export const passing = (limit: DocumentLimit): GraphQLError =>
  new GraphQLError(`The document passes the limit ${limit} of ${documentLimits[limit]}.`, {
    extensions: { limit, maximum: documentLimits[limit] },
  });

/** The rule that keeps all others from a document that passes a limit: without the document they have nothing to visit. */
export function withinLimits(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      enter(document) {
        const limit = limitOfDocument(document);
        if (!limit) return undefined;
        context.reportError(passing(limit));
        return null;
      },
    },
  };
}
